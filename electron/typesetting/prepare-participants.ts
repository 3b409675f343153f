import { groupBy } from '../../shared/model/group-by.ts'
import type { MeetingV1, Participant } from '../../shared/model/meeting/v1.ts'
import { compareStates, stateName } from '../../shared/text/states.ts'
import { blockDirection, printableLine, type Preparation } from './preparation.ts'
import type { ParticipantGroup, TypesetData } from './typeset-data.ts'

/**
 * Who took part, as lists of participants have it: States in the alphabetical order of the document's language, heads of
 * delegation first; then organizations; then whoever represents neither. Once it is known who came, the others are left out.
 */
export function toParticipants(meeting: MeetingV1, preparation: Preparation): TypesetData['participants'] {
  const { language, words } = preparation
  const came = meeting.participants.filter(({ attendance }) => attendance === 'attended')
  const listed =
    came.length > 0 ? came : meeting.participants.filter((each) => each.attendance !== 'apologies')
  const people = listed.toSorted((a, b) => Number(b.capacity === 'head') - Number(a.capacity === 'head'))
  const states = groupBy(people, ({ state }) => state ?? '')
  const others = groupBy(states.get('') ?? [], ({ organization }) => organization?.trim() ?? '')
  const { compare } = new Intl.Collator(language)
  const codes = [...states.keys()].filter(Boolean).toSorted(compareStates(language))
  const organizations = [...others.keys()].filter(Boolean).toSorted(compare)
  const groups = [
    ...codes.map((code) =>
      group(stateName(code, language), states.get(code), ['position', 'organization'], preparation),
    ),
    ...organizations.map((name) => group(name, others.get(name), ['position'], preparation)),
    ...(others.has('') ? [group(words.otherParticipants, others.get(''), ['position'], preparation)] : []),
  ]
  return groups.length > 0 ? { heading: words.participants, groups } : null
}

function group(
  name: string,
  people: readonly Participant[] = [],
  details: readonly ('position' | 'organization')[],
  preparation: Preparation,
): ParticipantGroup {
  return {
    name: printableLine(name, preparation),
    people: people.map((person) => {
      const own = printableLine(person.name, preparation)
      const detail = details.map((each) => printableLine(person[each], preparation)).filter(Boolean)
      const comma = preparation.language === 'ar' ? '، ' : preparation.language === 'zh' ? '，' : ', '
      return {
        name: own,
        detail: detail.map((each) => `${comma}${each}`).join(''),
        dir: blockDirection(null, own, preparation),
      }
    }),
  }
}

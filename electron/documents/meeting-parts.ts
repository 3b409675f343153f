import type { DocumentNode } from '../../shared/document/body.ts'
import { bullets, heading, table } from '../../shared/document/build.ts'
import type { Language } from '../../shared/model/languages.ts'
import type { AgendaItem, MeetingV1, Participant } from '../../shared/model/meeting/v1.ts'
import { groupBy } from '../../shared/model/group-by.ts'
import { compareStates, stateName } from '../../shared/text/states.ts'
import { fill, phrasesFor, writtenDate } from './phrases.ts'

/** Where and when a meeting was held, as one sentence; what is not known stands in brackets. */
export function heldSentence(meeting: MeetingV1, language: Language): string {
  const phrases = phrasesFor(language)
  const place = [meeting.city, meeting.country].filter(Boolean).join(', ') || phrases.placeUnknown
  if (!meeting.dates) return fill(phrases.heldUnknown, { meeting: meeting.title })
  const { start, end } = meeting.dates
  return fill(start === end ? phrases.heldOn : phrases.heldFrom, {
    meeting: meeting.title,
    place,
    start: writtenDate(start, language),
    end: writtenDate(end, language),
  })
}

/** The agenda as a table: number, subject with its ask, time. */
export function agendaTable(meeting: MeetingV1, language: Language): DocumentNode {
  const phrases = phrasesFor(language)
  return table(
    null,
    [[phrases.item], [phrases.subject], [phrases.time]],
    meeting.agenda.map((item) => [
      [item.number],
      [item.ask ? `${item.title} (${phrases.asks[item.ask].toLocaleLowerCase(language)})` : item.title],
      [timing(item, language)],
    ]),
  )
}

function timing(item: AgendaItem, language: Language): string {
  const duration = item.duration ? fill(phrasesFor(language).minutesUnit, { n: String(item.duration) }) : ''
  return [item.date ? writtenDate(item.date, language) : '', item.start ?? '', duration]
    .filter(Boolean)
    .join(', ')
}

/** Those present, by State in the order of the document's language, then everybody else by organization. */
export function participantList(meeting: MeetingV1, language: Language): DocumentNode[] {
  const present = meeting.participants.filter((each) => each.attendance !== 'apologies')
  const states = groupBy(
    present.filter((each) => each.state),
    (each) => each.state ?? '',
  )
  const others = groupBy(
    present.filter((each) => !each.state),
    (each) => each.organization ?? '',
  )
  const collator = new Intl.Collator(language)

  const delegations = [...states.keys()]
    .toSorted(compareStates(language))
    .flatMap((code) => [heading(3, stateName(code, language)), people(states.get(code) ?? [], collator)])
  if (others.size === 0) return delegations
  return [
    ...delegations,
    heading(2, phrasesFor(language).organizations),
    ...[...others.keys()]
      .toSorted(collator.compare)
      .flatMap((organization) => [
        ...(organization ? [heading(3, organization)] : []),
        people(others.get(organization) ?? [], collator),
      ]),
  ]
}

function people(participants: Participant[], collator: Intl.Collator): DocumentNode {
  const sorted = participants.toSorted((a, b) => collator.compare(a.name, b.name))
  return bullets(...sorted.map((each) => [[each.name, each.position].filter(Boolean).join(', ')]))
}

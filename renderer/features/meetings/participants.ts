import type { Participant } from '../../../shared/model/meeting/v1.ts'
import { findState } from '../../../shared/text/find-state.ts'
import { fold } from '../../../shared/text/fold.ts'

export type GroupedBy = 'state' | 'organization'

/** Participants of one State or organization; `key` is the code or the name, empty for those without. */
export type ParticipantGroup = { key: string; name: string; items: Participant[] }

/** Participants by State, or by organization, each sorted by name as `collator` has it; those without come last. */
export function groupParticipants(
  participants: readonly Participant[],
  by: GroupedBy,
  nameOf: (key: string) => string,
  collator: Intl.Collator,
): ParticipantGroup[] {
  const groups = new Map<string, ParticipantGroup>()
  for (const each of participants) {
    const key = (by === 'state' ? each.state : each.organization?.trim()) ?? ''
    const folded = fold(key)
    const group = groups.get(folded) ?? { key, name: key === '' ? '' : nameOf(key), items: [] }
    group.items.push(each)
    groups.set(folded, group)
  }
  // Heads of delegation lead their delegation, as on a list of participants.
  const inGroup = (a: Participant, b: Participant) =>
    Number(b.capacity === 'head') - Number(a.capacity === 'head') || collator.compare(a.name, b.name)
  return [...groups.values()]
    .map((group) => ({ ...group, items: group.items.toSorted(inGroup) }))
    .toSorted((a, b) => Number(a.key === '') - Number(b.key === '') || collator.compare(a.name, b.name))
}

export type ParticipantCounts = { people: number; states: number; organizations: number; attended: number }

export function countParticipants(participants: readonly Participant[]): ParticipantCounts {
  const distinct = (values: (string | undefined)[]) =>
    new Set(values.flatMap((value) => (value?.trim() ? [fold(value.trim())] : []))).size
  return {
    people: participants.length,
    states: distinct(participants.map((each) => each.state)),
    organizations: distinct(participants.map((each) => each.organization)),
    attended: participants.filter((each) => each.attendance === 'attended').length,
  }
}

/** One line of a pasted list. `stateText` is what was written where `state` could not be told from it. */
export type PastedLine = {
  line: number
  name: string
  state: string | null
  stateText: string
  /** Codes the text may mean, likeliest first. */
  near: string[]
  organization: string
  position: string
  /** Somebody of that name and State is on the list, or stands higher up in the text. */
  isKnown: boolean
}

const limit = 500

/**
 * Reads "Name; State; Organization; Position", a person a line; parts are parted by semicolons, or by tabs as
 * spreadsheets copy them. Lines without a name are left out. States are found, never guessed.
 */
export function readParticipantLines(text: string, present: readonly Participant[]): PastedLine[] {
  const seen = new Set(present.map((each) => keyOf(each.name, each.state ?? '')))
  return text.split(/\r?\n/).flatMap((content, index) => {
    const parts = content.split(content.includes('\t') ? '\t' : ';').map((part) => clean(part))
    const [name = '', stateText = '', organization = '', position = ''] = parts
    if (name === '') return []
    const found = stateText === '' ? { code: null, near: [] } : findState(stateText)
    const state = found.code
    const key = keyOf(name, state ?? '')
    const isKnown = seen.has(key)
    seen.add(key)
    return [
      {
        line: index + 1,
        name,
        state,
        stateText: state === null ? stateText : '',
        near: found.code === null ? found.near : [],
        organization,
        position,
        isKnown,
      },
    ]
  })
}

/** What was decided about a text that names no State we know: a code, or that it is an organization, or to leave it out. */
export type StateAnswer = { code: string } | 'organization' | 'nothing'

/** The texts that must be asked about, each once, with what they may mean. */
export function openQuestions(
  lines: readonly PastedLine[],
): { text: string; near: string[]; lines: number }[] {
  const questions = new Map<string, { text: string; near: string[]; lines: number }>()
  for (const { stateText, near } of lines) {
    if (stateText === '') continue
    const question = questions.get(fold(stateText)) ?? { text: stateText, near, lines: 0 }
    questions.set(fold(stateText), { ...question, lines: question.lines + 1 })
  }
  return [...questions.values()]
}

/** The participants of a pasted list once every question is answered; answers are by folded text. */
export function toParticipants(
  lines: readonly PastedLine[],
  answers: ReadonlyMap<string, StateAnswer>,
  newId: () => string,
): Participant[] {
  return lines.map((each) => {
    const answer = each.stateText === '' ? undefined : answers.get(fold(each.stateText))
    const state = typeof answer === 'object' ? answer.code : each.state
    const organization =
      answer === 'organization'
        ? [each.stateText, each.organization].filter(Boolean).join(', ').slice(0, limit)
        : each.organization
    return {
      id: newId(),
      name: each.name,
      ...(state ? { state } : {}),
      ...(organization ? { organization } : {}),
      ...(each.position ? { position: each.position } : {}),
      capacity: state ? 'delegate' : 'participant',
      attendance: 'expected',
    }
  })
}

function clean(part: string): string {
  return part
    .replace(/\s+/g, ' ')
    .replace(/^["\s]+|["\s]+$/g, '')
    .slice(0, limit)
}

function keyOf(name: string, state: string): string {
  return `${fold(name.replace(/\s+/g, ' ').trim())}|${state}`
}

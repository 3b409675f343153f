import type { DocumentBody, DocumentNode } from '../../shared/document/body.ts'
import { doc, heading, numbered, pageBreak, recordLink, table } from '../../shared/document/build.ts'
import type { Language } from '../../shared/model/languages.ts'
import type { MeetingV1 } from '../../shared/model/meeting/v1.ts'
import type { BlockSummary, RecordSummary } from '../../shared/model/summary.ts'
import { agendaTable, heldSentence, participantList } from './meeting-parts.ts'
import { fill, phrasesFor, writtenDate } from './phrases.ts'

/** A note or set of minutes of the meeting, with the decisions and actions taken down in it. */
export type MeetingSource = Pick<RecordSummary, 'id' | 'kind' | 'title' | 'blocks'>

/**
 * The first draft of a meeting's final report: mandate, summary, conclusions, proceedings by agenda item, follow-up,
 * annexed agenda and participants. Decisions and actions are quoted with a link to the note they stand in; they are not
 * repeated as blocks, so that the registers hold each of them once.
 */
export function reportFromMeeting(
  meeting: MeetingV1,
  sources: readonly MeetingSource[],
  language: Language,
): DocumentBody {
  const phrases = phrasesFor(language)
  const decisions = blocksOf(sources, 'decision')
  const actions = blocksOf(sources, 'action')
  const count = meeting.participantCount ?? meeting.participants.length
  return doc(
    heading(1, phrases.mandate),
    numbered(heldSentence(meeting, language)),
    ...(count > 0
      ? [numbered(fill(phrases.attended, { n: new Intl.NumberFormat(language).format(count) }))]
      : []),
    numbered(phrases.toComplete),

    heading(1, phrases.summary),
    numbered(phrases.toComplete),

    heading(1, phrases.conclusions),
    ...(decisions.length > 0
      ? decisions.map(({ block, source }) => numbered(block.text, ' (', linkTo(source), ')'))
      : [numbered(phrases.toComplete)]),

    heading(1, phrases.proceedings),
    ...(meeting.agenda.length > 0
      ? meeting.agenda.flatMap((item) => [heading(2, item.title), numbered(phrases.toComplete)])
      : [numbered(phrases.toComplete)]),

    ...(actions.length > 0 ? [heading(1, phrases.followUp), actionTable(actions, language)] : []),
    ...annexes(meeting, language),
  )
}

export type SourcedBlock = { block: BlockSummary; source: MeetingSource }

/** Actions or decisions taken down in some records, with the record each stands in. */
export function blocksOf(sources: readonly MeetingSource[], type: BlockSummary['type']): SourcedBlock[] {
  return sources.flatMap((source) =>
    (source.blocks ?? [])
      .filter((block) => block.type === type && block.text !== '')
      .map((block) => ({ block, source })),
  )
}

function linkTo(source: MeetingSource): DocumentNode {
  return recordLink(source.id, source.kind, source.title)
}

/** Actions as a table: what, who, by when, and where it was taken down. */
export function actionTable(actions: SourcedBlock[], language: Language): DocumentNode {
  const phrases = phrasesFor(language)
  return table(
    null,
    [[phrases.action], [phrases.owner], [phrases.due], [phrases.source]],
    actions
      .filter(({ block }) => block.state !== 'dropped')
      .map(({ block, source }) => [
        [block.text],
        [block.owner ?? ''],
        [block.due ? writtenDate(block.due, language) : ''],
        [linkTo(source)],
      ]),
  )
}

function annexes(meeting: MeetingV1, language: Language): DocumentNode[] {
  const phrases = phrasesFor(language)
  return [
    ...(meeting.agenda.length > 0
      ? [pageBreak(), heading(1, phrases.annexAgenda), agendaTable(meeting, language)]
      : []),
    ...(meeting.participants.length > 0
      ? [pageBreak(), heading(1, phrases.annexParticipants), ...participantList(meeting, language)]
      : []),
  ]
}

import { recordId, type RecordId } from '../../shared/model/ids.ts'
import type { MeetingV1 } from '../../shared/model/meeting/v1.ts'
import { unmarkedDistribution } from '../../shared/model/pack/audiences.ts'
import type { PackEntry, PackV1 } from '../../shared/model/pack/v1.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import { openActionSheet, participantSheet } from '../documents/meeting-sheets.ts'
import type { TypesetInput } from '../typesetting/typesetting.ts'

type Summaries = ReadonlyMap<RecordId, RecordSummary>

/** What is typeset for pages that are made of the library as it is now; nothing of the clock enters them. */
export function sheetInput(
  summaries: Summaries,
  pack: PackV1,
  entry: Extract<PackEntry, { type: 'sheet' }>,
  meeting: MeetingV1 | undefined,
): TypesetInput {
  const { language } = pack
  const body =
    entry.sheet === 'participants'
      ? participantSheet(meeting ?? noMeeting(pack), language)
      : openActionSheet(writtenInSeries(summaries, meeting), language)
  return {
    record: {
      id: pack.id,
      kind: 'document',
      createdAt: pack.createdAt,
      updatedAt: pack.updatedAt,
      tags: [],
      type: 'information-sheet',
      title: entry.title,
      language,
      masthead: { distribution: unmarkedDistribution, originalLanguage: language },
      status: 'final',
      workId: pack.id,
      settings: { numbering: 'none', contents: false },
    },
    body,
    readAsset: () => Promise.resolve(null),
    titleOf: (id) => {
      const { success, data } = recordId.safeParse(id)
      return success ? (summaries.get(data)?.title ?? null) : null
    },
    bearersOf: () => [],
    distributionOf: () => null,
    ...(meeting && { meeting }),
  }
}

/** The records a sheet says something of: how far it may go depends on how far they may. */
export function sheetSources(
  summaries: Summaries,
  entry: Extract<PackEntry, { type: 'sheet' }>,
  meeting: MeetingV1 | undefined,
): RecordId[] {
  if (entry.sheet === 'participants') return []
  return writtenInSeries(summaries, meeting)
    .filter(({ blocks = [] }) => blocks.some(({ type }) => type === 'action'))
    .map(({ id }) => id)
}

/** Documents of the meeting, and of all others of its mechanism and year. */
function writtenInSeries(summaries: Summaries, meeting: MeetingV1 | undefined): RecordSummary[] {
  if (!meeting) return []
  const series = new Set<string>([meeting.mechanismId, meeting.themeId].filter((id) => id !== undefined))
  const isOf = ({ links }: RecordSummary, ids: ReadonlySet<string>) => links.some(({ id }) => ids.has(id))
  const all = [...summaries.values()].filter(({ trashedAt }) => trashedAt === undefined)
  const meetings = new Set<string>([
    meeting.id,
    ...all.filter((each) => each.kind === 'meeting' && isOf(each, series)).map(({ id }) => id),
  ])
  return all
    .filter((each) => each.kind === 'document' && (isOf(each, meetings) || isOf(each, series)))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
}

/** A pack of no meeting has nobody to list. */
function noMeeting({ id, createdAt, updatedAt, title }: PackV1): MeetingV1 {
  const none = { tags: [], agenda: [], participants: [], deadlines: [], contacts: [] }
  return { ...none, id, kind: 'meeting', type: 'other', title, createdAt, updatedAt }
}

import { Failure } from '../../shared/contract/failure.ts'
import type { RegisterRow } from '../../shared/contract/actions.ts'
import type { Saved } from '../../shared/contract/records.ts'
import type { DocumentBody, DocumentNode } from '../../shared/document/body.ts'
import { walk } from '../../shared/document/walk.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import type { Library } from '../library/library.ts'
import type { RecordStore } from '../records/record-store.ts'

export type RegisterQuery = {
  type?: 'action' | 'decision' | undefined
  state?: 'open' | 'done' | 'dropped' | undefined
  owner?: string | undefined
}

/** The registers of actions and decisions: a view of blocks that live in documents, and the way to tick one. */
export interface Actions {
  list(query: RegisterQuery): RegisterRow[]
  setState(documentId: RecordId, blockId: string, state: 'open' | 'done' | 'dropped'): Promise<Saved>
}

export function createActions({ library, store }: { library: Library; store: RecordStore }): Actions {
  return {
    list(query) {
      const summaries = library.summaries()
      const rows: RegisterRow[] = []
      for (const summary of summaries.values()) {
        if (summary.trashedAt || !summary.blocks) continue
        const context = contextOf(summary, summaries)
        for (const block of summary.blocks) {
          if (query.type && block.type !== query.type) continue
          if (query.state && block.state !== query.state) continue
          if (query.owner !== undefined && block.owner !== query.owner) continue
          rows.push({ ...block, ...context })
        }
      }
      return rows.sort(byUrgency)
    },

    setState: (documentId, blockId, state) =>
      store.edit(
        documentId,
        'body',
        null,
        ({ body }) => {
          const copy = structuredClone(body) as DocumentBody | undefined
          const action = copy && findAction(copy, blockId)
          if (!copy || !action) throw new Failure('NOT_FOUND', { what: 'block', id: blockId })
          if (action.attrs?.['state'] === state) return null
          action.attrs = { ...action.attrs, state }
          return { body: copy }
        },
        'manual',
      ),
  }
}

function findAction(body: DocumentBody, blockId: string): DocumentNode | null {
  for (const { node } of walk(body)) if (node.type === 'action' && node.attrs?.['id'] === blockId) return node
  return null
}

function contextOf(summary: RecordSummary, summaries: ReadonlyMap<RecordId, RecordSummary>) {
  const meetingId = summary.links.find((link) => link.relation === 'meeting')?.id
  const meeting = meetingId ? summaries.get(meetingId) : undefined
  return {
    documentId: summary.id,
    documentTitle: summary.title,
    ...(meeting ? { meetingId: meeting.id, meetingTitle: meeting.title } : {}),
  }
}

/** Open before done, then by due date with undated ones last, then in the order of their documents. */
function byUrgency(a: RegisterRow, b: RegisterRow): number {
  const closed = Number((a.state ?? 'open') !== 'open') - Number((b.state ?? 'open') !== 'open')
  if (closed !== 0) return closed
  if (a.due !== b.due) return (a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1
  return 0
}

import type { DocumentV1 } from '../../shared/model/document/v1.ts'
import { LibraryError } from '../library/library-error.ts'
import { readBulk, type BulkDocument } from '../exchange/import-bulk.ts'
import { startingSettings } from '../documents/templates.ts'
import { newBlockId, newRecordId } from '../workbench/new-ids.ts'
import type { Workbench } from '../workbench/create-workbench.ts'
import { explain } from './explain.ts'

export type LinesOptions = {
  signal: AbortSignal
  /** Told the id of every document made, in the order of the lines. */
  onMade(id: string): void
  onRefused(line: number, reason: string): void
}

/** Documents saved side by side: each waits for the disk, and the disk takes several as fast as one. */
const sideBySide = 32

const stopping = new Set<LibraryError['code']>(['READ_ONLY', 'DISK_FULL', 'CLOSED'])

/** Makes a document of every line of a bulk file; a line that cannot be one is named, and the others go on. */
export async function importLines(
  chunks: AsyncIterable<Uint8Array>,
  workbench: Pick<Workbench, 'documents' | 'library'>,
  { signal, onMade, onRefused }: LinesOptions,
): Promise<void> {
  type Waiting = { line: number; saved: Promise<string> }
  let waiting: Waiting[] = []
  const finish = async () => {
    for (const { line, saved } of waiting) {
      try {
        onMade(await saved)
      } catch (error) {
        // Every line after it would fail for the same reason.
        if (error instanceof LibraryError && stopping.has(error.code)) throw error
        onRefused(line, explain(error))
      }
    }
    waiting = []
  }
  const taken = new Set<string>()
  for await (const step of readBulk(chunks, { newBlockId })) {
    signal.throwIfAborted()
    if ('problem' in step) {
      onRefused(step.line, step.field ? `${step.problem} (${step.field})` : step.problem)
      continue
    }
    const record = toRecord(step.document, new Date().toISOString())
    if (workbench.library.revOf(record.id) > 0 || taken.has(record.id)) {
      onRefused(step.line, `there is a record ${record.id} already`)
      continue
    }
    taken.add(record.id)
    const saved = workbench.documents.add(record, step.document.body).then(() => record.id)
    // Looked at in the order of the lines, maybe after it has failed.
    saved.catch(() => undefined)
    waiting.push({ line: step.line, saved })
    if (waiting.length >= sideBySide) await finish()
  }
  await finish()
}

function toRecord(line: BulkDocument, moment: string): DocumentV1 {
  const { id, externalId, type, title, language, date } = line
  const tags = [
    ...new Set([...line.tags, ...line.people, ...line.places].map((tag) => tag.slice(0, 80).trim())),
  ]
  return {
    id: id ?? newRecordId(),
    kind: 'document',
    createdAt: moment,
    updatedAt: moment,
    tags: tags.filter((tag) => tag !== '').slice(0, 100),
    ...(externalId !== null && externalId !== id ? { source: externalId } : {}),
    type,
    title,
    masthead: { distribution: 'general', originalLanguage: language, ...(date ? { date } : {}) },
    language,
    status: 'draft',
    workId: newRecordId(),
    settings: startingSettings[type],
  }
}

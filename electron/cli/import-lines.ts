import { LibraryError } from '../library/library-error.ts'
import { readBulk } from '../exchange/import-bulk.ts'
import { newBlockId } from '../workbench/new-ids.ts'
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
  workbench: Pick<Workbench, 'exchange' | 'library'>,
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
    const { id } = step.document
    if (id !== null) {
      if (workbench.library.revOf(id) > 0 || taken.has(id)) {
        onRefused(step.line, `there is a record ${id} already`)
        continue
      }
      taken.add(id)
    }
    const saved = workbench.exchange.addBulk(step.document).then((added) => added.id)
    // Looked at in the order of the lines, maybe after it has failed.
    saved.catch(() => undefined)
    waiting.push({ line: step.line, saved })
    if (waiting.length >= sideBySide) await finish()
  }
  await finish()
}

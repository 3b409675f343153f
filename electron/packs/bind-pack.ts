import type { PackEntryResult, PackProgress } from '../../shared/contract/packs.ts'
import type { MeetingV1 } from '../../shared/model/meeting/v1.ts'
import type { PackV1 } from '../../shared/model/pack/v1.ts'
import { bindPapers, type Paper } from './bind-papers.ts'
import { openPaper, type SlipReason } from './open-paper.ts'
import { coverSheet, dividerSheet, slipSheet, type PackSheet } from './pack-sheets.ts'

/** An entry of a pack with everything the binder needs of it; `number` and `detail` stand in the agenda. */
export type PackPaper = { entryId: string; title: string; number: string; detail: string } & (
  | {
      type: 'document'
      /** The document's PDF; may fail, and the pack then carries a slip. */
      typeset(signal?: AbortSignal): Promise<Uint8Array>
    }
  | {
      type: 'file'
      fileName: string
      /** The file's bytes, or null where the library has them no more. */
      read(): Promise<Uint8Array | null>
    }
  | { type: 'divider' }
)

export type PackInput = { pack: PackV1; meeting?: MeetingV1; papers: readonly PackPaper[] }
export type PackOptions = {
  signal?: AbortSignal
  onProgress?(progress: Exclude<PackProgress, { stage: 'done' }>): void
}
export type BoundPack = { pdf: Uint8Array; pages: number; entries: PackEntryResult[] }

/** What binding is handed: someone who typesets a sheet, the font its page numbers are set in, a guard for files of others. */
export type PackPorts = {
  typesetSheet(
    sheet: PackSheet,
    options: { standard: 'ua-1'; signal?: AbortSignal },
  ): Promise<{ pdf: Uint8Array; pages: number }>
  stampFont(): Promise<Uint8Array>
  /** Runs the reading of a file; null where it unpacks to more than the program can bear. */
  withinLimits<T>(reading: () => Promise<T>): Promise<T | null>
}

/** Papers into one PDF. */
export interface PackBinder {
  /**
   * Cover, linked agenda, then every entry in order, page numbers running through, a bookmark each. An entry that
   * cannot be bound is replaced by a slip that says why; only an abort, or a cover that cannot be typeset, throws.
   */
  bind(input: PackInput, options?: PackOptions): Promise<BoundPack>
}

/** The same pack gives the same bytes. */
export function createPackBinder(ports: PackPorts): PackBinder {
  return {
    async bind({ pack, meeting, papers }, { signal, onProgress } = {}) {
      const sheet = async (content: PackSheet) =>
        (await ports.typesetSheet(content, { standard: 'ua-1', ...(signal && { signal }) })).pdf

      const slip = async (paper: PackPaper, reason: SlipReason): Promise<Paper> => {
        const fileName = paper.type === 'file' ? paper.fileName : undefined
        const opened = await openPaper(await sheet(slipSheet(pack, paper.title, reason, fileName)))
        if (!opened.ok) throw new Error('A slip could not be read back.')
        return { title: paper.title, document: opened.document, slip: reason }
      }

      const open = async (paper: PackPaper): Promise<Paper> => {
        const bytes = await bytesOf(
          paper,
          (divider) => sheet(dividerSheet(pack, divider.title, divider.number)),
          signal,
        )
        if (bytes === 'typesetting-failed') return slip(paper, bytes)
        const reading = () => openPaper(bytes)
        const opened = await (paper.type === 'file' ? ports.withinLimits(reading) : reading())
        if (!opened?.ok) return slip(paper, opened ? opened.reason : 'damaged')
        return { title: paper.title, document: opened.document, slip: null }
      }

      const opened: Paper[] = []
      for (const [index, paper] of papers.entries()) {
        signal?.throwIfAborted()
        onProgress?.({ stage: 'entry', index, total: papers.length, title: paper.title })
        opened.push(await open(paper))
      }
      signal?.throwIfAborted()
      onProgress?.({ stage: 'binding' })
      const bound = await bindPapers({
        pack,
        papers: opened,
        slipFor: (index) => slip(papers[index]!, 'damaged'),
        cover: async (pages) => sheet(coverSheet(pack, meeting, papers, pages)),
        stampFont: await ports.stampFont(),
        ...(signal && { signal }),
      })
      const entries = bound.places.map(({ firstPage, pages, slip: reason }, index): PackEntryResult => ({
        entryId: papers[index]!.entryId,
        title: papers[index]!.title,
        firstPage,
        pages,
        slip: reason,
      }))
      return { pdf: bound.pdf, pages: bound.pages, entries }
    },
  }
}

async function bytesOf(
  paper: PackPaper,
  divider: (paper: PackPaper) => Promise<Uint8Array>,
  signal: AbortSignal | undefined,
): Promise<Uint8Array | null | 'typesetting-failed'> {
  if (paper.type === 'divider') return divider(paper)
  if (paper.type === 'file') return paper.read()
  try {
    return await paper.typeset(signal)
  } catch (error) {
    signal?.throwIfAborted()
    // Whatever is wrong with one document, the other papers are wanted in the room.
    if (error instanceof Error) return 'typesetting-failed'
    throw error
  }
}

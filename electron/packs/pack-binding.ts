import type { PackEntryResult, PackForm } from '../../shared/contract/packs.ts'
import type { MeetingV1 } from '../../shared/model/meeting/v1.ts'
import type { IssuedEntry } from '../../shared/model/pack/pin-pages.ts'
import type { PackV1 } from '../../shared/model/pack/v1.ts'
import type { Gathered, Gathering, PackPaper } from './gather-papers.ts'
import { notesOf } from './intake/paper-notes.ts'
import type { PackCrew } from './pack-crew.ts'
import type { PackSheet } from './pack-sheets.ts'

export type PackInput = {
  pack: PackV1
  meeting?: MeetingV1
  papers: readonly PackPaper[]
  form?: PackForm
  /** Labels that are out: the pages they were given to keep them. */
  issued?: readonly IssuedEntry[]
}
export type PackOptions = Pick<Gathering, 'signal' | 'onProgress'>
/** `file` is a PDF, or a zip archive; `accessible` tells whether it claims PDF/UA-1. */
export type BoundPack = {
  file: Uint8Array
  form: PackForm
  pages: number
  entries: PackEntryResult[]
  accessible: boolean
  /** The labels of all pages, cover and agenda first; none where every paper is a file of its own. */
  plan: IssuedEntry[]
}

/** What binding is handed: someone who typesets a sheet, the font its stamps are set in, hands that read files of others. */
export type PackPorts = {
  typesetSheet(
    sheet: PackSheet,
    options: { standard: 'ua-1'; signal?: AbortSignal },
  ): Promise<{ pdf: Uint8Array; pages: number }>
  stampFont(): Promise<Uint8Array>
  crew: PackCrew
}

/** A build under way. */
export type PackBinding = Gathering & { ports: PackPorts; input: PackInput }

/** What became of an entry, for the report; `firstPage` counts from 1 in the file it is in. */
export function resultOf(
  { paper, fragment, slip, taken, sha256 }: Gathered,
  firstPage: number,
  labels?: readonly string[],
): PackEntryResult {
  return {
    entryId: paper.entryId,
    title: paper.title,
    firstPage,
    pages: fragment.pages.length,
    slip,
    ...(labels && { labels: [...labels] }),
    accessible: taken.accessible,
    ...(sha256 === null ? {} : { sha256 }),
    ...(slip === null && { engine: taken.engine, notes: notesOf(taken, fragment.pages) }),
  }
}

import type { PackEntryResult, PackForm, PackLayout, PackLoss } from '../../shared/contract/packs.ts'
import type { MeetingV1 } from '../../shared/model/meeting/v1.ts'
import type { IssuedEntry } from '../../shared/model/pack/pin-pages.ts'
import type { PackBindingChoices, PackV1 } from '../../shared/model/pack/v1.ts'
import type { Gathered, Gathering, PackPaper } from './gather-papers.ts'
import { notesOf } from './intake/paper-notes.ts'
import type { Verdicts } from './intake/paper-verdict.ts'
import type { PackCrew } from './pack-crew.ts'
import type { PackSheet } from './pack-sheets.ts'

export type PackInput = {
  pack: PackV1
  meeting?: MeetingV1
  papers: readonly PackPaper[]
  form?: PackForm
  /** Labels that are out: the pages they were given to keep them. */
  issued?: readonly IssuedEntry[]
  layout?: PackLayout
  /** In the place of what the pack says of its binding. */
  binding?: PackBindingChoices
  /** A PDF of one page without tags, drawn across every page as large as it allows. */
  mark?: Uint8Array
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
  /** Empty pages put in for print, which bear no label and are counted in `pages`. */
  blanks: number
  lost: PackLoss[]
  /** Characters of sheets that no font has, each once. */
  replacedCharacters: string
}

/** What binding is handed: someone who typesets a sheet, the font its stamps are set in, hands that read files of others. */
export type PackPorts = {
  typesetSheet(
    sheet: PackSheet,
    options: { standard: 'ua-1'; signal?: AbortSignal },
  ): Promise<{ pdf: Uint8Array; pages: number; replaced?: readonly string[] }>
  stampFont(): Promise<Uint8Array>
  crew: PackCrew
  /** What looking at files came to; without it each is looked at in every build. */
  verdicts?: Verdicts
}

/** A build under way. */
export type PackBinding = Gathering & {
  ports: PackPorts
  input: PackInput
  /** Characters of sheets that no font has. */
  replaced: Set<string>
}

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
    size: fragment.bytes.byteLength,
    ...(taken.images.length > 0 && { images: taken.images }),
    ...(slip === null && { engine: taken.engine, notes: notesOf(taken, fragment.pages) }),
  }
}

/** Names the item a page belongs to; in scripts whose letters join, by its number alone. None for a page left empty. */
export function stampOf({ number, detail, type }: PackPaper, label: string, words: { item: string }) {
  if (type === 'blank') return null
  const symbol = type === 'document' ? detail : ''
  return { label, of: [number ? `${words.item} ${number}`.trim() : '', symbol].filter(Boolean).join(' · ') }
}

import type { Accessibility } from '../../../shared/contract/packs.ts'
import type { Fragment } from '../fragment.ts'
import type { PackMark } from './write-mark.ts'
import type { Stamp } from './write-stamps.ts'

/** Papers to be laid one behind the other. */
export type AssemblyJob = {
  task: 'assemble'
  /** In the order of binding; the first is cover and agenda, where there is one. */
  parts: AssemblyPart[]
  title: string
  /** BCP 47. */
  language: string
  /** ISO moment, the only one in the file. */
  date: string
  /** What the agenda, and the way back to it, are called; null where there is none, and the one part is the whole file. */
  agendaTitle: string | null
  /** Address of the file the agenda is in, where that is another one. */
  agendaFile: string | null
  backWords: string
  stampFont: Uint8Array
  /** Drawn across every page, as an artifact. */
  mark: PackMark | null
  /** The parts are needed again: they are copied for the job, and not handed over. */
  keep?: boolean
  /** First numbers that no part uses. */
  next: { object: number; key: number }
}

export type AssemblyPart = {
  title: string
  /** Bookmark it stands under, with those before and after it that say the same. */
  under?: string
  fragment: Fragment
  accessible: Accessibility
  /** Label and stamp for each page, null for one that is not stamped. */
  pages: { label: string; stamp: Stamp | null }[]
  /** Empty pages, which no bookmark leads to. */
  isBlank?: boolean
  /** An empty page without a label follows, for print on both sides. */
  blankAfter?: boolean
}

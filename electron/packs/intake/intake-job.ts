import type {
  Accessibility,
  PackEngine,
  PackImage,
  PaperPreflight,
  SlipReason,
} from '../../../shared/contract/packs.ts'
import type { Fragment } from '../fragment.ts'
import type { PaperVerdict } from './paper-verdict.ts'

/** One paper to be taken in, and the first numbers that are free for it. */
export type IntakeJob = {
  task: 'take-in'
  bytes: Uint8Array
  /** First object number, and first structure key. */
  base: number
  key: number
  /** Its place among the papers, from 0: makes its names its own. */
  index: number
  title: string
  password?: string
  /** Typeset here, so that nobody needs to look at it. */
  own?: boolean
  /** What looking at these bytes came to before: nobody looks again. */
  verdict?: PaperVerdict
  /** Dots to the inch that its photographs may have. */
  imageDpi?: number
  /** Draws pages smaller that have no room for a stamp; `margins` are those that were found, as a verdict has them. */
  makeMargin?: boolean
  margins?: string
  mostPages: number
  /** Own names of elements that papers before this one brought, and what they stand for. */
  roles?: Record<string, string>
  /** Pages at its beginning that lead nowhere back. */
  bare?: number
  /** Object numbers of pages, by the address of a link that is to lead there. */
  addresses?: Record<string, number>
  /** Addresses of links that are to lead to its own first page. */
  toItself?: string[]
  /** Of a bound pack: only these of its pages, from 0, as they are, without stamp or way back of their own. */
  pick?: number[]
  /** Files beside it, as addresses, by the address of a link that is to lead there. */
  files?: Record<string, string>
}

/** What was met in a paper that was taken in. */
export type Taken = {
  engine: PackEngine
  wasEncrypted: boolean
  wasRepaired: boolean
  /** Pages the file counts and does not have, bound as empty ones. */
  missing: number
  /** Whether the pages looked at are the same before and after; and whether none of them has text. */
  looksAlike: boolean
  withoutText: boolean
  accessible: Accessibility
  language: string | null
  /** How many were left out. */
  actions: number
  files: number
  unreadable: number
  signatures: number
  /** Fields kept, and whether the form was one that builds itself, of which only its present look is kept. */
  fields: number
  dynamicForm: boolean
  hiddenLayers: number
  /** How many pictures were made coarser. */
  imagesReduced: number
  /** The largest pictures, the largest first. */
  images: PackImage[]
}

/** `verdict` is null where nobody looked. */
export type IntakeAnswer =
  | { ok: true; fragment: Fragment; taken: Taken; verdict: PaperVerdict | null }
  | { ok: false; reason: SlipReason }

/** A file to be looked at before it is bound anywhere. */
export type InspectJob = Pick<IntakeJob, 'bytes' | 'password' | 'verdict' | 'mostPages'> & { task: 'inspect' }
export type Inspected = { preflight: PaperPreflight; verdict: PaperVerdict | null }

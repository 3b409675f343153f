import type { PackEngine, SlipReason } from '../../../shared/contract/packs.ts'
import type { Fragment } from '../fragment.ts'

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
  mostPages: number
  /** Pages at its beginning that lead nowhere back. */
  bare?: number
  /** Object numbers of pages, by the address of a link that is to lead there. */
  addresses?: Record<string, number>
}

/** What was met in a paper that was taken in. */
export type Taken = {
  engine: PackEngine
  wasEncrypted: boolean
  wasRepaired: boolean
  /** How many were left out. */
  actions: number
  files: number
  unreadable: number
}

export type IntakeAnswer = { ok: true; fragment: Fragment; taken: Taken } | { ok: false; reason: SlipReason }

import type { RedactionProof } from '../../../shared/contract/redaction.ts'
import type { Language } from '../../../shared/model/languages.ts'
import type { RedactedArea } from '../../../shared/model/redaction/v1.ts'
import type { Term } from './telling-terms.ts'

/** A file of others of which areas are to be burnt out. */
export type BurnJob = {
  task: 'burn'
  bytes: Uint8Array
  areas: readonly RedactedArea[]
  password?: string
  /** Of the words in it. */
  language: Language
  /** What a picture says that stands for a page, by the page's number. */
  descriptions: Readonly<Record<number, string>>
}

/** The file without them, and what was read in the areas, which is to be found nowhere in it. */
export type Burnt = { pdf: Uint8Array; pages: number; terms: Term[] }

/** A file to be searched, with the text of its pages as another reader reads it. */
export type ProofJob = { task: 'prove'; bytes: Uint8Array; texts: readonly string[]; terms: readonly Term[] }
export type Proven = { proof: RedactionProof }

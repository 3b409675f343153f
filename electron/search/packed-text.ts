import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { SearchFields } from './search-fields.ts'

/** The original text of a document as the index keeps it, for passages: the library need not be read for an answer. */
export function packText(fields: SearchFields): Uint8Array {
  return deflateRawSync(JSON.stringify(fields), { level: 1 })
}

/** Throws where the bytes are damaged. */
export function unpackText(packed: Uint8Array): SearchFields {
  return JSON.parse(inflateRawSync(packed).toString()) as SearchFields
}

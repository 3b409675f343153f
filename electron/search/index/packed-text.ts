import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { SearchFields } from '../search-fields.ts'

// Much is packed and little ever unpacked.
const fastest = { params: { [constants.BROTLI_PARAM_QUALITY]: 0 } }

/** The original text of a document as the index keeps it, for passages: the library need not be read for an answer. */
export function packText(fields: SearchFields): Uint8Array {
  return brotliCompressSync(JSON.stringify(fields), fastest)
}

/** Throws where the bytes are damaged. */
export function unpackText(packed: Uint8Array): SearchFields {
  return JSON.parse(brotliDecompressSync(packed).toString()) as SearchFields
}

import { createHash } from 'node:crypto'
import type { ImportLoss } from '../../shared/contract/exchange.ts'
import type { DocumentNode } from '../../shared/document/body.ts'
import { readDocx } from './import-docx.ts'
import { ImportError, importLimits } from './import-error.ts'
import { readHtml } from './import-html.ts'
import { readMarkdown } from './import-markdown.ts'
import { decodeText, readText } from './import-text.ts'

export type DocumentFormat = 'docx' | 'html' | 'markdown' | 'text'

/** Blocks of a document, not yet brought into the schema's form, the pictures they name by SHA-256, and what is not among them. */
export type ReadDocument = {
  title: string | null
  blocks: DocumentNode[]
  pictures: Uint8Array[]
  losses: ImportLoss[]
}

/** Reads a document's bytes; pure, but for time and memory. Throws ImportError and nothing else. */
export async function readDocument(bytes: Uint8Array, format: DocumentFormat): Promise<ReadDocument> {
  const pictures = new Map<string, Uint8Array>()
  const keep = async (picture: Uint8Array) => {
    const sha256 = createHash('sha256').update(picture).digest('hex')
    pictures.set(sha256, picture)
    return sha256
  }
  try {
    const { title, blocks, losses = [] } = await read(bytes, format, keep)
    return { title, blocks, pictures: [...pictures.values()], losses }
  } catch (cause) {
    if (cause instanceof ImportError) throw cause
    throw new ImportError('damaged', { cause })
  }
}

async function read(
  bytes: Uint8Array,
  format: DocumentFormat,
  putObject: (bytes: Uint8Array) => Promise<string>,
): Promise<{ title: string | null; blocks: DocumentNode[]; losses?: ImportLoss[] }> {
  if (format === 'docx') return readDocx(bytes, putObject)
  if (bytes.byteLength > importLimits.html) throw new ImportError('too-large', { limit: importLimits.html })
  const text = decodeText(bytes)
  if (format === 'html') return readHtml(text, putObject)
  return { title: null, blocks: format === 'markdown' ? readMarkdown(text) : readText(text) }
}

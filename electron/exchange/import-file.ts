import type { ImportLoss } from '../../shared/contract/exchange.ts'
import type { DocumentBody } from '../../shared/document/body.ts'
import { normalizeBody } from '../../shared/document/normalize-body.ts'
import { asItStands } from '../../shared/document/suggestions/settle-suggestions.ts'
import { textOf } from '../../shared/document/walk.ts'
import { readHere, type ForeignReader } from './child-job.ts'
import { ImportError, importLimits } from './import-error.ts'
import { extensionOf, sniffFile } from './sniff-file.ts'

export type ImportPorts = {
  /** Stores a picture's bytes and answers with their SHA-256. */
  putObject(bytes: Uint8Array): Promise<string>
  newBlockId(): string
  /** Left out: files are read in this thread, without a limit of time. */
  reader?: ForeignReader
}

/** A file read into a document, or recognised as something to keep as it is. `pages` only where they could be counted. */
export type Imported =
  | { type: 'document'; title: string; body: DocumentBody; losses: ImportLoss[] }
  | { type: 'attachment'; title: string; mediaType: string; pages?: number }

const binaryExtensions = new Set([
  'pdf',
  'png',
  'jpg',
  'jpeg',
  'gif',
  'webp',
  'docx',
  'doc',
  'xlsx',
  'pptx',
  'zip',
])

/**
 * Reads a file: Word, HTML, Markdown and plain text become documents, PDFs, pictures and office files attachments.
 * What a file is, its bytes say. Throws ImportError, whose reason is one of `importReasons`, and what `putObject` throws.
 */
export async function importFile(bytes: Uint8Array, fileName: string, ports: ImportPorts): Promise<Imported> {
  if (bytes.byteLength > importLimits.file) throw new ImportError('too-large', { limit: importLimits.file })
  if (bytes.byteLength === 0) throw new ImportError('empty')
  const { format, mediaType } = sniffFile(bytes, fileName)
  const name = titleOf(fileName)
  if (format === 'unknown' || format === 'zip' || format === 'jsonl') throw new ImportError('unknown-format')
  // Bytes that read as text under the name of something else: the file was cut or spoiled on its way.
  if (format === 'text' && binaryExtensions.has(extensionOf(fileName))) throw new ImportError('damaged')
  const reader = ports.reader ?? readHere
  if (format !== 'docx' && format !== 'html' && format !== 'markdown' && format !== 'text') {
    const pages = format === 'pdf' ? await reader.countPages(bytes) : null
    return { type: 'attachment', title: name, mediaType, ...(pages === null ? {} : { pages }) }
  }
  const { title, blocks, pictures, losses } = await reader.read(bytes, format)
  for (const picture of pictures) await ports.putObject(picture)
  const { body } = normalizeBody({ type: 'doc', content: blocks }, { newBlockId: ports.newBlockId })
  return { type: 'document', title: (title ?? titleIn(asItStands(body)) ?? name).slice(0, 500), body, losses }
}

/** The first heading names a document better than its file does. */
function titleIn({ content }: DocumentBody): string | null {
  const first = content.find((block) => block.type === 'heading')
  return first ? textOf(first).replace(/\s+/g, ' ').trim() || null : null
}

function titleOf(fileName: string): string {
  const extension = extensionOf(fileName)
  const stem = extension === '' ? fileName : fileName.slice(0, -extension.length - 1)
  return stem.replaceAll('_', ' ').trim() || fileName.trim() || '—'
}

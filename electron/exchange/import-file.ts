import type { DocumentBody, DocumentNode } from '../../shared/document/body.ts'
import { normalizeBody } from '../../shared/document/normalize-body.ts'
import { textOf } from '../../shared/document/walk.ts'
import { countPages } from './count-pages.ts'
import { readDocx } from './import-docx.ts'
import { ImportError, importLimits } from './import-error.ts'
import { readHtml, type PutObject } from './import-html.ts'
import { readMarkdown } from './import-markdown.ts'
import { decodeText, readText } from './import-text.ts'
import { extensionOf, sniffFile, type FileFormat } from './sniff-file.ts'

export type ImportPorts = { putObject: PutObject; newBlockId(): string }

/** A file read into a document, or recognised as something to keep as it is. `pages` only where they could be counted. */
export type Imported =
  | { type: 'document'; title: string; body: DocumentBody }
  | { type: 'attachment'; title: string; mediaType: string; pages?: number }

/** Formats that become documents. */
const readable = new Set<FileFormat>(['docx', 'html', 'markdown', 'text'])

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
 * What a file is, its bytes say. Throws ImportError, whose reason is one of `importReasons`, and nothing else.
 */
export async function importFile(bytes: Uint8Array, fileName: string, ports: ImportPorts): Promise<Imported> {
  if (bytes.byteLength > importLimits.file) throw new ImportError('too-large', { limit: importLimits.file })
  if (bytes.byteLength === 0) throw new ImportError('empty')
  const { format, mediaType } = sniffFile(bytes, fileName)
  const name = titleOf(fileName)
  if (format === 'unknown' || format === 'zip' || format === 'jsonl') throw new ImportError('unknown-format')
  // Bytes that read as text under the name of something else: the file was cut or spoiled on its way.
  if (format === 'text' && binaryExtensions.has(extensionOf(fileName))) throw new ImportError('damaged')
  if (!readable.has(format)) {
    const pages = format === 'pdf' ? await countPages(bytes) : null
    return { type: 'attachment', title: name, mediaType, ...(pages === null ? {} : { pages }) }
  }
  const { title, blocks } = await read(bytes, format, ports.putObject)
  const { body } = normalizeBody({ type: 'doc', content: blocks }, { newBlockId: ports.newBlockId })
  return { type: 'document', title: (title ?? titleIn(blocks) ?? name).slice(0, 500), body }
}

async function read(
  bytes: Uint8Array,
  format: FileFormat,
  putObject: PutObject,
): Promise<{ title: string | null; blocks: DocumentNode[] }> {
  try {
    if (format === 'docx') return await readDocx(bytes, putObject)
    if (bytes.byteLength > importLimits.html) throw new ImportError('too-large', { limit: importLimits.html })
    const text = decodeText(bytes)
    if (format === 'html') return await readHtml(text, putObject)
    return { title: null, blocks: format === 'markdown' ? readMarkdown(text) : readText(text) }
  } catch (cause) {
    if (cause instanceof ImportError) throw cause
    throw new ImportError('damaged', { cause })
  }
}

/** The first heading names a document better than its file does. */
function titleIn(blocks: DocumentNode[]): string | null {
  const first = blocks.find((block) => block.type === 'heading')
  return first ? textOf(first).replace(/\s+/g, ' ').trim() || null : null
}

function titleOf(fileName: string): string {
  const extension = extensionOf(fileName)
  const stem = extension === '' ? fileName : fileName.slice(0, -extension.length - 1)
  return stem.replaceAll('_', ' ').trim() || fileName.trim() || '—'
}

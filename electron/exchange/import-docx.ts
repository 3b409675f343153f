import mammoth from 'mammoth'
import type { ImportLoss } from '../../shared/contract/exchange.ts'
import type { DocumentNode } from '../../shared/document/body.ts'
import { threadsOf } from '../../shared/document/comments/passages.ts'
import { checkZip } from './check-zip.ts'
import { markChanges, signChanges } from './docx-changes.ts'
import { docxComments } from './docx-comments.ts'
import { docxLosses } from './docx-losses.ts'
import { ImportError } from './import-error.ts'
import { readHtml, type PutObject, type ReadHtml } from './import-html.ts'

/**
 * Reads a Word file into blocks: headings, lists, tables, links, pictures, foot- and endnotes, bold, italic and
 * underline, comments, changed words as suggestions, and says what of it is not among them. Nothing outside the file is read. Throws ImportError.
 */
export async function readDocx(
  bytes: Uint8Array,
  putObject: PutObject,
): Promise<ReadHtml & { losses: ImportLoss[] }> {
  checkZip(bytes)
  const now = new Date().toISOString()
  const comments = docxComments(bytes, now)
  const signed = signChanges(bytes, now)
  const source = signed?.bytes ?? bytes
  // A sign whose comment the converter looks for in another part than ours stops it: then the text comes without any.
  const html = await toHtml(source, comments.size > 0).catch(() => toHtml(source, false))
  const read = await readHtml(html, putObject, notePrefix, comments)
  const isAllSaid = comments.size > 0 && remarksIn(read.blocks) === comments.size
  // Of the file with signs in the place of changes: what is still changed in it did not come in.
  const losses = docxLosses(source).filter((loss) => !(loss === 'comments' && isAllSaid))
  return { ...read, blocks: signed ? markChanges(read.blocks, signed.changes) : read.blocks, losses }
}

// Ids of the converter's own notes; an anchor in the document cannot pass for one.
const notePrefix = 'note-of-import-'

const styleMap = [
  'u => u',
  'strike => s',
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "r[style-name='Emphasis'] => em",
]

function remarksIn(blocks: readonly DocumentNode[]): number {
  return threadsOf({ type: 'doc', content: [...blocks] }).reduce(
    (sum, { remarks }) => sum + remarks.length,
    0,
  )
}

async function toHtml(bytes: Uint8Array, withComments: boolean): Promise<string> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        styleMap: withComments ? [...styleMap, 'comment-reference => sup:fresh'] : styleMap,
        // A file may bring rules of its own for what becomes of its styles.
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        idPrefix: notePrefix,
        convertImage: mammoth.images.imgElement(async (image) => {
          // A picture that is elsewhere or missing is left out, the text around it kept.
          const content = await image.readAsBase64String().catch(() => '')
          return { src: content === '' ? '' : `data:${image.contentType};base64,${content}` }
        }),
      },
    )
    return value
  } catch (cause) {
    throw new ImportError('damaged', { cause })
  }
}

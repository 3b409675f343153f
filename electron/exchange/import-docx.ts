import mammoth from 'mammoth'
import { checkZip } from './check-zip.ts'
import { ImportError } from './import-error.ts'
import { readHtml, type PutObject, type ReadHtml } from './import-html.ts'

/**
 * Reads a Word file into blocks: headings, lists, tables, links, pictures, foot- and endnotes, bold, italic and
 * underline. Nothing outside the file is read. Throws ImportError.
 */
export async function readDocx(bytes: Uint8Array, putObject: PutObject): Promise<ReadHtml> {
  checkZip(bytes)
  const html = await toHtml(bytes)
  return readHtml(html, putObject, notePrefix)
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

async function toHtml(bytes: Uint8Array): Promise<string> {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const { value } = await mammoth.convertToHtml(
      { buffer },
      {
        styleMap,
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

import type { AttachmentV1 } from '../../shared/model/attachment/v1.ts'
import { asItStands } from '../../shared/document/suggestions/settle-suggestions.ts'
import { textOf } from '../../shared/document/walk.ts'
import type { ForeignReader } from '../exchange/child-job.ts'
import { ImportError } from '../exchange/import-error.ts'
import type { DocumentFormat } from '../exchange/read-document.ts'
import { sniffFile } from '../exchange/sniff-file.ts'
import type { Library } from '../library/library.ts'
import type { Passage, SearchText } from '../search/search-fields.ts'

/** Largest file that is read for search, bytes. */
const largestFile = 200 * 1024 * 1024

/**
 * The text of an attached file, with the page of each passage where it has pages. A file of which no text can be read
 * (a scanned PDF, a picture, one that is damaged or too complex) says so; an error of the library's own is thrown.
 */
export async function textOfFile(
  { sha256, fileName, size }: Pick<AttachmentV1, 'sha256' | 'fileName' | 'size'>,
  { library, reader }: { library: Pick<Library, 'readObject'>; reader: ForeignReader },
): Promise<Pick<SearchText, 'passages' | 'withoutText'>> {
  if (size > largestFile) return { passages: [], withoutText: true }
  const bytes = await library.readObject(sha256)
  const { format } = sniffFile(bytes, fileName)
  try {
    const read = format === 'pdf' ? await pagesOf(bytes, reader) : await blocksOf(bytes, format, reader)
    const passages = read.filter(({ text }) => text.trim() !== '')
    return passages.length > 0 ? { passages } : { passages: [], withoutText: true }
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    return { passages: [], withoutText: true }
  }
}

async function pagesOf(bytes: Uint8Array, reader: ForeignReader): Promise<Passage[]> {
  const pages = await reader.readPdfText(bytes)
  return pages.map((text, index) => ({ text: text.trim(), page: index + 1 }))
}

async function blocksOf(bytes: Uint8Array, format: string, reader: ForeignReader): Promise<Passage[]> {
  const known = readable.find((each) => each === format)
  if (!known) return []
  const { blocks } = await reader.read(bytes, known)
  // What somebody has only suggested in a file is found no more than in a text of ours.
  const { content } = asItStands({ type: 'doc', content: blocks })
  return content.map((block) => ({ text: textOf(block, { footnotes: true }) }))
}

const readable: readonly DocumentFormat[] = ['docx', 'html', 'markdown', 'text']

import type { DocumentNode } from '../../shared/document/body.ts'
import type { WordComment } from './docx-comments.ts'
import { htmlToBlocks, type HtmlContext } from './html-to-blocks.ts'
import {
  attributeOf,
  isElement,
  parseHtml,
  plainTextOf,
  type HtmlDocument,
  type HtmlElement,
  type HtmlNode,
} from './parse-html.ts'
import { sniffFile } from './sniff-file.ts'
import { isPictureTooLarge } from './picture-size.ts'

/** Stores a picture's bytes and answers with their SHA-256. */
export type PutObject = (bytes: Uint8Array) => Promise<string>

export type ReadHtml = { title: string | null; blocks: DocumentNode[] }

/**
 * Reads HTML into blocks. Pictures given in place (`data:`) are stored, those elsewhere are left out, as nothing is
 * fetched. `notePrefix` marks the ids of a converter's footnotes and of the signs of `comments`. Throws ImportError where the
 * limits are passed.
 */
export async function readHtml(
  html: string,
  putObject: PutObject,
  notePrefix?: string,
  comments: ReadonlyMap<string, WordComment> = new Map(),
): Promise<ReadHtml> {
  const document = parseHtml(html)
  if (notePrefix !== undefined) removeCommentList(document, notePrefix)
  const pictures = await storePictures(document, putObject)
  const notes = notePrefix === undefined ? new Map<string, HtmlElement>() : takeNotes(document, notePrefix)
  const context: HtmlContext = {
    pictureOf: (src) => pictures.get(src) ?? null,
    noteOf: (id) => notes.get(id) ?? null,
    commentOf: (id) => comments.get(id.slice(`${notePrefix}comment-ref-`.length)) ?? null,
  }
  const title = elementsOf(document).find(({ tagName }) => tagName === 'title')
  return {
    title: title ? plainTextOf(title).replace(/\s+/g, ' ').trim() || null : null,
    blocks: htmlToBlocks(document.childNodes, context),
  }
}

const pictureFormats = new Set(['png', 'jpeg', 'gif', 'webp'])

async function storePictures(document: HtmlDocument, putObject: PutObject): Promise<Map<string, string>> {
  const stored = new Map<string, string>()
  for (const element of elementsOf(document)) {
    const src = element.tagName === 'img' ? (attributeOf(element, 'src') ?? '') : ''
    if (stored.has(src)) continue
    const bytes = inlineBytes(src)
    if (!bytes || !pictureFormats.has(sniffFile(bytes, '').format) || isPictureTooLarge(bytes)) continue
    stored.set(src, await putObject(bytes))
  }
  return stored
}

function inlineBytes(src: string): Uint8Array | null {
  const match = /^data:image\/[a-z.+-]+;base64,/i.exec(src)
  return match ? Buffer.from(src.slice(match[0].length), 'base64') : null
}

/**
 * A converter sets notes as a list at the end, each with a link back. They are taken out of there, without the link,
 * and keyed by the id of their reference: `<prefix>footnote-1` is referred to from `<prefix>footnote-ref-1`.
 */
function takeNotes(document: HtmlDocument, prefix: string): Map<string, HtmlElement> {
  const notes = new Map<string, HtmlElement>()
  for (const element of elementsOf(document)) {
    const id = attributeOf(element, 'id') ?? ''
    const match =
      element.tagName === 'li' && id.startsWith(prefix)
        ? /^(footnote|endnote)-(.+)$/.exec(id.slice(prefix.length))
        : null
    if (!match) continue
    const reference = `${prefix}${match[1]}-ref-${match[2]}`
    removeLinksTo(element, reference)
    notes.set(reference, element)
  }
  for (const note of notes.values()) {
    const list = note.parentNode
    if (list) list.childNodes = list.childNodes.filter((child) => child !== note)
  }
  return notes
}

/** A converter sets comments as a list at the end, which was read from the file itself. */
function removeCommentList(document: HtmlDocument, prefix: string): void {
  for (const element of elementsOf(document)) {
    const isList = element.childNodes.some(
      (child) => isElement(child) && attributeOf(child, 'id')?.startsWith(`${prefix}comment-`) === true,
    )
    if (element.tagName === 'dl' && isList) element.childNodes = []
  }
}

function removeLinksTo(root: HtmlElement, id: string): void {
  for (const element of elementsOf(root)) {
    element.childNodes = element.childNodes.filter(
      (child) => !(isElement(child) && child.tagName === 'a' && attributeOf(child, 'href') === `#${id}`),
    )
  }
}

function elementsOf(root: HtmlDocument | HtmlElement): HtmlElement[] {
  const elements: HtmlElement[] = []
  const stack: HtmlNode[] = [...root.childNodes].toReversed()
  if ('tagName' in root) elements.push(root)
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node)) continue
    elements.push(node)
    stack.push(...node.childNodes.toReversed())
  }
  return elements
}

import DOMPurify from 'dompurify'
import { listsFromWord } from './word-lists.ts'
import { notesFromWord } from './word-notes.ts'

/** Highest number of elements that are read; above it the paste is refused. */
export const elementLimit = 200_000

/** Pasted HTML with nothing in it but what the document schema has a place for. */
export type CleanHtml = {
  root: HTMLElement
  /** Pictures whose bytes came along, still in their places. */
  images: { element: HTMLImageElement; file: File }[]
  /** Number of pictures that would have to be fetched; they are taken out. */
  remoteImages: number
}

/**
 * Cleans HTML of any origin: scripts, handlers, frames, styles and unknown elements go; lists and notes as Word writes
 * them become lists and notes. Works on an inert document, in which nothing loads or runs. Null where there is more
 * than can be read.
 */
export function cleanHtml(html: string): CleanHtml | null {
  // Counted before anything is built: cleaning a million elements would take minutes.
  if (countTags(html) > elementLimit) return null
  const root: Node | null = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: attributes,
    ALLOW_DATA_ATTR: true,
    ALLOW_ARIA_ATTR: false,
    FORBID_CONTENTS: hiddenContents,
    RETURN_DOM: true,
  })
  if (!isElement(root)) return null
  flatten(root)
  notesFromWord(root)
  listsFromWord(root)
  captions(root)
  for (const empty of root.querySelectorAll('p[class^="Mso"]')) {
    if (!empty.querySelector('img, [data-type]') && empty.textContent?.trim() === '') empty.remove()
  }
  return { root, ...pictures(root) }
}

function countTags(html: string): number {
  let count = 0
  for (let at = html.indexOf('<'); at >= 0 && count <= elementLimit; at = html.indexOf('<', at + 1)) {
    if (/[a-z]/i.test(html.charAt(at + 1))) count += 1
  }
  return count
}

function isElement(node: Node | null): node is HTMLElement {
  return node?.nodeType === 1
}

const tags = (
  'p h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tfoot tr td th caption a b strong i em u s del strike mark sup sub ' +
  'code pre blockquote br hr span div section article main header footer aside figure figcaption img font center dl dt dd'
).split(' ')

const attributes = 'href src alt colspan rowspan start type style class id name'.split(' ')

// What stands inside these is not text of the page.
const hiddenContents =
  'script style title template noscript noembed noframes svg math iframe object select textarea audio video head xml'.split(
    ' ',
  )

/** Containers nest at most this deep; a document can hold twelve levels of nodes, and each of these takes up to three. */
const nestingLimit = 3
const containers = 'blockquote, ul, ol, table'

function flatten(root: HTMLElement): void {
  const depths = new Map<Element, number>([[root, 0]])
  // In document order, so that the depth of a parent is known before its children.
  for (const element of root.querySelectorAll('*')) {
    const above = depths.get(element.parentElement ?? root) ?? 0
    const depth = above + (element.matches(containers) ? 1 : 0)
    if (depth > nestingLimit && element.matches(`${containers}, li, tr, td, th, thead, tbody, tfoot`)) {
      const block = root.ownerDocument.createElement('div')
      block.append(...element.childNodes)
      element.replaceWith(block)
      depths.set(block, above)
    } else depths.set(element, depth)
  }
}

/** A table's caption is its attribute here, not a line among its rows. */
function captions(root: HTMLElement): void {
  for (const caption of root.querySelectorAll('table > caption')) {
    const text = caption.textContent?.replace(/\s+/g, ' ').trim() ?? ''
    if (text !== '') caption.parentElement?.setAttribute('data-caption', text.slice(0, 1000))
    caption.remove()
  }
}

function pictures(root: HTMLElement): Pick<CleanHtml, 'images' | 'remoteImages'> {
  const images: CleanHtml['images'] = []
  let remoteImages = 0
  for (const element of root.querySelectorAll('img')) {
    const file = fileOf(element.getAttribute('src') ?? '')
    if (file) images.push({ element, file })
    else {
      remoteImages += 1
      element.remove()
    }
  }
  return { images, remoteImages }
}

/** The bytes of a data: address of a kind of picture the library keeps; null for any other address. */
function fileOf(source: string): File | null {
  const found = /^data:(image\/(?:png|jpeg|gif|webp));base64,([A-Za-z0-9+/=\s]+)$/i.exec(source)
  if (!found) return null
  try {
    const bytes = Uint8Array.from(atob(found[2] ?? ''), (letter) => letter.charCodeAt(0))
    const type = (found[1] ?? '').toLowerCase()
    return new File([bytes], `picture.${type.slice(6)}`, { type })
  } catch {
    return null
  }
}

import { listsFromWord } from './word-lists.ts'
import { notesFromWord } from './word-notes.ts'

/** Pictures whose bytes came along, still in their places, and the number of those that would have to be fetched. */
export type FoundPictures = {
  images: { element: HTMLImageElement; file: File }[]
  remoteImages: number
}

/**
 * Brings allowed HTML into the shape the document schema is read from: at most three containers in each other, lists
 * and notes as Word writes them made lists and notes, captions made attributes, pictures from elsewhere taken out.
 */
export function prepareHtml(root: HTMLElement): FoundPictures {
  flatten(root)
  notesFromWord(root)
  listsFromWord(root)
  captions(root)
  for (const empty of root.querySelectorAll('p[class^="Mso"]')) {
    if (!empty.querySelector('img, [data-type]') && empty.textContent?.trim() === '') empty.remove()
  }
  return pictures(root)
}

/** Puts the figure of a kept picture in its place; a picture that was refused (null) goes. */
export function showPicture(element: HTMLImageElement, asset: string | null): void {
  if (asset === null) {
    element.remove()
    return
  }
  const figure = element.ownerDocument.createElement('figure')
  figure.setAttribute('data-type', 'figure')
  figure.setAttribute('data-asset', asset)
  const alt = element.getAttribute('alt') ?? ''
  if (alt !== '') figure.setAttribute('data-alt', alt.slice(0, 2000))
  figure.append(element.ownerDocument.createElement('figcaption'))
  element.replaceWith(figure)
}

/** Containers nest at most this deep; a document can hold twelve levels of nodes, and each of these takes up to three. */
const nestingLimit = 3
const containers = 'blockquote, ul, ol, table'
const parts = 'li, tr, td, th, thead, tbody, tfoot'

function flatten(root: HTMLElement): void {
  const depths = new Map<Element, number>([[root, 0]])
  const opened = new Set<Element>()
  // In document order, so that the depth of a parent is known before its children.
  for (const element of root.querySelectorAll('*')) {
    const parent = element.parentElement ?? root
    const above = depths.get(parent) ?? 0
    const isContainer = element.matches(containers)
    // The rows and items of a container go with it: without it they are read as something else.
    if (isContainer ? above < nestingLimit : !(opened.has(parent) && element.matches(parts))) {
      depths.set(element, above + (isContainer ? 1 : 0))
      continue
    }
    const block = root.ownerDocument.createElement('div')
    block.append(...element.childNodes)
    element.replaceWith(block)
    depths.set(block, above)
    opened.add(block)
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

function pictures(root: HTMLElement): FoundPictures {
  const images: FoundPictures['images'] = []
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

import DOMPurify from 'dompurify'
import { allowedAttributes, allowedTags, hasTooManyElements, hiddenContents } from './allowed-html.ts'
import { prepareHtml, type FoundPictures } from './prepare-html.ts'

/** Pasted HTML with nothing in it but what the document schema has a place for. */
export type CleanHtml = FoundPictures & { root: HTMLElement }

/**
 * Cleans HTML of any origin: scripts, handlers, frames, styles and unknown elements go; lists and notes as Word writes
 * them become lists and notes. Works on an inert document, in which nothing loads or runs. Null where there is more
 * than can be read.
 */
export function cleanHtml(html: string): CleanHtml | null {
  if (hasTooManyElements(html)) return null
  const root: Node | null = DOMPurify.sanitize(html, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: allowedAttributes,
    ALLOW_DATA_ATTR: true,
    ALLOW_ARIA_ATTR: false,
    FORBID_CONTENTS: hiddenContents,
    RETURN_DOM: true,
  })
  return isElement(root) ? { root, ...prepareHtml(root) } : null
}

function isElement(node: Node | null): node is HTMLElement {
  return node?.nodeType === 1
}

import { getSchema } from '@tiptap/core'
import { DOMParser, type Node as ProseNode, type Schema } from '@tiptap/pm/model'
import type { DocumentNode } from '../../../shared/document/body.ts'
import { createSchemaExtensions } from '../schema/schema-extensions.ts'
import { newBlockId } from '../schema/block-ids.ts'
import { createEditorSession } from '../session.ts'
import { hasTooManyElements } from './allowed-html.ts'
import { InertText, type InertElement } from './inert-dom.ts'
import { prepareHtml, showPicture } from './prepare-html.ts'
import { readHtml, TooComplexError } from './read-html.ts'

/** What is told while HTML is read. */
export type ReadingPort = {
  /** 0–1 of the whole. */
  progress: (share: number) => void
  /** Has pictures kept; the SHA-256 of each in their order, null for those that were refused. */
  keep: (pictures: readonly File[]) => Promise<readonly (string | null)[]>
  /** Some more of the outermost nodes, in order. */
  nodes: (nodes: readonly DocumentNode[]) => void
}

export type ReadingResult = {
  remoteImages: number
  /** Where the HTML came from an editor of our own: what it says of its edges. */
  edges: string | null
}

/**
 * Reads HTML of any origin into nodes of the document schema, without a page: the allow-list and the rules of what is
 * pasted into the page itself, on a DOM of our own. Throws TooComplexError where there is more than can be read.
 */
export async function readBlocks(html: string, port: ReadingPort): Promise<ReadingResult> {
  if (hasTooManyElements(html)) throw new TooComplexError('Too many elements')
  const root = readHtml(html, (share) => port.progress(share * shares.html))
  const { images, remoteImages } = prepareHtml(asPage(root))
  if (images.length > 0) {
    const kept = await port.keep(images.map(({ file }) => file))
    images.forEach(({ element }, index) => showPicture(element, kept[index] ?? null))
  }
  port.progress(shares.prepared)
  restoreSpaces(root)
  const edges = root.querySelector('[data-pm-slice]')?.getAttribute('data-pm-slice') ?? null
  const content = parse(root, edges, port)
  send(content, port)
  return { remoteImages, edges }
}

/** How much of the work is done when a step of it is. */
const shares = { html: 0.4, prepared: 0.5, parsed: 0.9 }

/** Nodes sent at once: what the page takes in between two frames. */
const batch = 1500

function parse(root: InertElement, edges: string | null, port: ReadingPort): ProseNode[] {
  const from = /^\d+ \d+(?: -(\d+))? /.exec(edges ?? '')
  let top = root
  for (let levels = Number(from?.[1] ?? 0); levels > 0; levels -= 1) top = top.firstElementChild ?? top
  const count = root.querySelectorAll('*').length
  let met = 0
  const options = {
    preserveWhitespace: from !== null,
    // Asked about every element, as the editor's own paste asks it.
    ruleFromNode(node: Node) {
      met += 1
      if (met % 500 === 0) {
        port.progress(shares.prepared + (shares.parsed - shares.prepared) * Math.min(1, met / count))
      }
      // A last line break only keeps its line open.
      const isLast = node.nodeName === 'BR' && !node.nextSibling && node.parentNode
      return isLast && !inlineParents.test(isLast.nodeName) ? { ignore: true } : null
    },
  }
  const slice = DOMParser.fromSchema(schema()).parseSlice(asPage(top), options)
  return [...slice.content.content]
}

const inlineParents =
  /^(a|abbr|acronym|b|cite|code|del|em|i|ins|kbd|label|output|q|ruby|s|samp|span|strong|sub|sup|time|u|tt|var)$/i

function send(content: readonly ProseNode[], port: ReadingPort): void {
  let nodes: DocumentNode[] = []
  let size = 0
  content.forEach((node, index) => {
    let inside = 1
    node.descendants(() => {
      inside += 1
      return true
    })
    if (size > 0 && size + inside > batch) {
      port.nodes(nodes)
      port.progress(shares.parsed + (1 - shares.parsed) * (index / content.length))
      nodes = []
      size = 0
    }
    nodes.push(withIds(node.toJSON() as DocumentNode))
    size += inside
  })
  if (nodes.length > 0) port.nodes(nodes)
}

/** Given here, because giving them to so many blocks later takes the page minutes. */
function withIds(node: DocumentNode): DocumentNode {
  const attrs = node.attrs && node.attrs['id'] === null ? { ...node.attrs, id: newBlockId() } : node.attrs
  return {
    ...node,
    ...(attrs && { attrs }),
    ...(node.content && { content: node.content.map(withIds) }),
  }
}

/** A browser copies a space at an edge as a bare `<span>` with a no-break space in it. */
function restoreSpaces(root: InertElement): void {
  for (const span of root.querySelectorAll('span:not([class]):not([style])')) {
    const { firstChild, lastChild } = span
    if (firstChild === lastChild && span.textContent === '\u00a0') span.replaceWith(new InertText(' '))
  }
}

// Asked for rules of reading only, never for a view.
const nobody = createEditorSession({
  language: 'en',
  numbering: 'none',
  editable: false,
  t: (key) => key,
  ports: {
    searchRecords: async () => [],
    openRecord: () => undefined,
    uploadImage: async () => ({ sha256: '' }),
    assetUrl: (sha256) => sha256,
    spelling: null,
  },
})

let made: Schema | undefined

function schema(): Schema {
  return (made ??= getSchema(createSchemaExtensions(nobody)))
}

/** The rules are written for a page's elements and ask of them only what these have. */
function asPage(element: InertElement): HTMLElement {
  return element as unknown as HTMLElement
}

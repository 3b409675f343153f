import type { DocumentMark, DocumentNode } from '../../shared/document/body.ts'
import { withoutComments } from '../../shared/document/comments/passages.ts'
import { BlockWriter } from './block-writer.ts'
import type { WordComment } from './docx-comments.ts'
import { marksInside } from './html-inline.ts'
import { tableOf } from './html-table.ts'
import { attributeOf, isElement, plainTextOf, type HtmlElement, type HtmlNode } from './parse-html.ts'

export type HtmlContext = {
  /** The stored picture an `src` names (SHA-256), or null where it cannot be kept. */
  pictureOf(src: string): string | null
  /** What a footnote's reference stands for, by the reference's id. */
  noteOf(referenceId: string): HtmlElement | null
  /** What was said about the words before a sign, by the sign's id. */
  commentOf(referenceId: string): WordComment | null
}

type Marks = readonly DocumentMark[]
type Visitor = (element: HtmlElement, writer: BlockWriter, marks: Marks) => void

/** Turns parsed HTML into blocks of the document schema. Elements not named here give their content only; scripts and the like give nothing. */
export function htmlToBlocks(nodes: readonly HtmlNode[], context: HtmlContext): DocumentNode[] {
  function blocksOf(
    children: readonly HtmlNode[],
    marks: Marks,
    dir: 'ltr' | 'rtl' | null = null,
  ): DocumentNode[] {
    const writer = new BlockWriter(dir)
    for (const child of children) visit(child, writer, marks)
    return writer.finish()
  }

  function visit(node: HtmlNode, writer: BlockWriter, marks: Marks): void {
    if (node.nodeName === '#text' && 'value' in node) return writer.text(node.value, marks)
    if (!isElement(node) || ignored.has(node.tagName)) return
    const own = visitors[node.tagName]
    if (own) return own(node, writer, marks)
    const isBlock = containers.has(node.tagName)
    const inside = marksInside(node, marks)
    if (isBlock) writer.flush()
    if (isBlock && directionOf(node)) {
      for (const block of blocksOf(node.childNodes, inside, directionOf(node))) writer.block(block)
      return
    }
    for (const child of node.childNodes) visit(child, writer, inside)
    if (isBlock) writer.flush()
  }

  /** Inline content of an element; blocks inside it are run together. */
  function inlineOf(element: HtmlElement, marks: Marks = []): DocumentNode[] {
    const blocks = blocksOf(element.childNodes, marks)
    const runs: DocumentNode[] = []
    for (const block of blocks) {
      if (runs.length > 0) runs.push({ type: 'text', text: ' ' })
      runs.push(...(inlineBlocks.has(block.type) ? (block.content ?? []) : []))
    }
    return runs
  }

  function list(element: HtmlElement, writer: BlockWriter, marks: Marks): void {
    const items: DocumentNode[] = []
    for (const child of element.childNodes) {
      if (!isElement(child)) {
        if (child.nodeName === '#text' && plainTextOf(child).trim() === '') continue
        addToLast(items, blocksOf([child], marks))
      } else if (child.tagName === 'li') {
        items.push({
          type: 'listItem',
          content: startingWithParagraph(blocksOf(child.childNodes, marksInside(child, marks))),
        })
      } else {
        addToLast(items, blocksOf([child], marks))
      }
    }
    if (items.length === 0) return
    writer.block(
      element.tagName === 'ol' ? orderedList(element, items) : { type: 'bulletList', content: items },
    )
  }

  function footnote(element: HtmlElement, writer: BlockWriter): boolean {
    const note = context.noteOf(attributeOf(element, 'id') ?? '')
    if (!note) return false
    // A note is commented on as a whole or not at all: nobody could see, or answer, what is said inside it.
    const paragraphs = blocksOf(note.childNodes, [])
      .filter((block) => block.type === 'paragraph')
      .map((block) => withoutComments(block))
    writer.inline({ type: 'footnote', content: paragraphs.length > 0 ? paragraphs : [{ type: 'paragraph' }] })
    return true
  }

  function picture(element: HtmlElement, writer: BlockWriter, caption: DocumentNode[]): void {
    const alt = (attributeOf(element, 'alt') ?? '').slice(0, 2000)
    const asset = context.pictureOf(attributeOf(element, 'src') ?? '')
    if (asset) writer.block({ type: 'figure', attrs: { asset, alt }, content: caption })
    else if (alt) writer.text(`[${alt}]`, [])
  }

  function heading(element: HtmlElement, writer: BlockWriter): void {
    const level = Math.min(4, Number(element.tagName[1]))
    const content = inlineOf(element)
    if (content.length > 0)
      writer.block({ type: 'heading', attrs: { level, dir: directionOf(element) }, content })
  }

  const visitors: Record<string, Visitor> = Object.assign(Object.create(null), {
    h1: heading,
    h2: heading,
    h3: heading,
    h4: heading,
    h5: heading,
    h6: heading,
    ul: list,
    ol: list,
    menu: list,
    br: (_element, writer) => writer.inline({ type: 'hardBreak' }),
    hr: (_element, writer) => writer.block({ type: 'horizontalRule' }),
    img: (element, writer) => picture(element, writer, []),
    figure: (element, writer, marks) => {
      const image = findElement(element, 'img')
      const caption = findElement(element, 'figcaption')
      if (!image) return element.childNodes.forEach((child) => visit(child, writer, marks))
      writer.flush()
      picture(image, writer, caption ? inlineOf(caption) : [])
      writer.flush()
    },
    pre: (element, writer) => {
      const text = plainTextOf(element).replace(/\n$/, '')
      if (text !== '') writer.block({ type: 'codeBlock', content: [{ type: 'text', text }] })
    },
    blockquote: (element, writer, marks) => {
      const content = blocksOf(element.childNodes, marks)
      if (content.length > 0) writer.block({ type: 'blockquote', content })
    },
    table: (element, writer, marks) => {
      const table = tableOf(element, (cell) => blocksOf(cell.childNodes, marks))
      if (table) writer.block(table)
    },
    sup: (element, writer, marks) => {
      const reference = findElement(element, 'a')
      if (reference && footnote(reference, writer)) return
      const comment = reference && context.commentOf(attributeOf(reference, 'id') ?? '')
      if (comment) return writer.comment(comment)
      const inside = marksInside(element, marks)
      for (const child of element.childNodes) visit(child, writer, inside)
    },
  } satisfies Record<string, Visitor>)

  return blocksOf(nodes, [])
}

/** Elements whose content is no text of the document. */
const ignored = new Set(
  'script style template head title noscript iframe frame frameset object embed applet svg math canvas audio video source track select datalist textarea input button link meta base xmp noembed noframes plaintext'.split(
    ' ',
  ),
)

/** Elements that begin a paragraph of their own. */
const containers = new Set(
  'html body p div section article main header footer aside nav address center dl dt dd form fieldset legend details summary figcaption caption li tbody thead tfoot tr td th hgroup search'.split(
    ' ',
  ),
)

const inlineBlocks = new Set(['paragraph', 'heading', 'codeBlock'])

function orderedList(element: HtmlElement, items: DocumentNode[]): DocumentNode {
  const start = Number.parseInt(attributeOf(element, 'start') ?? '1', 10)
  const type = (attributeOf(element, 'type') ?? '').toLowerCase()
  return {
    type: 'orderedList',
    attrs: {
      start: start >= 0 && start <= 100_000 ? start : 1,
      type: type === 'a' || type === 'i' ? type : null,
    },
    content: items,
  }
}

function startingWithParagraph(blocks: DocumentNode[]): DocumentNode[] {
  return blocks[0]?.type === 'paragraph' ? blocks : [{ type: 'paragraph' }, ...blocks]
}

/** What stands in a list outside its items belongs to the item before it. */
function addToLast(items: DocumentNode[], blocks: DocumentNode[]): void {
  if (blocks.length === 0) return
  const last = items.at(-1)
  if (last) last.content = [...(last.content ?? []), ...blocks]
  else items.push({ type: 'listItem', content: startingWithParagraph(blocks) })
}

function directionOf(element: HtmlElement): 'ltr' | 'rtl' | null {
  const dir = attributeOf(element, 'dir')?.toLowerCase()
  return dir === 'rtl' || dir === 'ltr' ? dir : null
}

function findElement(root: HtmlElement, tagName: string): HtmlElement | null {
  const stack: HtmlNode[] = [...root.childNodes].toReversed()
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isElement(node)) continue
    if (node.tagName === tagName) return node
    stack.push(...node.childNodes.toReversed())
  }
  return null
}

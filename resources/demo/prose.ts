import type { DocumentBody, DocumentMark, DocumentNode, JsonValue } from '../../shared/document/body.ts'
import type { RecordKind } from '../../shared/model/record.ts'

/**
 * Writes document bodies so that they read as text. Inside a string:
 * `**bold**`, `__italic__`, `{note: a footnote}`, `{see: block-id}` (a reference by number), `{@key}` (a link to the
 * record handed over under `key`, which reads as its title), `{fr: words}` (words in another language).
 */
export type Links = Readonly<Record<string, { id: string; kind: RecordKind; title: string }>>

type Named = { id?: string }
export type Cell = string | { text: string; colspan?: number; rowspan?: number }
export type Block =
  | (Named & { type: 'paragraph' | 'blockquote'; text: string })
  | (Named & { type: 'heading' | 'numberedParagraph'; level: number; text: string })
  | (Named & { type: 'callout'; tone: 'note' | 'important' | 'recommendation'; paragraphs: string[] })
  | (Named & { type: 'decision'; text: string; date: string | null })
  | (Named & { type: 'action'; text: string; owner: string | null; due: string | null; state: string })
  | (Named & { type: 'bulletList' | 'orderedList'; items: string[] })
  | (Named & { type: 'taskList'; tasks: { text: string; checked: boolean }[] })
  | (Named & { type: 'table'; caption: string; head: Cell[][]; rows: Cell[][]; widths?: number[] })
  | (Named & { type: 'figure'; asset: string; alt: string; caption: string; width: number })
  | (Named & { type: 'pageBreak' })

export const heading = (level: number, text: string, id?: string): Block => ({
  type: 'heading',
  level,
  text,
  id,
})
export const paragraph = (text: string, id?: string): Block => ({ type: 'paragraph', text, id })
export const numbered = (text: string, id?: string): Block => ({
  type: 'numberedParagraph',
  level: 1,
  text,
  id,
})
export const sub = (text: string, id?: string): Block => ({ type: 'numberedParagraph', level: 2, text, id })
export const quote = (text: string): Block => ({ type: 'blockquote', text })
export const bullets = (...items: string[]): Block => ({ type: 'bulletList', items })
export const steps = (...items: string[]): Block => ({ type: 'orderedList', items })
export const callout = (tone: 'note' | 'important' | 'recommendation', ...paragraphs: string[]): Block => ({
  type: 'callout',
  tone,
  paragraphs,
})
export const decision = (text: string, date: string | null = null, id?: string): Block => ({
  type: 'decision',
  text,
  date,
  id,
})
export const action = (
  text: string,
  details: { owner?: string; due?: string; state?: 'open' | 'done' | 'dropped' } = {},
  id?: string,
): Block => ({
  type: 'action',
  text,
  owner: details.owner ?? null,
  due: details.due ?? null,
  state: details.state ?? 'open',
  id,
})
export const tasks = (...items: [text: string, checked: boolean][]): Block => ({
  type: 'taskList',
  tasks: items.map(([text, checked]) => ({ text, checked })),
})
export const table = (
  caption: string,
  parts: { head: Cell[][]; rows: Cell[][]; id?: string; widths?: number[] },
): Block => ({ type: 'table', caption, ...parts })
export const figure = (
  asset: string,
  parts: { alt: string; caption: string; id?: string; width?: number },
): Block => ({ type: 'figure', asset, width: 100, ...parts })
export const pageBreak = (): Block => ({ type: 'pageBreak' })

/** A body of these blocks; every block gets an id of its own, `b1`, `b2` … where none was given. Throws on an unknown link. */
export function compose(blocks: Block[], links: Links = {}): DocumentBody {
  let last = 0
  const nextId = () => `b${(last += 1)}`
  const write = (block: Block): DocumentNode => writeBlock(block, block.id ?? nextId(), nextId, links)
  return { type: 'doc', content: blocks.map(write) }
}

function writeBlock(block: Block, id: string, nextId: () => string, links: Links): DocumentNode {
  const inline = (text: string) => inlineNodes(text, nextId, links)
  const para = (text: string) => node('paragraph', { id: nextId(), dir: null }, inline(text))
  switch (block.type) {
    case 'paragraph':
      return node('paragraph', { id, dir: null }, inline(block.text))
    case 'heading':
    case 'numberedParagraph':
      return node(block.type, { id, dir: null, level: block.level }, inline(block.text))
    case 'decision':
      return node('decision', { id, dir: null, date: block.date }, inline(block.text))
    case 'action': {
      const { owner, due, state } = block
      return node('action', { id, dir: null, owner, due, state }, inline(block.text))
    }
    case 'blockquote':
      return node('blockquote', { id }, [para(block.text)])
    case 'callout':
      return node('callout', { id, tone: block.tone }, block.paragraphs.map(para))
    case 'bulletList':
      return node(
        'bulletList',
        { id },
        block.items.map((item) => node('listItem', {}, [para(item)])),
      )
    case 'orderedList':
      return node(
        'orderedList',
        { id, start: 1, type: null },
        block.items.map((item) => node('listItem', {}, [para(item)])),
      )
    case 'taskList':
      return node(
        'taskList',
        { id },
        block.tasks.map(({ text, checked }) => node('taskItem', { checked }, [para(text)])),
      )
    case 'table': {
      const row = (cells: Cell[], type: 'tableHeader' | 'tableCell') =>
        tableRow(cells, type, para, block.widths)
      return node('table', { id, caption: block.caption }, [
        ...block.head.map((cells) => row(cells, 'tableHeader')),
        ...block.rows.map((cells) => row(cells, 'tableCell')),
      ])
    }
    case 'figure': {
      const { asset, alt, width } = block
      return node('figure', { id, dir: null, asset, alt, decorative: false, width }, inline(block.caption))
    }
    case 'pageBreak':
      return node('pageBreak', { id })
  }
}

/** `widths` holds only for rows without spans, in pixels of the editor; the first such row sets the columns. */
function tableRow(
  cells: Cell[],
  type: 'tableHeader' | 'tableCell',
  para: (text: string) => DocumentNode,
  widths: number[] | undefined,
): DocumentNode {
  const plain = widths !== undefined && cells.length === widths.length
  return node(
    'tableRow',
    {},
    cells.map((cell, column) => {
      const { text, colspan = 1, rowspan = 1 } = typeof cell === 'string' ? { text: cell } : cell
      const width = plain && colspan === 1 ? widths[column] : undefined
      return node(type, { colspan, rowspan, colwidth: width === undefined ? null : [width] }, [para(text)])
    }),
  )
}

const markup =
  /\*\*(?<bold>.+?)\*\*|__(?<italic>.+?)__|\{note: (?<note>[^{}]+)\}|\{see: (?<see>[a-z0-9-]+)\}|\{@(?<key>\w+)\}|\{(?<tag>ar|zh|en|fr|ru|es): (?<foreign>[^{}]+)\}/gu

function inlineNodes(
  text: string,
  nextId: () => string,
  links: Links,
  marks: DocumentMark[] = [],
): DocumentNode[] {
  const nodes: DocumentNode[] = []
  const inner = (part: string, mark: DocumentMark) => inlineNodes(part, nextId, links, [...marks, mark])
  let done = 0
  for (const match of text.matchAll(markup)) {
    nodes.push(...plainText(text.slice(done, match.index), marks))
    done = match.index + match[0].length
    const { bold, italic, note, see, key, tag, foreign } = match.groups ?? {}
    if (bold) nodes.push(...inner(bold, { type: 'bold' }))
    else if (italic) nodes.push(...inner(italic, { type: 'italic' }))
    else if (foreign && tag) nodes.push(...inner(foreign, { type: 'language', attrs: { tag } }))
    else if (see) nodes.push(node('crossReference', { target: see, form: 'number' }))
    else if (note) {
      const words = node('paragraph', { id: nextId(), dir: null }, inlineNodes(note, nextId, links))
      nodes.push(node('footnote', { id: nextId() }, [words]))
    } else if (key) nodes.push(recordLink(key, links))
  }
  nodes.push(...plainText(text.slice(done), marks))
  return nodes
}

function recordLink(key: string, links: Links): DocumentNode {
  const target = links[key]
  if (!target) throw new RangeError(`No record was handed over under "${key}".`)
  return node('recordLink', { recordId: target.id, kind: target.kind, label: target.title })
}

function plainText(text: string, marks: DocumentMark[]): DocumentNode[] {
  if (text === '') return []
  return [marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text }]
}

function node(type: string, attrs: Record<string, JsonValue>, content?: DocumentNode[]): DocumentNode {
  return {
    type,
    ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
    ...(content && content.length > 0 ? { content } : {}),
  }
}

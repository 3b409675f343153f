import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'

type Place = {
  tr: Transaction
  doc: Node
  node: Node
  pos: number
  values: Readonly<Record<string, string>>
}
type Fix = (place: Place) => void

export type FixableCode = keyof typeof fixes

/** How each finding is mended; what needs a person's judgement has no entry. */
export const fixes = {
  'faked-heading': ({ tr, doc, node, pos }) => {
    const level = Math.min(levelBefore(doc, pos) + 1, 4)
    dropMark(tr, node, pos, 'bold')
    tr.setNodeMarkup(pos, typeOf(doc, 'heading'), { ...shared(node), level })
  },
  'faked-numbering': ({ tr, doc, node, pos, values: { number = '' } }) => {
    // The words may have changed since they were looked at: only a number that still begins them goes.
    const words = node.textBetween(0, node.content.size, undefined, '\ufffc')
    const lead = /^\s*/.exec(words)?.[0].length ?? 0
    if (number === '' || !words.startsWith(number, lead)) return
    const typed = lead + number.length
    const rest = /^\s*/.exec(words.slice(typed))?.[0].length ?? 0
    tr.delete(pos + 1, pos + 1 + typed + rest)
    if (node.type.name !== 'paragraph') return
    const mapped = tr.doc.nodeAt(pos)
    if (mapped)
      tr.setNodeMarkup(pos, typeOf(doc, 'numberedParagraph'), { ...shared(node), level: levelOf(number) })
  },
  'bold-text': ({ tr, node, pos }) => dropMark(tr, node, pos, 'bold'),
  'empty-heading': ({ tr, node, pos }) => {
    const isEmpty = node.textBetween(0, node.content.size, '', leafOf).trim() === ''
    if (node.type.name === 'heading' && isEmpty) tr.delete(pos, pos + node.nodeSize)
  },
  'heading-skipped': ({ tr, doc, node, pos }) => {
    tr.setNodeMarkup(pos, undefined, { ...node.attrs, level: Math.min(levelBefore(doc, pos) + 1, 4) })
  },
  'table-without-header': ({ tr, doc, node, pos }) => {
    node.firstChild?.forEach((cell, offset) => {
      tr.setNodeMarkup(pos + 2 + offset, typeOf(doc, 'tableHeader'), cell.attrs)
    })
  },
  'dangling-link': ({ tr, node, pos, values: { label = '' } }) => {
    eachInside(node, pos, (child, at) => {
      const isIt = child.type.name === 'recordLink' && child.attrs['label'] === label
      if (isIt)
        tr.replaceWith(tr.mapping.map(at), tr.mapping.map(at + child.nodeSize), child.type.schema.text(label))
    })
  },
  'state-name': ({ tr, node, pos, values: { name = '', official = '' } }) => {
    const whole = new RegExp(`(?<![\\p{L}\\p{M}-])${name}(?![\\p{L}\\p{M}-])`, 'gu')
    const within = official.indexOf(name)
    eachInside(node, pos, (child, at) => {
      for (const { index } of child.text?.matchAll(whole) ?? []) {
        // "Iran (Islamic Republic of)" holds the common name, and is right as it stands.
        if (within >= 0 && child.text?.startsWith(official, index - within)) continue
        const from = tr.mapping.map(at + index)
        tr.insertText(official, from, from + name.length)
      }
    })
  },
} as const satisfies Record<string, Fix>

/** A line break is no word; a link, a note or a picture is as good as one. */
function leafOf({ type }: Node): string {
  return type.name === 'hardBreak' ? ' ' : '\ufffc'
}

function eachInside(node: Node, pos: number, visit: (child: Node, at: number) => void): void {
  node.descendants((child, offset) => visit(child, pos + 1 + offset))
}

function dropMark(tr: Transaction, node: Node, pos: number, mark: string): void {
  const type = node.type.schema.marks[mark]
  if (type) tr.removeMark(pos + 1, pos + node.nodeSize - 1, type)
}

function shared({ attrs }: Node): { id: unknown; dir: unknown } {
  return { id: attrs['id'], dir: attrs['dir'] }
}

function typeOf(doc: Node, name: string) {
  const type = doc.type.schema.nodes[name]
  if (!type) throw new Error(`the schema has no ${name}`)
  return type
}

/** Level of the last heading before a place; 0 where there is none. */
function levelBefore(doc: Node, pos: number): number {
  let level = 0
  doc.nodesBetween(0, pos, (node, at) => {
    if (node.type.name === 'heading' && at < pos) level = Number(node.attrs['level'])
    return node.type.name === 'doc'
  })
  return level
}

/** The level a typed number is meant for: 1. is the first, (a) the second, (iv) the third. */
function levelOf(number: string): number {
  if (/\d/.test(number)) return 1
  return /^\(?(?:[ivx]{2,}|[ivx](?=\)))\)?$/.test(number) && !/^\(?[a-h]\)?$/.test(number) ? 3 : 2
}

import type { DocumentMark, DocumentNode } from '../../shared/document/body.ts'
import { safeHref } from '../../shared/document/nodes.ts'

export type NoteLookup = (label: string) => DocumentNode[] | null

/** Inline Markdown: emphasis, code, links, strike-through, footnote references; HTML in it stays text. */
export function markdownInline(text: string, noteOf: NoteLookup): DocumentNode[] {
  return merged(parts(text, [], noteOf, 0))
}

type Rule = { pattern: RegExp; marks: string[] }

const emphases: Rule[] = [
  { pattern: /^(\*\*\*|___)(?=\S)([\s\S]*?\S)\1/, marks: ['bold', 'italic'] },
  { pattern: /^(\*\*|__)(?=\S)([\s\S]*?\S)\1/, marks: ['bold'] },
  { pattern: /^(~~)(?=\S)([\s\S]*?\S)\1/, marks: ['strike'] },
  { pattern: /^(\*|_)(?=\S)([\s\S]*?\S)\1(?!\w)/, marks: ['italic'] },
]

// A passage longer than this between two signs is no emphasis; it keeps the search for the closing sign short.
const longestEmphasis = 2000
const deepest = 8

function parts(text: string, marks: DocumentMark[], noteOf: NoteLookup, depth: number): DocumentNode[] {
  const nodes: DocumentNode[] = []
  let plain = ''
  let at = 0
  const push = (...more: DocumentNode[]) => {
    if (plain !== '') nodes.push(textNode(plain, marks))
    plain = ''
    nodes.push(...more)
  }
  while (at < text.length) {
    const special = text.slice(at).search(/[\\`*_~![<\n]| {2,}\n/)
    if (special < 0) break
    plain += text.slice(at, at + special)
    at += special
    const rest = text.slice(at, at + longestEmphasis)
    const found = depth < deepest ? inlineAt(rest, text[at - 1] ?? ' ', marks, noteOf, depth) : null
    if (found) {
      push(...found.nodes)
      at += found.length
    } else {
      plain += text[at]
      at += 1
    }
  }
  plain += text.slice(at)
  push()
  return nodes
}

function inlineAt(
  rest: string,
  before: string,
  marks: DocumentMark[],
  noteOf: NoteLookup,
  depth: number,
): { nodes: DocumentNode[]; length: number } | null {
  const escaped = /^\\([!-/:-@[-`{-~])/.exec(rest)
  if (escaped) return { nodes: [textNode(escaped[1]!, marks)], length: 2 }
  const broken = /^(?: {2,}|\\)\n/.exec(rest)
  if (broken) return { nodes: [{ type: 'hardBreak' }], length: broken[0].length }
  if (rest.startsWith('\n')) return { nodes: [textNode(' ', marks)], length: 1 }
  const code = /^(`+)(?!`)([\s\S]*?[^`])\1(?!`)/.exec(rest)
  if (code)
    return { nodes: [textNode(code[2]!.trim(), marksWith(marks, { type: 'code' }))], length: code[0].length }
  const note = /^\[\^([^\]\s]{1,80})\]/.exec(rest)
  const content = note ? noteOf(note[1]!) : null
  if (note && content) return { nodes: [{ type: 'footnote', content }], length: note[0].length }
  const image = /^!\[([^\]]*)\]\([^)\s]*(?:\s+"[^"]*")?\)/.exec(rest)
  if (image) return { nodes: image[1] ? [textNode(`[${image[1]}]`, marks)] : [], length: image[0].length }
  const link = /^\[([^\]]+)\]\(\s*<?([^)\s>]*)>?(?:\s+"[^"]*")?\s*\)/.exec(rest)
  if (link) return { nodes: linked(link[1]!, link[2]!, marks, noteOf, depth), length: link[0].length }
  const address = /^<((?:https?:\/\/|mailto:)[^\s>]+)>/i.exec(rest)
  if (address)
    return { nodes: linked(address[1]!, address[1]!, marks, noteOf, deepest), length: address[0].length }
  return emphasisAt(rest, before, marks, noteOf, depth)
}

function emphasisAt(rest: string, before: string, marks: DocumentMark[], noteOf: NoteLookup, depth: number) {
  if (rest.startsWith('_') && /\w/.test(before)) return null
  for (const { pattern, marks: types } of emphases) {
    const match = pattern.exec(rest)
    if (!match) continue
    const inside = types.reduce((all, type) => marksWith(all, { type }), marks)
    return { nodes: parts(match[2]!, inside, noteOf, depth + 1), length: match[0].length }
  }
  return null
}

function linked(
  text: string,
  href: string,
  marks: DocumentMark[],
  noteOf: NoteLookup,
  depth: number,
): DocumentNode[] {
  const safe = safeHref.safeParse(href)
  const inside = safe.success ? marksWith(marks, { type: 'link', attrs: { href: safe.data } }) : marks
  return depth >= deepest ? [textNode(text, inside)] : parts(text, inside, noteOf, depth + 1)
}

function marksWith(marks: DocumentMark[], mark: DocumentMark): DocumentMark[] {
  return [...marks.filter(({ type }) => type !== mark.type), mark]
}

function textNode(text: string, marks: DocumentMark[]): DocumentNode {
  return { type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }
}

function merged(nodes: DocumentNode[]): DocumentNode[] {
  const all: DocumentNode[] = []
  for (const node of nodes) {
    if (node.text === '') continue
    const last = all.at(-1)
    const joins = last?.text !== undefined && node.text !== undefined
    if (joins && JSON.stringify(last.marks) === JSON.stringify(node.marks)) last.text! += node.text!
    else all.push({ ...node })
  }
  return all
}

import type { DocumentMark, DocumentNode } from '../../shared/document/body.ts'
import { marks as markSpecs, safeHref } from '../../shared/document/nodes.ts'
import { textOf } from '../../shared/document/walk.ts'
import { language as languageTag } from '../../shared/model/languages.ts'
import { attributesOf } from './block-attributes.ts'
import { blockDirection, printable, type Preparation } from './preparation.ts'
import type { Direction, Inline, TextBlock, TextMarks } from './typeset-data.ts'

/** Names of documents, such as A/RES/73/195 or C/115/L/1/Rev.2: at most 40 characters, so that one always fits a line. */
const symbolPattern = /(?<![\w/])[A-Z][A-Za-z]{0,5}(?:\/[A-Za-z0-9.]{0,11}[A-Za-z0-9]){1,6}(?![\w/])/g

/** A node with text in it: its direction, its words, the name other places link to it by. */
export function toTextBlock(
  node: DocumentNode,
  asked: { id: string | null; dir: Direction | null },
  preparation: Preparation,
): TextBlock {
  return {
    dir: blockDirection(asked.dir, textOf(node), preparation),
    label: toLabel(asked.id, preparation),
    inlines: toInlines(node.content ?? [], asked.id, preparation),
  }
}

export function toLabel(id: string | null, preparation: Preparation): string | null {
  return id !== null && preparation.cited.has(id) && preparation.numbering.targets.has(id) ? `b-${id}` : null
}

/** Inline nodes as printed; `blockId` says where findings are. */
export function toInlines(
  content: readonly DocumentNode[],
  blockId: string | null,
  preparation: Preparation,
  inNote = false,
): Inline[] {
  return content.flatMap((node) => toInline(node, blockId, preparation, inNote))
}

function toInline(
  node: DocumentNode,
  blockId: string | null,
  preparation: Preparation,
  inNote: boolean,
): Inline[] {
  if (node.type === 'text') return toText(node, blockId, preparation)
  if (node.type === 'hardBreak') return [{ t: 'break' }]
  if (node.type === 'footnote') return toNote(node, blockId, preparation, inNote)
  if (node.type === 'recordLink') return toRecordLink(node, blockId, preparation)
  if (node.type === 'crossReference') return toReference(node, blockId, preparation)
  preparation.findings.add('unknown-content', 'error', blockId, { type: node.type })
  return [{ t: 'placeholder', text: preparation.words.unreadable }]
}

function toText(node: DocumentNode, blockId: string | null, preparation: Preparation): Inline[] {
  const marks = toMarks(node.marks ?? [], blockId, preparation)
  const lines = printable(node.text ?? '', blockId, preparation).split('\n')
  return lines.flatMap((line, index): Inline[] => [
    ...(index > 0 ? [{ t: 'break' } as const] : []),
    ...splitSymbols(line, marks).flatMap(openLongWords),
  ])
}

// Scripts that may break anywhere need no help; addresses are broken by the typesetter at their own seams.
const longWord =
  /(?!https?:\/\/)[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{28,}/gu

/** Lets a word that might be wider than its column break: at seams, which add no character to the text. */
function openLongWords(inline: Inline): Inline[] {
  if (inline.t !== 'text' || inline.text.length < 28 || inline.unbroken) return [inline]
  const { text, ...rest } = inline
  const parts: Inline[] = []
  let end = 0
  const add = (piece: string) => {
    if (piece !== '') parts.push({ ...rest, text: piece })
  }
  for (const match of text.matchAll(longWord)) {
    for (let at = match.index + 12; at < match.index + match[0].length - 4; at += 8) {
      if (/^[\p{M}\p{Cf}\p{Cs}]/u.test(text.slice(at)) || /[\ud800-\udbff]$/.test(text.slice(0, at))) continue
      add(text.slice(end, at))
      parts.push({ t: 'seam' })
      end = at
    }
  }
  add(text.slice(end))
  return parts
}

function splitSymbols(text: string, marks: TextMarks): Inline[] {
  if (text === '') return []
  if (!text.includes('/') || marks.href || marks.code) return [{ t: 'text', text, ...marks }]
  const parts: Inline[] = []
  let end = 0
  for (const match of text.matchAll(symbolPattern)) {
    if (match[0].length > 40) continue
    if (match.index > end) parts.push({ t: 'text', text: text.slice(end, match.index), ...marks })
    parts.push({ t: 'text', text: match[0], ...marks, unbroken: true })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ t: 'text', text: text.slice(end), ...marks })
  return parts
}

function toMarks(
  given: readonly DocumentMark[],
  blockId: string | null,
  preparation: Preparation,
): TextMarks {
  const marks: TextMarks = {}
  for (const { type, attrs } of given) {
    if (type === 'link') {
      const href = safeHref.safeParse(attrs?.['href'])
      if (href.success) marks.href = href.data
      else preparation.findings.add('unsafe-link', 'warning', blockId)
    } else if (type === 'language') {
      const tag = languageTag.safeParse(attrs?.['tag'])
      if (tag.success) marks.lang = tag.data
    } else if (Object.hasOwn(markSpecs, type)) {
      marks[type as keyof Omit<TextMarks, 'lang' | 'href'>] = true
    } else {
      preparation.findings.add('unknown-content', 'warning', blockId, { type })
    }
  }
  return marks
}

function toNote(
  node: DocumentNode,
  blockId: string | null,
  preparation: Preparation,
  inNote: boolean,
): Inline[] {
  const paragraphs = (node.content ?? []).map((each): TextBlock => ({
    dir: blockDirection(null, textOf(each), preparation),
    label: null,
    inlines: toInlines(each.content ?? [], blockId, preparation, true),
  }))
  // A note inside a note stays readable as words in brackets; there is no second row of note numbers.
  if (!inNote && preparation.endnotes) {
    const number = preparation.endnotes.length + 1
    preparation.endnotes.push({ number, paragraphs })
    return [{ t: 'endnote', number }]
  }
  if (!inNote) return [{ t: 'note', paragraphs }]
  preparation.findings.add('nesting-flattened', 'note', blockId)
  return [{ t: 'text', text: ' [' }, ...paragraphs.flatMap((each) => each.inlines), { t: 'text', text: ']' }]
}

function toRecordLink(node: DocumentNode, blockId: string | null, preparation: Preparation): Inline[] {
  const id = node.attrs?.['recordId']
  const title = typeof id === 'string' ? preparation.titleOf(id) : null
  const label = typeof node.attrs?.['label'] === 'string' ? node.attrs['label'] : ''
  if (title === null) preparation.findings.add('dangling-link', 'warning', blockId, { label })
  const text = printable(title ?? label, blockId, preparation).replace(/\s+/g, ' ')
  return splitSymbols(text, {})
}

function toReference(node: DocumentNode, blockId: string | null, preparation: Preparation): Inline[] {
  const { target: id, form } = attributesOf(node, 'crossReference')
  const target = preparation.numbering.targets.get(id)
  if (!target) {
    preparation.findings.add('dangling-reference', 'error', blockId)
    return [{ t: 'placeholder', text: '[?]' }]
  }
  const wanted = form === 'title' ? target.title || target.number : (target.number ?? target.title)
  const text = printable(wanted ?? '', blockId, preparation)
    .replace(/\s+/g, ' ')
    .slice(0, 300)
  if (text === '') return [{ t: 'placeholder', text: '[?]' }]
  return [{ t: 'reference', to: toLabel(id, preparation), text }]
}

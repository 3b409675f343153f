import type { DocumentBody, DocumentNode } from '../../shared/document/body.ts'
import { textOf, walk } from '../../shared/document/walk.ts'
import type { Language } from '../../shared/model/languages.ts'
import { attributesOf } from './block-attributes.ts'

/** What a cross-reference can lead to. `number` is what a reader would cite: "12 (a)", "II.B", "Table 3". */
export type Target = { number: string | null; title: string }

export type Numbering = {
  /** Printed before a heading or numbered paragraph ("I.", "12.", "(a)") or a caption ("Table 3"). */
  printed: Map<DocumentNode, string>
  targets: Map<string, Target>
}

type Words = { table: string; figure: string }

/**
 * Numbers headings I., A., 1., (a), paragraphs 1, 2, 3 through the whole document with (a) and (i) below, captioned
 * tables and figures each in their own row. Sub-levels close with one bracket in French and Spanish.
 * With `numbered` false only sub-paragraphs, tables and figures carry numbers.
 */
export function numberBlocks(
  body: DocumentBody,
  options: { language: Language; numbered: boolean; words: Words },
): Numbering {
  const { language, numbered, words } = options
  const printed = new Map<DocumentNode, string>()
  const targets = new Map<string, Target>()
  const bracket = (text: string) => (language === 'fr' || language === 'es' ? `${text})` : `(${text})`)
  const headings = [0, 0, 0, 0]
  const paragraphs = [0, 0, 0]
  let tables = 0
  let figures = 0

  const name = (node: DocumentNode, number: string | null, title: string) => {
    const id = node.attrs?.['id']
    if (typeof id === 'string' && !targets.has(id)) targets.set(id, { number, title: title.trim() })
  }

  for (const { node, parents } of walk(body)) {
    if (node.type === 'heading') {
      const title = textOf(node)
      // Headings inside cells and notes are only words in bold: they are no part of the outline.
      if (title.trim() === '' || parents.some(isAside)) continue
      const { level } = attributesOf(node, 'heading')
      step(headings, level - 1)
      if (!numbered) {
        name(node, null, title)
        continue
      }
      const forms = [toRoman, toLetters, String, (count: number) => bracket(toLetters(count).toLowerCase())]
      const parts = headings
        .slice(0, level)
        .map((count, index) => (count > 0 ? (forms[index]?.(count) ?? '') : ''))
      const own = parts.at(-1) ?? ''
      printed.set(node, level < 4 ? `${own}.` : own)
      name(node, parts.filter(Boolean).join('.').replace('.(', ' ('), title)
    } else if (node.type === 'numberedParagraph') {
      const { level } = attributesOf(node, 'numberedParagraph')
      step(paragraphs, level - 1)
      const [first = 0, second = 0, third = 0] = paragraphs
      const sub = second > 0 ? bracket(toLetters(second).toLowerCase()) : ''
      const subSub = third > 0 ? bracket(toRoman(third).toLowerCase()) : ''
      const own = level === 1 ? `${first}.` : level === 2 ? sub : subSub
      const top = numbered && first > 0 ? String(first) : ''
      if (level > 1 || numbered) printed.set(node, own)
      name(node, [top, sub, subSub].filter(Boolean).join(' ') || null, firstWords(textOf(node)))
    } else if (node.type === 'table') {
      const { caption } = attributesOf(node, 'table')
      const number = caption?.trim() ? `${words.table} ${(tables += 1)}` : null
      if (number) printed.set(node, number)
      name(node, number ?? words.table, caption ?? '')
    } else if (node.type === 'figure') {
      const caption = textOf(node)
      const number = caption.trim() ? `${words.figure} ${(figures += 1)}` : null
      if (number) printed.set(node, number)
      name(node, number ?? words.figure, caption)
    }
  }
  return { printed, targets }
}

function firstWords(text: string): string {
  const words = text.trim().split(/\s+/)
  const start = words.slice(0, 6).join(' ').slice(0, 60)
  return start.length < text.trim().length ? `${start}…` : start
}

function isAside(node: DocumentNode): boolean {
  return node.type === 'tableCell' || node.type === 'tableHeader' || node.type === 'footnote'
}

function step(counters: number[], level: number): void {
  counters[level] = (counters[level] ?? 0) + 1
  counters.fill(0, level + 1)
}

/** I, II, III, IV…; plain digits from 4,000 on. */
export function toRoman(count: number): string {
  if (count >= 4000) return String(count)
  let rest = count
  let text = ''
  for (const [value, numeral] of numerals) {
    while (rest >= value) {
      text += numeral
      rest -= value
    }
  }
  return text
}

/** A … Z, AA, BB … ZZ, AAA: the letter is doubled, as lists in official documents do. */
export function toLetters(count: number): string {
  if (count < 1) return String(count)
  const letter = String.fromCharCode(65 + ((count - 1) % 26))
  return letter.repeat(Math.min(Math.floor((count - 1) / 26) + 1, 8))
}

const numerals: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

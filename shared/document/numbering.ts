import type { Language } from '../model/languages.ts'
import type { DocumentBody, DocumentNode } from './body.ts'
import { toLetters, toRoman } from './numerals.ts'
import { textOf, walk } from './walk.ts'

export type NumberingOptions = {
  language: Language
  numbering: 'continuous' | 'none'
  /** Headings as I., A., 1., (a), or as 1, 1.1, 1.1.1; the former where nothing is said. */
  headings?: 'un' | 'decimal' | undefined
}

/** One block as the counter wants to know it; `isEmpty` where a heading or caption has no letters yet. */
export type Countable =
  | { type: 'heading'; level: number; isEmpty: boolean; isAside: boolean }
  | { type: 'numberedParagraph'; level: number }
  | { type: 'table' | 'figure'; isEmpty: boolean }

/** A number as printed before the block ("I.", "(a)", "Table 3"), and as cited from elsewhere ("II.B", "12 (a)"). */
export type BlockNumber = { printed: string | null; cited: string | null }

const unnumbered: BlockNumber = { printed: null, cited: null }

/** Words before the number of a captioned table or figure, in each language a document may have. */
export const captionWords: Record<Language, { table: string; figure: string }> = {
  en: { table: 'Table', figure: 'Figure' },
  fr: { table: 'Tableau', figure: 'Figure' },
  es: { table: 'Cuadro', figure: 'Figura' },
  ar: { table: 'الجدول', figure: 'الشكل' },
  zh: { table: '表', figure: '图' },
  ru: { table: 'Таблица', figure: 'Рисунок' },
}

/**
 * Counts blocks handed to it in reading order: headings I., A., 1., (a); paragraphs 1, 2, 3 through the whole document
 * with (a) and (i) below; captioned tables and figures each in a row of their own. French and Spanish close a sub-level
 * with one bracket. Without continuous numbering only sub-paragraphs, tables and figures carry numbers.
 */
export function createNumbering({
  language,
  numbering,
  headings: headingStyle = 'un',
}: NumberingOptions): (block: Countable) => BlockNumber {
  const numbered = numbering === 'continuous'
  const bracket = (text: string) => (language === 'fr' || language === 'es' ? `${text})` : `(${text})`)
  const headingForms = [
    toRoman,
    (count: number) => toLetters(count).toUpperCase(),
    String,
    (count: number) => bracket(toLetters(count)),
  ]
  const headings = [0, 0, 0, 0]
  const paragraphs = [0, 0, 0]
  const captions = { table: 0, figure: 0 }

  const numberHeading = (level: number): BlockNumber => {
    step(headings, level - 1)
    if (!numbered) return unnumbered
    if (headingStyle === 'decimal') {
      const number = headings
        .slice(0, level)
        .filter((count) => count > 0)
        .join('.')
      return { printed: number, cited: number }
    }
    const parts = headings
      .slice(0, level)
      .map((count, index) => (count > 0 ? (headingForms[index]?.(count) ?? '') : ''))
    const own = parts.at(-1) ?? ''
    const [inner, outer] = [level === 4 ? own : '', parts.slice(0, 3).filter(Boolean).join('.')]
    return { printed: level < 4 ? `${own}.` : own, cited: [outer, inner].filter(Boolean).join(' ') }
  }

  const numberParagraph = (level: number): BlockNumber => {
    step(paragraphs, level - 1)
    const [first = 0, second = 0, third = 0] = paragraphs
    const letter = second > 0 ? bracket(toLetters(second)) : ''
    const roman = third > 0 ? bracket(toRoman(third).toLowerCase()) : ''
    const whole = numbered && first > 0 ? String(first) : ''
    const cited = [whole, letter, roman].filter(Boolean).join(' ') || null
    if (level === 1) return { printed: numbered ? `${first}.` : null, cited }
    return { printed: level === 2 ? letter : roman, cited }
  }

  return (block) => {
    switch (block.type) {
      case 'heading':
        return block.isEmpty || block.isAside ? unnumbered : numberHeading(block.level)
      case 'numberedParagraph':
        return numberParagraph(block.level)
      case 'table':
      case 'figure': {
        if (block.isEmpty) return unnumbered
        captions[block.type] += 1
        const label = `${captionWords[language][block.type]} ${captions[block.type]}`
        return { printed: label, cited: label }
      }
    }
  }
}

/** What a cross-reference can lead to. */
export type ReferenceTarget = BlockNumber & {
  id: string
  type: Countable['type']
  level: number
  /** The heading's words, the caption, or how the paragraph begins; at most 120 characters. */
  title: string
}

/** Every numbered or citable block of a body by its id, in reading order, and the number of each footnote by its id. */
export function numberBody(
  body: DocumentBody,
  options: NumberingOptions,
): { targets: Map<string, ReferenceTarget>; footnotes: Map<string, number> } {
  const next = createNumbering(options)
  const targets = new Map<string, ReferenceTarget>()
  const footnotes = new Map<string, number>()
  let notes = 0
  for (const { node, parents } of walk(body)) {
    const id = node.attrs?.['id']
    if (node.type === 'footnote') {
      notes += 1
      if (typeof id === 'string') footnotes.set(id, notes)
      continue
    }
    const block = toCountable(node, parents)
    if (!block) continue
    const number = next(block)
    if (typeof id !== 'string' || targets.has(id)) continue
    const level = 'level' in block ? block.level : 1
    targets.set(id, { ...number, id, type: block.type, level, title: titleOf(node).trim().slice(0, 120) })
  }
  return { targets, footnotes }
}

/** The text a cross-reference shows; null where its target is gone, so that it can be shown as broken. */
export function referenceText(target: ReferenceTarget | undefined, form: 'number' | 'title'): string | null {
  if (!target) return null
  return (form === 'title' ? target.title || target.cited : target.cited || target.title) || null
}

/** A node as the counter wants to know it; `parents` from the outside in. Null where nothing of its kind is counted. */
export function toCountable(node: DocumentNode, parents: readonly DocumentNode[]): Countable | null {
  switch (node.type) {
    case 'heading':
      return {
        type: 'heading',
        level: levelOf(node, 4),
        isEmpty: textOf(node).trim() === '',
        isAside: parents.some((parent) => asideTypes.has(parent.type)),
      }
    case 'numberedParagraph':
      return { type: 'numberedParagraph', level: levelOf(node, 3) }
    case 'table':
    case 'figure':
      return { type: node.type, isEmpty: titleOf(node).trim() === '' }
    default:
      return null
  }
}

/** Headings inside cells and notes are only words in bold: they are no part of the outline. */
export const asideTypes: ReadonlySet<string> = new Set(['tableCell', 'tableHeader', 'footnote'])

function titleOf(node: DocumentNode): string {
  return node.type === 'table' ? String(node.attrs?.['caption'] ?? '') : textOf(node)
}

function levelOf(node: DocumentNode, highest: number): number {
  const level = Number(node.attrs?.['level'] ?? 1)
  return level >= 1 && level <= highest ? level : 1
}

function step(counters: number[], level: number): void {
  counters[level] = (counters[level] ?? 0) + 1
  counters.fill(0, level + 1)
}

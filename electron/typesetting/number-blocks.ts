import type { DocumentBody, DocumentNode } from '../../shared/document/body.ts'
import {
  captionWords,
  createNumbering,
  toCountable,
  type NumberingOptions,
} from '../../shared/document/numbering.ts'
import { textOf, walk } from '../../shared/document/walk.ts'
import { attributesOf } from './block-attributes.ts'

/** What a cross-reference can lead to. `number` is what a reader would cite: "12 (a)", "II.B", "Table 3". */
export type Target = { number: string | null; title: string }

export type Numbering = {
  /** Printed before a heading or numbered paragraph ("I.", "12.", "(a)") or a caption ("Table 3"). */
  printed: Map<DocumentNode, string>
  targets: Map<string, Target>
}

/**
 * The numbers of the shared counter, by node for what is printed and by id for what is cited, so that a page and the
 * editor never disagree. A table or figure without caption is cited by its word alone.
 */
export function numberBlocks(body: DocumentBody, options: NumberingOptions): Numbering {
  const next = createNumbering(options)
  const printed = new Map<DocumentNode, string>()
  const targets = new Map<string, Target>()
  for (const { node, parents } of walk(body)) {
    const block = toCountable(node, parents)
    if (!block) continue
    const number = next(block)
    if (number.printed) printed.set(node, number.printed)
    // Empty headings and those in cells are not set as headings, so nothing can lead to them.
    if (block.type === 'heading' && (block.isEmpty || block.isAside)) continue
    const id = node.attrs?.['id']
    if (typeof id !== 'string' || targets.has(id)) continue
    targets.set(id, toTarget(node, block.type, number.cited, options))
  }
  return { printed, targets }
}

function toTarget(
  node: DocumentNode,
  type: 'heading' | 'numberedParagraph' | 'table' | 'figure',
  cited: string | null,
  { language }: NumberingOptions,
): Target {
  switch (type) {
    case 'heading':
      return { number: cited, title: textOf(node).trim() }
    case 'numberedParagraph':
      return { number: cited, title: firstWords(textOf(node)) }
    case 'table':
      return {
        number: cited ?? captionWords[language].table,
        title: (attributesOf(node, 'table').caption ?? '').trim(),
      }
    case 'figure':
      return { number: cited ?? captionWords[language].figure, title: textOf(node).trim() }
  }
}

function firstWords(text: string): string {
  const words = text.trim().split(/\s+/)
  const start = words.slice(0, 6).join(' ').slice(0, 60)
  return start.length < text.trim().length ? `${start}…` : start
}

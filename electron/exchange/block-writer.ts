import type { DocumentMark, DocumentNode } from '../../shared/document/body.ts'
import type { WordComment } from './docx-comments.ts'
import { markComment } from './mark-comment.ts'

/**
 * Collects a body in reading order: text and other inline nodes gather until a block begins, and then become a
 * paragraph of their own. Spaces are folded as HTML folds them.
 */
export class BlockWriter {
  readonly #blocks: DocumentNode[] = []
  readonly #dir: 'ltr' | 'rtl' | null
  #runs: DocumentNode[] = []

  constructor(dir: 'ltr' | 'rtl' | null = null) {
    this.#dir = dir
  }

  /** Text with its spaces folded into the runs before it. */
  text(text: string, marks: readonly DocumentMark[]): void {
    const last = this.#runs.at(-1)
    const afterSpace = !last || last.type === 'hardBreak' || last.text?.endsWith(' ') === true
    let folded = text.replace(/[ \t\n\r\f]+/g, ' ')
    if (afterSpace) folded = folded.trimStart()
    if (folded === '') return
    if (last?.text !== undefined && sameMarks(last.marks ?? [], marks)) last.text += folded
    else this.#runs.push({ type: 'text', text: folded, ...(marks.length > 0 ? { marks: [...marks] } : {}) })
  }

  /** Puts a comment on the words before this place. */
  comment(comment: WordComment): void {
    this.#runs = markComment(this.#runs, comment)
  }

  inline(node: DocumentNode): void {
    this.#runs.push(node)
  }

  /** Ends the paragraph at hand and adds a block. */
  block(node: DocumentNode): void {
    this.flush()
    this.#blocks.push(node)
  }

  /** Ends the paragraph at hand; one of spaces only is none. */
  flush(): void {
    const content = this.takeRuns()
    if (content.length === 0) return
    this.#blocks.push({ type: 'paragraph', attrs: { dir: this.#dir }, content })
  }

  /** The inline nodes gathered since the last block, trimmed; they are taken out. */
  takeRuns(): DocumentNode[] {
    const runs = this.#runs
    this.#runs = []
    while (runs.at(-1)?.type === 'hardBreak' || runs.at(-1)?.text?.trim() === '') runs.pop()
    const last = runs.at(-1)
    if (last?.text !== undefined) last.text = last.text.trimEnd()
    return runs
  }

  /** Every block, the paragraph at hand included. */
  finish(): DocumentNode[] {
    this.flush()
    return this.#blocks
  }

  lastBlock(): DocumentNode | undefined {
    return this.#blocks.at(-1)
  }
}

function sameMarks(a: readonly DocumentMark[], b: readonly DocumentMark[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

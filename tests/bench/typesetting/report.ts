import {
  bullets,
  doc,
  heading,
  inline,
  numbered,
  paragraph,
  table,
  type Inline,
} from '../../../shared/document/build.ts'
import type { DocumentBody, DocumentNode } from '../../../shared/document/body.ts'
import { documentV1 } from '../../../shared/model/document/v1.ts'
import type { TypesetInput } from '../../../electron/typesetting/typesetting.ts'
import { pagesOfText } from '../corpus.mjs'

const id = '01920000-0000-7000-8000-000000000001'
const record = documentV1.parse({
  id,
  kind: 'document',
  createdAt: '2026-03-02T09:00:00.000Z',
  updatedAt: '2026-04-20T16:30:00.000Z',
  tags: [],
  type: 'final-report',
  title: 'Report to be measured',
  masthead: { symbol: 'C/115/1', distribution: 'general', date: '2026-03-02', originalLanguage: 'en' },
  language: 'en',
  status: 'final',
  workId: id,
  settings: { numbering: 'continuous', contents: true },
})

const mark = (type: string, text: string): DocumentNode => ({ type: 'text', text, marks: [{ type }] })
const note = (at: number, text: string): DocumentNode => ({
  type: 'footnote',
  attrs: { id: `note-${at}` },
  content: [paragraph(text)],
})

/** The words of a paragraph as a report has them: here and there a term in italics or bold, every third with a note. */
function written(words: string, at: number): Inline[] {
  const [first = '', second = '', ...rest] = words.split('. ')
  return [
    `${first}. `,
    mark(at % 2 === 0 ? 'italic' : 'bold', `${second}.`),
    ` ${rest.slice(0, 2).join('. ')}.`,
    ...(at % 3 === 0 ? [note(at, rest.slice(2).join('. '))] : []),
    ` ${rest.slice(2).join('. ')}`,
  ]
}

function tableOf(words: string, at: number): DocumentNode {
  const cells = words.split(' ')
  const rows = Array.from({ length: 8 }, (_, y) =>
    Array.from({ length: 4 }, (__, x): Inline[] => [cells.slice(y * 7 + x, y * 7 + x + 4).join(' ')]),
  )
  return table(`Table of part ${at}`, [['State'], ['Measure'], ['Since'], ['Outcome']], rows)
}

/** A final report of about `pages` pages as a secretariat writes it, as the text of each block and what it is. */
export class Report {
  readonly words: string[]
  /** The numbered paragraph in the middle, in which a word is changed. */
  readonly middle: number

  constructor(pages: number) {
    this.words = pagesOfText(pages * 0.75)
    this.middle = Math.floor(this.words.length / 22) * 11 + 5
  }

  /** How many paragraphs are numbered. */
  get numbered(): number {
    return this.words.filter((_, at) => ![0, 4, 8].includes(at % 11)).length
  }

  /** The words of the middle paragraph, with one of them changed; 0 changes none. */
  middleWords(edit: number): string {
    const words = this.words[this.middle] ?? ''
    return edit === 0 ? words : words.replace(' ', ` word${edit} `)
  }

  /**
   * Parts and sections, numbered paragraphs with terms and notes, a list and a decision in every part, a table in every
   * second.
   */
  body(edit = 0): DocumentBody {
    const all = this.words.with(this.middle, this.middleWords(edit))
    return doc(...all.flatMap((text, at) => blocksOf(text, at)))
  }

  input(edit = 0): TypesetInput {
    return {
      record,
      body: this.body(edit),
      readAsset: () => Promise.resolve(null),
      titleOf: () => null,
      bearersOf: () => [],
      distributionOf: () => null,
    }
  }
}

function blocksOf(text: string, at: number): DocumentNode[] {
  const [part, place] = [Math.floor(at / 11) + 1, at % 11]
  const sentences = text.split('. ')
  if (place === 0) return [heading(1, `Part ${part}`), paragraph(text)]
  if (place === 4) return [heading(2, 'What was said'), bullets(...sentences.map((each): Inline[] => [each]))]
  if (place === 8) {
    const decided: DocumentNode = { type: 'decision', content: inline([sentences.slice(0, 2).join('. ')]) }
    return part % 2 === 0 ? [decided, tableOf(text, part)] : [decided]
  }
  return [numbered(...written(text, at))]
}

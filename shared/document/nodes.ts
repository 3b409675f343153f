import { z } from 'zod'
import { isoDate } from '../model/dates.ts'
import { blockId, recordId, sha256 } from '../model/ids.ts'
import { language } from '../model/languages.ts'
import { recordKind } from '../model/record.ts'
import { threadFields } from './comments/thread.ts'
import { suggestionFields } from './suggestions/suggestion-fields.ts'

const id = blockId.nullable().default(null)
const direction = z.enum(['ltr', 'rtl']).nullable().default(null)
const block = { id, dir: direction }

/** Links a document may carry: the web, mail, telephone; nothing that a program would run. */
export const safeHref = z
  .string()
  .max(2048)
  .regex(/^(https?:\/\/|mailto:|tel:)[^\s\u0000-\u001f]+$/i)

export const calloutTones = ['note', 'important', 'recommendation'] as const
export const actionStates = ['open', 'done', 'dropped'] as const
export const referenceForms = ['number', 'title'] as const

/**
 * Every node a body may hold, with its content expression (ProseMirror's syntax), its group and its attributes.
 * The editor's extensions, the validator, typesetting, search and exchange all read this one table.
 * Every block carries `id` (assigned in the workbench) and, where it holds text, `dir` (null: from its first letter).
 */
export const nodes = {
  doc: { content: 'block+', attrs: z.strictObject({}) },

  paragraph: { group: 'block', content: 'inline*', attrs: z.strictObject(block) },
  /** Levels 1–4 print as I., A., 1., (a). */
  heading: {
    group: 'block',
    content: 'inline*',
    attrs: z.strictObject({ ...block, level: z.int().min(1).max(4).default(1) }),
  },
  /** A paragraph of the document's continuous numbering: level 1 is 1, 2, 3; level 2 (a), (b); level 3 (i), (ii). */
  numberedParagraph: {
    group: 'block',
    content: 'inline*',
    attrs: z.strictObject({ ...block, level: z.int().min(1).max(3).default(1) }),
  },
  blockquote: { group: 'block', content: 'block+', attrs: z.strictObject({ id }) },
  callout: {
    group: 'block',
    content: 'block+',
    attrs: z.strictObject({ id, tone: z.enum(calloutTones).default('note') }),
  },
  decision: {
    group: 'block',
    content: 'inline*',
    attrs: z.strictObject({ ...block, date: isoDate.nullable().default(null) }),
  },
  action: {
    group: 'block',
    content: 'inline*',
    attrs: z.strictObject({
      ...block,
      owner: z.string().max(200).nullable().default(null),
      due: isoDate.nullable().default(null),
      state: z.enum(actionStates).default('open'),
    }),
  },
  bulletList: { group: 'block', content: 'listItem+', attrs: z.strictObject({ id }) },
  orderedList: {
    group: 'block',
    content: 'listItem+',
    attrs: z.strictObject({
      id,
      start: z.int().min(0).max(100_000).default(1),
      type: z.enum(['1', 'a', 'i']).nullable().default(null),
    }),
  },
  listItem: { content: 'paragraph block*', attrs: z.strictObject({}) },
  taskList: { group: 'block', content: 'taskItem+', attrs: z.strictObject({ id }) },
  taskItem: { content: 'paragraph block*', attrs: z.strictObject({ checked: z.boolean().default(false) }) },
  codeBlock: {
    group: 'block',
    content: 'text*',
    attrs: z.strictObject({ id, language: z.string().max(40).nullable().default(null) }),
  },
  table: {
    group: 'block',
    content: 'tableRow+',
    attrs: z.strictObject({ id, caption: z.string().max(1000).nullable().default(null) }),
  },
  tableRow: { content: '(tableCell | tableHeader)*', attrs: z.strictObject({}) },
  tableCell: { content: 'block+', attrs: cellAttributes() },
  tableHeader: { content: 'block+', attrs: cellAttributes() },
  /** A picture kept as an attachment's bytes; its content is the caption. `width` is a percentage of the text width. */
  figure: {
    group: 'block',
    content: 'inline*',
    attrs: z.strictObject({
      ...block,
      asset: sha256.nullable().default(null),
      alt: z.string().max(2000).default(''),
      decorative: z.boolean().default(false),
      width: z.int().min(10).max(100).default(100),
    }),
  },
  horizontalRule: { group: 'block', content: '', attrs: z.strictObject({ id }) },
  pageBreak: { group: 'block', content: '', attrs: z.strictObject({ id }) },
  /** What a newer version or another program wrote and this one cannot read: kept word for word as JSON. */
  unknownBlock: { group: 'block', content: '', attrs: z.strictObject({ id, json: z.string() }) },

  text: { group: 'inline', content: '', attrs: z.strictObject({}) },
  hardBreak: { group: 'inline', content: '', attrs: z.strictObject({}) },
  footnote: { group: 'inline', content: 'paragraph+', attrs: z.strictObject({ id }) },
  /** A link to a record; `label` is its title when the link was made, shown when the record is gone. */
  recordLink: {
    group: 'inline',
    content: '',
    attrs: z.strictObject({ recordId, kind: recordKind, label: z.string().max(500) }),
  },
  /** A reference to a heading, numbered paragraph, table or figure of the same document, by its block id. */
  crossReference: {
    group: 'inline',
    content: '',
    attrs: z.strictObject({ target: blockId, form: z.enum(referenceForms).default('number') }),
  },
  unknownInline: { group: 'inline', content: '', attrs: z.strictObject({ json: z.string() }) },
} as const satisfies Record<string, NodeSpec>

export type NodeSpec = { group?: 'block' | 'inline'; content: string; attrs: z.ZodObject }
export type NodeName = keyof typeof nodes

/** Every mark a run of text may carry, outermost first. */
export const marks = {
  /** What is said about a passage, for those who write it only: it leaves with nothing that is published. */
  comment: { attrs: z.strictObject(threadFields) },
  /**
   * Words somebody suggests to put in, and to take out. On a block it says the same of where the block begins (a text block,
   * an item of a list: without it, it goes on from the one before), and of a whole block that is no text.
   */
  insertion: { attrs: z.strictObject(suggestionFields) },
  deletion: { attrs: z.strictObject(suggestionFields) },
  link: { attrs: z.strictObject({ href: safeHref }) },
  bold: { attrs: z.strictObject({}) },
  italic: { attrs: z.strictObject({}) },
  underline: { attrs: z.strictObject({}) },
  strike: { attrs: z.strictObject({}) },
  highlight: { attrs: z.strictObject({}) },
  superscript: { attrs: z.strictObject({}) },
  subscript: { attrs: z.strictObject({}) },
  code: { attrs: z.strictObject({}) },
  /** Text in another language than the document's, for spelling, hyphenation and screen readers. */
  language: { attrs: z.strictObject({ tag: language }) },
} as const satisfies Record<string, { attrs: z.ZodObject }>
export type MarkName = keyof typeof marks

/** Blocks deeper than this are lifted out when a body is read, and said so. */
export const maxNesting = 12

function cellAttributes() {
  return z.strictObject({
    colspan: z.int().min(1).max(200).default(1),
    rowspan: z.int().min(1).max(5000).default(1),
    colwidth: z.array(z.int().min(0).max(10_000)).nullable().default(null),
  })
}

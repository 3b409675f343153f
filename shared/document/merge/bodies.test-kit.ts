import fc from 'fast-check'
import type { DocumentBody, DocumentNode } from '../body.ts'
import { normalizeBody } from '../normalize-body.ts'
import { walk } from '../walk.ts'
import { isWhole } from './block-tree.ts'

/** A paragraph, heading or other line of text. */
export const line = (id: string, text: string, type = 'paragraph', attrs = {}): DocumentNode => ({
  type,
  attrs: { id, dir: null, ...attrs },
  content: text === '' ? [] : [{ type: 'text', text }],
})

export const body = (...content: DocumentNode[]): DocumentBody => ({ type: 'doc', content })

/** A list of one line an item; the ids of the lines are the texts. */
export const list = (id: string, ...items: string[]): DocumentNode => ({
  type: 'bulletList',
  attrs: { id },
  content: items.map((text) => ({ type: 'listItem', content: [line(text.split(' ')[0] ?? '', text)] })),
})

/** A table of one line a cell; the ids of the lines are their places. */
export const grid = (id: string, ...rows: string[][]): DocumentNode => ({
  type: 'table',
  attrs: { id, caption: null },
  content: rows.map((cells, row) => ({
    type: 'tableRow',
    content: cells.map((text, column) => ({
      type: 'tableCell',
      attrs: { colspan: 1, rowspan: 1, colwidth: null },
      content: [line(`${id}-${row}-${column}`, text)],
    })),
  })),
})

/** Ids and texts of a body's lines, in order. */
export const lines = (root: DocumentNode): string[] =>
  [...walk(root)].flatMap(({ node, parents }) => {
    if (!isWhole(node) || node.text !== undefined || parents.some(isWhole)) return []
    return [`${String(node.attrs?.['id'])}: ${(node.content ?? []).map(({ text }) => text).join('')}`]
  })

/** Every word of some nodes. */
export const wordsOf = (...nodes: (DocumentNode | null)[]): Set<string> =>
  new Set(
    nodes.flatMap((node) =>
      node ? [...walk(node)].flatMap((each) => each.node.text?.split(' ') ?? []) : [],
    ),
  )

/** What somebody may do to a body: which block (by a number taken modulo), where to, and what. */
export type Deed = { what: (typeof deeds)[number]; at: number; to: number }
const deeds = [
  'write',
  'insert',
  'delete',
  'move',
  'level',
  'indent',
  'wrap',
  'item',
  'unlist',
  'row',
  'cut',
] as const

export const anyDeeds = fc.array(
  fc.record({ what: fc.constantFrom(...deeds), at: fc.nat(30), to: fc.nat(30) }),
  { maxLength: 6 },
)

/** A body to begin with: lines, a list, a quotation and a table. */
export const anyBase = fc
  .array(fc.constantFrom('paragraph', 'heading', 'numberedParagraph', 'list', 'quote', 'grid'), {
    minLength: 1,
    maxLength: 9,
  })
  .map((kinds) =>
    tidy(
      body(
        ...kinds.map((kind, n) => {
          if (kind === 'list') return list(`l${n}`, `i${n}a one${n}`, `i${n}b two${n}`, `i${n}c three${n}`)
          if (kind === 'grid') return grid(`g${n}`, [`x${n}`, `y${n}`], [`z${n}`, `w${n}`])
          if (kind === 'quote')
            return {
              type: 'blockquote',
              attrs: { id: `q${n}` },
              content: [line(`q${n}a`, `said${n}`), line(`q${n}b`, `so${n}`)],
            }
          return line(`p${n}`, `word${n} again${n}`, kind, kind === 'paragraph' ? {} : { level: 1 })
        }),
      ),
    ),
  )

/** The body after these deeds; everything newly written carries `hand` in its words and ids. */
export function after(start: DocumentBody, done: readonly Deed[], hand: string): DocumentBody {
  let now = structuredClone(start)
  done.forEach((deed, step) => {
    apply(now, deed, `${hand}${step}`)
    now = tidy(now)
  })
  return now
}

/** As the workbench leaves a body. */
export function tidy(input: DocumentBody): DocumentBody {
  let count = 0
  return normalizeBody(input, { newBlockId: () => `n${++count}` }).body
}

function apply(doc: DocumentBody, { what, at, to }: Deed, mark: string): void {
  const top = doc.content
  const whole = [...walk(doc)]
    .map(({ node }) => node)
    .filter((node) => isWhole(node) && node.text === undefined)
  const target = whole[at % Math.max(whole.length, 1)]
  const lists = top.filter((node) => node.type === 'bulletList')
  const tables = top.filter((node) => node.type === 'table')
  const index = at % Math.max(top.length, 1)
  const [some, table] = [lists[at % Math.max(lists.length, 1)], tables[at % Math.max(tables.length, 1)]]
  if (what === 'write' && target) target.content = [{ type: 'text', text: `written ${mark}` }]
  if (what === 'level' && target?.attrs && 'level' in target.attrs) target.attrs['level'] = 1 + (to % 3)
  if (what === 'insert') top.splice(to % (top.length + 1), 0, line(mark, `new ${mark}`))
  if (what === 'delete' && top.length > 1) top.splice(index, 1)
  if (what === 'move') top.splice(to % (top.length + 1), 0, ...top.splice(index, 1))
  if (what === 'wrap')
    top.splice(index, 1, {
      type: 'callout',
      attrs: { id: `c${mark}`, tone: 'note' },
      content: top.slice(index, index + 1),
    })
  if (what === 'indent' && top[index] && index > 0 && some && some !== top[index])
    some.content?.[0]?.content?.push(...top.splice(index, 1))
  if (what === 'item' && some)
    some.content?.splice(to % ((some.content?.length ?? 0) + 1), 0, {
      type: 'listItem',
      content: [line(mark, `item ${mark}`)],
    })
  if (what === 'unlist' && some)
    top.splice(to % (top.length + 1), 0, ...(some.content?.shift()?.content ?? []))
  if (what === 'cut' && some && (some.content?.length ?? 0) > 1)
    some.content?.splice(to % (some.content?.length ?? 1), 1)
  if (what === 'row' && table) {
    const cells = [0, 1].map((column) => line(`${mark}-${column}`, `cell ${mark}`))
    const row = { type: 'tableRow', content: cells.map((cell) => ({ type: 'tableCell', content: [cell] })) }
    table.content?.splice(to % ((table.content?.length ?? 0) + 1), 0, row)
  }
}

import { afterAll, expect, it } from 'vitest'
import type { DocumentBody, DocumentNode, JsonValue } from '../../shared/document/body.ts'
import { createInProcessCompiler } from './in-process-compiler.ts'
import { locateResources } from './locate-resources.ts'
import { body, documentRecord, h, inputOf, p, text } from './sample-document.test-kit.ts'
import { createTypesetting } from './typesetting.ts'

const resources = locateResources(import.meta.dirname)
const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
afterAll(() => typesetting.close())

/** The same numbers for the same seed, so that a failure can be looked at again. */
function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * sides)
  }
}

const names = [
  'paragraph',
  'heading',
  'numberedParagraph',
  'blockquote',
  'callout',
  'decision',
  'action',
  'bulletList',
  'orderedList',
  'listItem',
  'taskList',
  'taskItem',
  'codeBlock',
  'table',
  'tableRow',
  'tableCell',
  'tableHeader',
  'figure',
  'horizontalRule',
  'pageBreak',
  'unknownBlock',
  'hardBreak',
  'footnote',
  'recordLink',
  'crossReference',
  'unknownInline',
  'nonsense',
  '__proto__',
  'constructor',
  'doc',
]
const keys = [
  'dir',
  'level',
  'tone',
  'date',
  'owner',
  'due',
  'state',
  'start',
  'type',
  'checked',
  'caption',
  'colspan',
  'rowspan',
  'colwidth',
  'asset',
  'alt',
  'decorative',
  'width',
  'json',
  'recordId',
  'label',
  'target',
  'form',
]
const values: JsonValue[] = [
  null,
  0,
  2,
  -1,
  1e9,
  'x',
  '',
  'rtl',
  true,
  [],
  [1, 2],
  {},
  'a'.repeat(64),
  'note',
  'javascript:x',
  '2018-10-09',
  'b1',
  'b2',
]
const marks = [
  'link',
  'bold',
  'italic',
  'underline',
  'strike',
  'highlight',
  'superscript',
  'code',
  'language',
  'wat',
]

function anyNode(roll: (sides: number) => number, depth: number): DocumentNode {
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)]!
  if (depth > 0 && roll(3) === 0) {
    const given = Array.from({ length: roll(4) }, () => ({
      type: pick(marks),
      attrs: { href: pick(['https://example.org', 'x']), tag: pick<JsonValue>(['fr', 7]) },
    }))
    return { type: 'text', text: `word ${roll(100)}`, marks: given }
  }
  const attrs: Record<string, JsonValue> = { id: `b${roll(9)}` }
  for (let count = roll(5); count > 0; count -= 1) attrs[pick(keys)] = pick(values)
  const content = depth > 7 ? [] : Array.from({ length: roll(5) }, () => anyNode(roll, depth + 1))
  return { type: pick(names), attrs, content }
}

it('typesets bodies that no schema would let through', async () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const roll = dice(seed)
    const content: DocumentBody = { type: 'doc', content: Array.from({ length: 6 }, () => anyNode(roll, 0)) }
    const record = documentRecord({
      type: (['final-report', 'note', 'minutes'] as const)[roll(3)]!,
      language: (['en', 'ar', 'zh'] as const)[roll(3)]!,
      numbering: roll(2) ? 'continuous' : 'none',
    })
    const typeset = typesetting.typeset(inputOf(record, content), { standard: 'ua-1' })
    await expect(typeset, `seed ${seed}`).resolves.toMatchObject({ pages: expect.any(Number) })
  }
}, 60_000)

const blocksOfUnicode = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x300, 0x36f],
  [0x370, 0x52f],
  [0x590, 0x6ff],
  [0x900, 0x97f],
  [0x1100, 0x11ff],
  [0x1800, 0x180f],
  [0x2000, 0x206f],
  [0x20d0, 0x20ff],
  [0x2100, 0x27bf],
  [0x3000, 0x30ff],
  [0x4e00, 0x9fff],
  [0xfe00, 0xfe2f],
  [0x1d400, 0x1d7ff],
  [0x1f300, 0x1f6ff],
  [0xe0000, 0xe0fff],
] as const

it('typesets any mixture of characters, whatever combines with what', async () => {
  const roll = dice(7)
  const any = () => {
    const [from, to] = blocksOfUnicode[roll(blocksOfUnicode.length)]!
    return String.fromCodePoint(from + roll(to - from + 1))
  }
  for (const language of ['en', 'ar', 'zh'] as const) {
    const blocks = Array.from({ length: 400 }, () => {
      const words = Array.from({ length: 1 + roll(8) }, () => (roll(3) ? any() : 'eao x'[roll(5)]!)).join('')
      const kind = roll(5)
      if (kind === 0) return h(1 + roll(4), words)
      return p([kind === 1 ? text(words, 'bold') : kind === 2 ? text(words, 'code') : text(words)])
    })
    const { findings } = await typesetting.typeset(
      inputOf(documentRecord({ language, type: 'note' }), body(...blocks)),
      {
        standard: 'ua-1',
      },
    )
    expect(findings.map(({ code }) => code)).toContain('uncovered-characters')
  }
}, 60_000)

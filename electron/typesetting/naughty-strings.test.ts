import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createInProcessCompiler } from './in-process-compiler.ts'
import { locateResources } from './locate-resources.ts'
import { readPdf, withCommand } from './read-pdf.test-kit.ts'
import {
  body,
  cell,
  documentRecord,
  h,
  inputOf,
  li,
  n,
  node,
  note,
  p,
  row,
} from './sample-document.test-kit.ts'
import { createTypesetting } from './typesetting.ts'

const resources = locateResources(import.meta.dirname)
const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
afterAll(() => typesetting.close())

const typstSyntax = [
  '#panic("x")',
  '$ x^2 $',
  '*bold* _it_',
  '<label> @ref',
  '// comment',
  '/* c */',
  '= Heading',
  '- item',
  '+ item',
  '#include "a.typ"',
  '\\u{41} \\# \\',
  '`raw`',
  '#{ let x = 1 }',
  'https://example.org/#x',
  '--- -- ...',
  '"quotes" \'q\'',
  '#import "@preview/x:1.0.0"',
  '~ nbsp ~',
  ']#[',
  '{}',
  '%PDF-1.7',
  '(unbalanced',
  '<</Type /Catalog>>',
]

it('prints the typesetter’s own language as the words it is, wherever it stands', async () => {
  for (const place of ['paragraph', 'heading', 'note', 'cell', 'list', 'code', 'title'] as const) {
    const blocks = typstSyntax.map((text, index) => {
      if (place === 'heading') return h(1, text)
      if (place === 'note') return p(['x', note(text)])
      if (place === 'cell') return node('table', row(cell(text)), { id: `t${index}` })
      if (place === 'list') return node('bulletList', li(text), { id: `l${index}` })
      if (place === 'code') return node('codeBlock', text, { id: `c${index}` })
      return n(text)
    })
    const title = place === 'title' ? typstSyntax.join(' ').slice(0, 400) : 'Title'
    const record = documentRecord({ type: 'note', title, numbering: 'none' })
    const { pdf } = await typesetting.typeset(inputOf(record, body(...blocks)), { standard: 'ua-1' })
    const read = await readPdf(pdf)
    const seen = read.text.replace(/\s/g, '')
    const missing = typstSyntax.filter((text) => !seen.includes(text.replace(/\s/g, '')))
    expect({ place, missing }).toEqual({ place, missing: [] })
    expect(read.title).toBe(title)
  }
})

const corpus = join(import.meta.dirname, '../../../shared/corpora/strings/blns.json')
describe.skipIf(!existsSync(corpus))('the big list of naughty strings', () => {
  const strings = existsSync(corpus) ? listOf(JSON.parse(readFileSync(corpus, 'utf8'))) : []
  // A letter drawn by several glyphs is said once for each of them when the text is copied out of the file.
  const piled = strings.filter((each) => /\p{M}/u.test(each.normalize('NFD')))
  const simple = strings.filter((each) => !piled.includes(each))

  it.each([
    { name: 'simple', list: simple, least: 450 },
    { name: 'piled', list: piled, least: 10 },
  ])(
    'comes out as typed, or preflight names what could not: $name',
    async ({ name, list, least }) => {
      const content = body(...list.map((text, index) => p(text || ' ', { id: `s${index}`, dir: 'ltr' })))
      const record = documentRecord({ type: 'note' })
      const { pdf, findings } = await typesetting.typeset(inputOf(record, content), { standard: 'ua-1' })
      const poppler = withCommand('pdftotext', (file) => ['-raw', file, '-'], pdf)
      const text = name === 'simple' ? (await readPdf(pdf)).text : poppler
      expect(list.length).toBeGreaterThan(least)
      expect(text ?? 'Page 1 of').toContain('Page 1 of')
      if (text === null) return
      const named = new Set(findings.map(({ blockId }) => blockId))
      const bare = name === 'piled' ? letters : comparable
      const seen = bare(text)
      const lost = list.filter(
        (each, index) => !named.has(`s${index}`) && isLeftToRight(each) && !seen.includes(bare(each)),
      )
      expect(lost).toEqual([])
    },
    60_000,
  )
})

/** A PDF keeps what is on the page: spaces and hyphens at line ends and invisible characters are not. */
function comparable(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u2010-]/gu, '')
}

function letters(text: string): string {
  return comparable(text.normalize('NFD').replace(/\p{M}/gu, '')).replace(/(.)\1+/gu, '$1')
}

// pdf.js hands out right-to-left runs as they stand on the page.
function isLeftToRight(text: string): boolean {
  return !/[\p{Script=Arabic}\p{Script=Hebrew}\u202a-\u202e\u2066-\u2069\u200f]/u.test(text)
}

function listOf(value: unknown): string[] {
  if (!Array.isArray(value)) throw new Error('not a list')
  return value.filter((each): each is string => typeof each === 'string')
}

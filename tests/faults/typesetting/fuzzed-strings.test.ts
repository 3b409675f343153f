import { afterAll, expect, it } from 'vitest'
import type { DocumentNode } from '../../../shared/document/body.ts'
import { createInProcessCompiler } from '../../../electron/typesetting/in-process-compiler.ts'
import { locateResources } from '../../../electron/typesetting/locate-resources.ts'
import { withCommand } from '../../../electron/typesetting/read-pdf.test-kit.ts'
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
  text,
  th,
} from '../../../electron/typesetting/sample-document.test-kit.ts'
import { pngOf, sha } from '../../../electron/typesetting/sample-image.test-kit.ts'
import { createTypesetting } from '../../../electron/typesetting/typesetting.ts'
import { soak } from '../soak.ts'

const resources = locateResources(import.meta.dirname)
const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
afterAll(() => typesetting.close())

const perFile = 100
const count = soak ? 10_000 : 100

/** A small seeded generator (mulberry32): a string that fails can be made again. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

// What the typesetter’s own language is made of, what PDF and XML are made of, and letters of the scripts written here.
const pieces =
  '#panic() #let #{ } #( ) #include "x" $ x^2 $ * _ ` ``` ~ @ref <label> // /* */ = == - + / \\ \\u{41} \\n [ ] ]#[ ' +
  '-- --- ... \' " « » “ ” ‘ ’ https://example.org/#a %PDF <</Type>> stream endobj &amp; &#65; <b> </b> ]]> {{ }} ' +
  '%s %n $(x) ${x} ; | & ! ? § ° № ½ € £ ¥ fi ffl ĳ ß Ⅷ ① é à ü ñ ç ø œ Å Ж ё й щ Ω λ ά 中文 会议 、 。 （） 0 1,234.5 12/3 A/RES/73/195'
const parts = pieces.split(' ')

function fuzzed(random: () => number): string {
  const length = 2 + Math.floor(random() * 7)
  const glue = random() < 0.5 ? '' : ' '
  return Array.from({ length }, () => parts[Math.floor(random() * parts.length)] ?? '').join(glue)
}

const places: Record<string, (value: string, at: number) => DocumentNode> = {
  paragraph: (value) => p(value),
  heading: (value) => h(1, value),
  'numbered paragraph': (value, at) => n(value, 1 + (at % 3)),
  'bulleted item': (value) => node('bulletList', li(value)),
  'numbered item': (value) => node('orderedList', li(value), { start: 3, type: 'i' }),
  task: (value) => node('taskList', node('taskItem', p(value), { checked: true })),
  quotation: (value) => node('blockquote', p(value)),
  callout: (value) => node('callout', p(value), { tone: 'important' }),
  decision: (value, at) => node('decision', value, { id: `d${at}` }),
  action: (value, at) => node('action', value, { id: `a${at}`, state: 'open' }),
  'owner of an action': (value, at) => node('action', 'x', { id: `o${at}`, owner: value, state: 'open' }),
  code: (value) => node('codeBlock', value),
  cell: (value, at) => node('table', row(cell(value)), { id: `t${at}` }),
  'header cell': (value, at) => node('table', [row(th(value)), row(cell('x'))], { id: `h${at}` }),
  'caption of a table': (value, at) => node('table', row(cell('x')), { id: `c${at}`, caption: value }),
  'caption of a picture': (value, at) => node('figure', value, { id: `f${at}`, asset: sha, width: 10 }),
  footnote: (value) => p(['x', note(value)]),
  link: (value) => p(text(value, { type: 'link', attrs: { href: 'https://example.org/' } })),
  marks: (value, at) =>
    p(text(value, ['bold', 'italic', 'underline', 'strike', 'highlight', 'code'][at % 6] ?? 'bold')),
}

/** A PDF keeps what is on the page: spaces, and hyphens at the ends of lines, are the typesetter’s. */
function comparable(value: string): string {
  return value.normalize('NFKC').replace(/[\s\p{Default_Ignorable_Code_Point}\p{Cf}\u2010-]/gu, '')
}

const isThere = withCommand('pdftotext', () => ['-v'], new Uint8Array()) !== null

it.skipIf(!isThere)(
  `prints ${count} fuzzed strings exactly as they were typed, wherever text can stand`,
  async () => {
    const lost: { place: string; value: string }[] = []
    for (let from = 0; from < count; from += perFile) {
      const random = seeded(from + 1)
      const values = Array.from({ length: perFile }, () => fuzzed(random))
      const [title = 'T', subtitle = '', summary = '', author = ''] = values
      const blocks = Object.values(places).flatMap((make) => values.map(make))
      const record = documentRecord({ type: 'concept-note', numbering: 'none', title, subtitle, summary })
      const input = inputOf({ ...record, author }, body(...blocks), { [sha]: pngOf(8, 8) })
      const { pdf, findings } = await typesetting.typeset(input, { standard: 'ua-1' })
      expect(findings.filter(({ code }) => code === 'uncovered-characters')).toEqual([])
      const seen = withCommand('pdftotext', (file) => ['-raw', file, '-'], pdf) ?? ''
      lost.push(...missing(seen, values, Object.keys(places).length))
      for (const value of [title, subtitle, summary, author]) {
        if (!comparable(seen).includes(comparable(value))) lost.push({ place: 'the head', value })
      }
    }
    expect(lost).toEqual([])
  },
  soak ? 3_600_000 : 120_000,
)

/** Strings that are not there as often as there are places for them. */
function missing(seen: string, values: readonly string[], times: number): { place: string; value: string }[] {
  const all = comparable(seen)
  return values.flatMap((value) => {
    const found = all.split(comparable(value)).length - 1
    return found >= times ? [] : [{ place: `${times - found} of ${times} places`, value }]
  })
}

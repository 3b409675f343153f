import { afterAll, describe, expect, it } from 'vitest'
import type { DocumentBody, DocumentMark, DocumentNode, JsonValue } from '../../shared/document/body.ts'
import { aThread } from '../../shared/document/comments/comments.test-kit.ts'
import { redactDocument } from '../../shared/document/redact/redact-document.ts'
import { createInProcessCompiler } from './in-process-compiler.ts'
import { locateResources } from './locate-resources.ts'
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
  xref,
} from './sample-document.test-kit.ts'
import { createTypesetting } from './typesetting.ts'

const resources = locateResources(import.meta.dirname)
const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
afterAll(() => typesetting.close())

const canary = 'quokkaquokka'
const mark: DocumentMark = {
  type: 'comment',
  attrs: aThread('t1', canary, `${canary} again`) as Record<string, JsonValue>,
}

const paper = body(
  h(1, 'Introduction', { id: 'h1' }),
  n(['The workshop (A/RES/73/195) was held in Geneva.', note('The list is issued apart.')], 1, { id: 'p1' }),
  node('decision', 'States agreed to meet again', { id: 'd1' }),
  node('bulletList', [li('cities', 'regions')]),
  p([
    'A ',
    text('report', { type: 'link', attrs: { href: 'https://example.org/a' } }),
    ' on ',
    xref('p1'),
    '.',
  ]),
  node('blockquote', [p([text('Bold', 'bold'), ' words'])]),
  node('table', [row(th('State'), th('Year')), row(cell('Côte d’Ivoire'), cell('2001'))], {
    id: 't1',
    caption: 'Members',
  }),
  node('figure', 'Interventions', { id: 'f1', alt: 'Bars' }),
)

/** The same with a comment on all of it, and words cut in two by where passages end. */
function saidAbout<T extends DocumentNode>(each: T): T {
  const marks = [mark, ...(each.marks ?? [])]
  if (['crossReference', 'hardBreak', 'recordLink'].includes(each.type)) return { ...each, marks }
  const content = each.content?.flatMap((child): DocumentNode[] => {
    if (child.text === undefined) return [saidAbout(child)]
    const at = Math.ceil(child.text.length / 2)
    const [first, rest] = [child.text.slice(0, at), child.text.slice(at)]
    return [
      { ...child, text: first, marks: [mark, ...(child.marks ?? [])] },
      ...(rest ? [{ ...child, text: rest }] : []),
    ]
  })
  return { ...each, ...(content ? { content } : {}) }
}

describe('what is said about a text', () => {
  const record = documentRecord({ summary: 'In short.', contents: true })
  const said: DocumentBody = saidAbout(paper)

  it('is in no byte of its PDF: with and without comments the file is the same', async () => {
    const options = { standard: 'ua-1+a-2a' } as const
    const [plain, commented] = await Promise.all([
      typesetting.typeset(inputOf(record, paper), options),
      typesetting.typeset(inputOf(record, said), options),
    ])
    expect(JSON.stringify(said).split(canary).length).toBeGreaterThan(20)
    expect(Buffer.compare(commented.pdf, plain.pdf)).toBe(0)
    expect(JSON.stringify(commented.findings)).not.toContain(canary)
    const added = commented.findings.filter(({ code }) => code === 'open-comment')
    expect(added).toMatchObject([{ severity: 'warning', blockId: 'h1' }])
    expect(commented.findings.length - added.length).toBe(plain.findings.length)
  })

  it('is in nothing that is typeset of a public version', () => {
    const passages = [
      { id: 'r1', text: 'workshop', reason: 'Person', at: { blockId: 'p1', from: 4, to: 12 } },
    ]
    const redacted = redactDocument({ ...record, redaction: { passages } }, said)
    expect(JSON.stringify(redacted.body)).not.toContain(canary)
    expect(redacted.placed.map(({ state }) => state)).toEqual(['in-place'])
    expect(JSON.stringify(redacted.body)).toContain('█')
  })

  it('is named before it leaves, by rule and place', async () => {
    const codes = (await typesetting.preflight(inputOf(record, said))).map(({ code }) => code)
    expect(codes.filter((code) => code === 'open-comment')).toHaveLength(1)
  })
})

import { describe, expect, it } from 'vitest'
import type { DocumentNode } from './body.ts'
import { anyNode, seeded, violations } from './bodies.test-kit.ts'
import { nodeNames } from './content-rules.ts'
import { maxNesting } from './nodes.ts'
import { normalizeBody } from './normalize-body.ts'
import { textOf, walk } from './walk.ts'

const counted = () => {
  let next = 0
  return () => `b${(next += 1)}`
}
const normalize = (input: unknown) => normalizeBody(input, { newBlockId: counted() })
const doc = (...content: unknown[]) => normalize({ type: 'doc', content })
const text = (value: string, ...kinds: string[]) =>
  kinds.length > 0
    ? { type: 'text', text: value, marks: kinds.map((type) => ({ type })) }
    : { type: 'text', text: value }
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const types = (node: DocumentNode | undefined): unknown =>
  node?.content ? [node.type, ...node.content.map(types)] : (node?.type ?? null)
const codes = (result: ReturnType<typeof normalizeBody>) => result.findings.map((finding) => finding.code)

describe('a body in order', () => {
  it('keeps every node of the schema as it is, without a finding', () => {
    const body = normalize(everyNode()).body
    const again = normalize(body)
    expect(again.body).toEqual(body)
    expect(again.findings).toEqual([])
    const used = new Set([...walk(body)].map(({ node }) => node.type))
    expect(nodeNames().filter((name) => !used.has(name))).toEqual([])
  })

  it('gives every block an id and fills in what the schema has by default', () => {
    const { body, findings } = doc({ type: 'heading', content: [text('Opening')] })
    expect(body.content[0]).toEqual({
      type: 'heading',
      attrs: { id: 'b1', dir: null, level: 1 },
      content: [{ type: 'text', text: 'Opening' }],
    })
    expect(findings).toEqual([])
  })

  it('joins neighbouring runs of text and puts marks in the order of the schema', () => {
    const { body } = doc(paragraph(text('a', 'italic', 'bold'), text('b', 'bold', 'italic', 'bold')))
    expect(body.content[0]?.content).toEqual([
      { type: 'text', text: 'ab', marks: [{ type: 'bold' }, { type: 'italic' }] },
    ])
  })
})

describe('what it cannot read', () => {
  it('keeps an unknown block word for word', () => {
    const strange = { type: 'hologram', attrs: { depth: 3 }, content: [paragraph(text('inside'))] }
    const { body, findings } = doc(strange)
    expect(body.content[0]?.type).toBe('unknownBlock')
    expect(JSON.parse(String(body.content[0]?.attrs?.['json']))).toEqual(strange)
    expect(findings).toEqual([{ code: 'unknown-node', path: [0], type: 'hologram' }])
  })

  it('keeps an unknown node in a line of text, and the text around it', () => {
    const { body } = doc(paragraph(text('a'), { type: 'formula', attrs: { tex: 'x' } }, text('b')))
    expect(types(body)).toEqual(['doc', ['paragraph', 'text', 'unknownInline', 'text']])
  })

  it('makes an unknown node itself again in a version that knows it', () => {
    const json = JSON.stringify({
      type: 'callout',
      attrs: { tone: 'important' },
      content: [paragraph(text('now'))],
    })
    const { body } = doc({ type: 'unknownBlock', attrs: { id: 'u', json } })
    expect(types(body)).toEqual(['doc', ['callout', ['paragraph', 'text']]])
    expect(textOf(body)).toBe('now')
  })

  it('leaves out unknown marks and unsafe links but never the text they were on', () => {
    const { body, findings } = doc(
      paragraph({
        type: 'text',
        text: 'click',
        marks: [
          { type: 'blink' },
          { type: 'link', attrs: { href: 'javascript:alert(1)' } },
          { type: 'bold' },
        ],
      }),
    )
    expect(body.content[0]?.content).toEqual([{ type: 'text', text: 'click', marks: [{ type: 'bold' }] }])
    expect(findings.map((finding) => [finding.code, finding.type])).toEqual([
      ['unknown-mark', 'blink'],
      ['bad-attributes', 'link'],
    ])
  })

  it('brings attributes within their bounds and says so', () => {
    const { body, findings } = doc(
      { type: 'heading', attrs: { id: 'Not An Id', level: 9, colour: 'red' } },
      { type: 'table', attrs: { caption: 'c'.repeat(2000) }, content: [{ type: 'tableRow' }] },
      { type: 'action', attrs: { due: '2018-13-45', state: 'perhaps' } },
    )
    expect(body.content[0]?.attrs).toMatchObject({ level: 4, id: 'b1' })
    expect(String(body.content[1]?.attrs?.['caption'])).toHaveLength(1000)
    expect(body.content[2]?.attrs).toMatchObject({ due: null, state: 'open' })
    expect(codes({ body, findings }).filter((code) => code === 'bad-attributes')).toHaveLength(3)
  })

  it('keeps a link to a record that is no record as unknown', () => {
    const { body } = doc(
      paragraph({ type: 'recordLink', attrs: { recordId: 'nope', kind: 'meeting', label: 'M' } }),
    )
    expect(types(body)).toEqual(['doc', ['paragraph', 'unknownInline']])
  })

  it('takes out NUL and lone surrogates, in text and in attributes', () => {
    const { body, findings } = doc(paragraph(text('a\0b\ud800c')), {
      type: 'figure',
      attrs: { alt: '\udc00' },
    })
    expect(textOf(body)).toBe('ab\ufffdc')
    expect(body.content[1]?.attrs?.['alt']).toBe('\ufffd')
    expect(codes({ body, findings })).toEqual(['bad-text', 'bad-text'])
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 7],
    ['a list', [paragraph(text('x'))]],
    ['a single block', paragraph(text('x'))],
    ['a doc without content', { type: 'doc' }],
    ['content that is no list', { type: 'doc', content: paragraph(text('x')) }],
    ['nulls inside', { type: 'doc', content: [null, paragraph(null, 5, 'x')] }],
    [
      'a prototype in the attributes',
      JSON.parse('{"type":"doc","content":[{"type":"paragraph","attrs":{"__proto__":{"level":2}}}]}'),
    ],
  ])('makes a valid body of %s', (_name, input) => {
    const { body } = normalize(input)
    expect(violations(body)).toEqual([])
  })
})

describe('what stands in the wrong place', () => {
  it.each<[string, unknown[], unknown[]]>([
    [
      'text among blocks',
      [text('a'), text('b'), paragraph(text('c'))],
      [
        ['paragraph', 'text'],
        ['paragraph', 'text'],
      ],
    ],
    [
      'a list in a line of text',
      [
        paragraph(
          text('a'),
          { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph()] }] },
          text('b'),
        ),
      ],
      [
        ['paragraph', 'text'],
        ['bulletList', ['listItem', 'paragraph']],
        ['paragraph', 'text'],
      ],
    ],
    [
      'an item without its list',
      [{ type: 'listItem', content: [paragraph(text('a'))] }],
      [['bulletList', ['listItem', ['paragraph', 'text']]]],
    ],
    [
      'a task in a bullet list',
      [{ type: 'bulletList', content: [{ type: 'taskItem', content: [paragraph()] }] }],
      [['bulletList', ['listItem', 'paragraph']]],
    ],
    [
      'an item that starts with a heading',
      [{ type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'heading' }] }] }],
      [['bulletList', ['listItem', 'paragraph', 'heading']]],
    ],
    [
      'a cell without its table',
      [{ type: 'tableCell', content: [paragraph()] }],
      [['table', ['tableRow', ['tableCell', 'paragraph']]]],
    ],
    [
      'a table with rows but no cells',
      [{ type: 'table', content: [{ type: 'tableRow' }, { type: 'tableRow' }] }],
      [['table', ['tableRow', ['tableCell', 'paragraph']], 'tableRow']],
    ],
    ['an empty list', [{ type: 'orderedList', content: [] }], [['orderedList', ['listItem', 'paragraph']]]],
    [
      'a note inside a note',
      [
        paragraph({
          type: 'footnote',
          content: [paragraph(text('a'), { type: 'footnote', content: [paragraph(text('b'))] })],
        }),
      ],
      [['paragraph', ['footnote', ['paragraph', 'text'], ['paragraph', 'text']]]],
    ],
    [
      'a table and a rule inside a note',
      [
        paragraph({
          type: 'footnote',
          content: [
            {
              type: 'table',
              content: [
                { type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph(text('a'))] }] },
              ],
            },
            { type: 'horizontalRule' },
          ],
        }),
      ],
      [['paragraph', ['footnote', ['paragraph', 'text'], ['paragraph', 'unknownInline']]]],
    ],
    [
      'a break in code',
      [{ type: 'codeBlock', content: [text('a'), { type: 'hardBreak' }, text('b')] }],
      [['codeBlock', 'text']],
    ],
    [
      'content in a rule',
      [{ type: 'horizontalRule', content: [paragraph(text('a'))] }],
      ['horizontalRule', ['paragraph', 'text']],
    ],
  ])('puts right %s', (_name, content, expected) => {
    const { body, findings } = doc(...content)
    expect(types(body)).toEqual(['doc', ...expected])
    expect(findings.length).toBeGreaterThan(0)
    expect(violations(body)).toEqual([])
  })

  it('gives a second block of the same id a new one', () => {
    const { body, findings } = doc(
      { type: 'pageBreak', attrs: { id: 'x' } },
      { type: 'pageBreak', attrs: { id: 'x' } },
    )
    expect(body.content.map((block) => block.attrs?.['id'])).toEqual(['x', 'b1'])
    expect(findings).toEqual([{ code: 'duplicate-id', path: [1], type: 'pageBreak' }])
  })

  it('never gives a new block an id that another block brought along', () => {
    const { body } = doc({ type: 'pageBreak' }, { type: 'pageBreak', attrs: { id: 'b1' } })
    const ids = body.content.map((block) => block.attrs?.['id'])
    expect(new Set(ids).size).toBe(2)
    expect(ids[1]).toBe('b1')
  })

  it('narrows rows that claim to span more columns than anyone can build', () => {
    const cell = { type: 'tableCell', attrs: { colspan: 200 }, content: [paragraph()] }
    const { body } = doc({
      type: 'table',
      content: [{ type: 'tableRow', content: Array.from({ length: 6 }, () => cell) }],
    })
    expect(body.content[0]?.content?.[0]?.content?.map((each) => each.attrs?.['colspan'])).toEqual([
      1, 1, 1, 1, 1, 1,
    ])
  })
})

describe('depth', () => {
  it('lifts out what nests too deep and keeps all its text', () => {
    let inner: unknown = paragraph(text('bottom'))
    for (let level = 0; level < 40; level += 1)
      inner = { type: 'blockquote', content: [inner, paragraph(text(`t${level}`))] }
    const { body, findings } = doc(inner)
    expect(
      Math.max(
        ...[...walk(body)]
          .filter(({ node }) => node.type === 'paragraph')
          .map(({ parents }) => parents.length),
      ),
    ).toBe(maxNesting)
    expect(textOf(body)).toContain('bottom')
    expect(textOf(body)).toContain('t39')
    expect(codes({ body, findings })).toContain('too-deep')
  })

  it('reads a hundred thousand levels without overflowing, known and unknown', () => {
    for (const type of ['blockquote', 'footnote', 'bulletList', 'table', 'nonsense', 'paragraph', 'text']) {
      let inner: unknown = { type: 'paragraph' }
      for (let level = 0; level < 100_000; level += 1) inner = { type, content: [inner] }
      const { body } = doc(inner)
      expect(violations(body)).toEqual([])
    }
  })

  it('ends when a node contains itself', () => {
    for (const type of ['blockquote', 'listItem', 'horizontalRule', 'nonsense', 'footnote']) {
      const node: { type: string; content: unknown[] } = { type, content: [] }
      node.content.push(node)
      expect(violations(doc(node).body)).toEqual([])
    }
  })
})

describe('any tree whatever', () => {
  it('comes out valid, with its text, and the same again when read twice', () => {
    const random = seeded(20_180_326)
    for (let round = 0; round < 400; round += 1) {
      const words: string[] = []
      const input = { type: 'doc', content: Array.from({ length: 3 }, () => anyNode(random, 6, words)) }
      const first = normalize(input)
      expect(violations(first.body)).toEqual([])
      const kept = JSON.stringify(first.body)
      for (const word of words) expect(kept).toContain(word)
      const second = normalizeBody(JSON.parse(JSON.stringify(first.body)), { newBlockId: () => 'never' })
      expect(second.body).toEqual(first.body)
      expect(second.findings).toEqual([])
    }
  })
})

function everyNode() {
  const cell = (type: string) => ({ type, content: [paragraph(text('cell'))] })
  return {
    type: 'doc',
    content: [
      { type: 'heading', attrs: { level: 2 }, content: [text('Heading')] },
      {
        type: 'numberedParagraph',
        content: [
          text('One'),
          { type: 'hardBreak' },
          { type: 'footnote', content: [paragraph(text('note'))] },
        ],
      },
      paragraph(
        {
          type: 'recordLink',
          attrs: { recordId: '01890a5d-ac96-774b-bcce-b302099a8057', kind: 'meeting', label: 'Meeting' },
        },
        { type: 'crossReference', attrs: { target: 'b1' } },
        { type: 'unknownInline', attrs: { json: '{"type":"later"}' } },
      ),
      { type: 'blockquote', content: [paragraph(text('quoted'))] },
      { type: 'callout', content: [paragraph(text('note'))] },
      { type: 'decision', content: [text('decided')] },
      { type: 'action', content: [text('do')] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('item'))] }] },
      { type: 'orderedList', content: [{ type: 'listItem', content: [paragraph(text('item'))] }] },
      { type: 'taskList', content: [{ type: 'taskItem', content: [paragraph(text('task'))] }] },
      { type: 'codeBlock', content: [text('code')] },
      { type: 'table', content: [{ type: 'tableRow', content: [cell('tableHeader'), cell('tableCell')] }] },
      { type: 'figure', content: [text('caption')] },
      { type: 'horizontalRule' },
      { type: 'pageBreak' },
      { type: 'unknownBlock', attrs: { json: '{"type":"later"}' } },
    ],
  }
}

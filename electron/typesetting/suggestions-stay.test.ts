import { afterAll, describe, expect, it } from 'vitest'
import type { DocumentNode } from '../../shared/document/body.ts'
import { createInProcessCompiler } from './in-process-compiler.ts'
import { locateResources } from './locate-resources.ts'
import { body, documentRecord, h, inputOf, n, note, text } from './sample-document.test-kit.ts'
import { createTypesetting } from './typesetting.ts'

const resources = locateResources(import.meta.dirname)
const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
afterAll(() => typesetting.close())

const canary = 'wombatwombat'
const attrs = { id: 's1', author: 'Ana', at: '2026-11-23T01:00:00.000Z' }
const [insertion, deletion] = [
  { type: 'insertion', attrs },
  { type: 'deletion', attrs },
]
const standing = ['The workshop was held in ', 'Geneva', '.']

describe('what is only suggested', () => {
  const record = documentRecord({ contents: true })
  const plain = body(h(1, 'Opening', { id: 'h1' }), n([standing.join('')], 1, { id: 'p1' }), n('Second.'))
  const added: DocumentNode = {
    ...n([text(`${canary} two`, insertion)], 1, { id: 'p2' }),
    marks: [insertion],
  }
  const suggested = body(
    h(1, 'Opening', { id: 'h1' }),
    n(
      [
        standing[0]!,
        text('Geneva', deletion),
        text(canary, insertion),
        { ...note(canary), marks: [insertion] },
        standing[2]!,
      ],
      1,
      { id: 'p1' },
    ),
    added,
    n('Second.'),
  )

  it('is in no byte of the PDF, and what is struck out is in it still: the file is that of the text as it stands', async () => {
    const options = { standard: 'ua-1+a-2a' } as const
    const asIs = await typesetting.typeset(inputOf(record, plain), options)
    const made = await typesetting.typeset(inputOf(record, suggested), options)
    expect(Buffer.compare(made.pdf, asIs.pdf)).toBe(0)
  })

  it('is named before it leaves: once for each suggestion, with its words and its place', async () => {
    const found = await typesetting.preflight(inputOf(record, suggested))
    expect(found.filter(({ code }) => code === 'open-suggestion')).toEqual([
      {
        code: 'open-suggestion',
        severity: 'warning',
        blockId: 'p1',
        values: { text: expect.stringContaining(canary), name: 'Ana', id: 's1' },
      },
    ])
  })
})

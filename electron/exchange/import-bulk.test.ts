import { describe, expect, it } from 'vitest'
import { outlineOf } from './exchange.test-kit.ts'
import { readBulk, type BulkStep } from './import-bulk.ts'

let blocks = 0
const ports = { newBlockId: () => `b${(blocks += 1)}` }

async function stepsOf(text: string | Uint8Array, chunk = 7): Promise<BulkStep[]> {
  const bytes = Buffer.from(text)
  const chunks: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += chunk) chunks.push(bytes.subarray(at, at + chunk))
  const steps: BulkStep[] = []
  for await (const step of readBulk(chunks, ports)) steps.push(step)
  return steps
}

describe('bulk import', () => {
  it('reads a document a line, whatever chunks it comes in', async () => {
    const line = JSON.stringify({
      id: 'doc-1',
      kind: 'minutes',
      title: 'Réunion',
      language: 'fr',
      tags: ['travail'],
      people: ['A. Diallo'],
      places: ['Genève'],
      date: '2018-10-08',
      text: 'Un.\n\nDeux €.',
    })
    for (const chunk of [1, 3, 64, 10_000]) {
      const [step] = await stepsOf(`\n${line}\r\n\n`, chunk)
      expect(step).toMatchObject({
        line: 2,
        document: {
          id: null,
          externalId: 'doc-1',
          type: 'minutes',
          title: 'Réunion',
          language: 'fr',
          tags: ['travail'],
          people: ['A. Diallo'],
          places: ['Genève'],
          date: '2018-10-08',
        },
      })
      expect(step && 'document' in step ? outlineOf(step.document.body) : '').toBe(
        'paragraph(Un.) paragraph(Deux €.)',
      )
    }
  })

  it('names a bad line by its number and goes on', async () => {
    const steps = await stepsOf(
      '{"text":"one"}\n{bad\n{"title":"no text"}\n{"text":"x","date":"8/10/2018"}\n{"text":"last"}',
    )
    expect(
      steps.map((step) => [step.line, 'problem' in step ? [step.problem, step.field] : 'document']),
    ).toEqual([
      [1, 'document'],
      [2, ['not-json', undefined]],
      [3, ['not-a-record', 'text']],
      [4, ['not-a-record', 'date']],
      [5, 'document'],
    ])
  })

  it('counts bytes as it goes, for progress', async () => {
    const text = '{"text":"one"}\n{"text":"two"}\n'
    const steps = await stepsOf(text)
    expect(steps.map((step) => step.bytesRead)).toEqual([15, 30])
  })

  it('makes a note of a kind it does not know, and keeps the word as a tag', async () => {
    const [step] = await stepsOf('{"kind":"summary record","text":"First line\\nsecond"}')
    expect(step).toMatchObject({
      document: { type: 'note', tags: ['summary record'], title: 'First line', language: 'en' },
    })
  })

  it('takes whatever a file may hold that is no text: marks at its start, NULs, halves of characters, long lines', async () => {
    const lines = [
      `\ufeff${JSON.stringify({ title: 'Marked', text: 'one' })}\r`,
      JSON.stringify({ title: 'A\u0000B\ud800', text: 'two' }),
      '{"title":"raw\u0000byte","text":"three"}',
      JSON.stringify({ title: '\u0007', text: 'four\nmore' }),
      '['.repeat(50_000),
      JSON.stringify({ title: 'Long', text: 'words '.repeat(900_000) }),
    ]
    const steps = await stepsOf(lines.join('\n'), 65_536)
    expect(steps.map((step) => ('document' in step ? step.document.title : step.problem))).toEqual([
      'Marked',
      'A B\ufffd',
      'not-json',
      'four',
      'not-json',
      'Long',
    ])
  })

  it('keeps an id of ours', async () => {
    const id = '01890000-0000-7000-8000-00000000000a'
    expect((await stepsOf(JSON.stringify({ id, text: 'x' })))[0]).toMatchObject({ document: { id } })
  })
})

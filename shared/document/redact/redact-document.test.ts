import { describe, expect, it } from 'vitest'
import { aDocument } from '../../../tests/builders/records.ts'
import type { DocumentBody } from '../body.ts'
import { redactDocument, redactionStates, wordsOf } from './redact-document.ts'

const words = 'Maria Quispe of Arcadia spoke.'
const body: DocumentBody = {
  type: 'doc',
  content: [{ type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: words }] }],
}
const named = { people: ['Maria Quispe', 'Ana Sol'], places: ['Arcadia (capital)', 'Geneva'] }
const passages = [
  { id: 'person', text: 'Maria Quispe', reason: 'personal data' },
  { id: 'place', text: 'Arcadia', reason: '' },
]

describe('a redacted document', () => {
  it('names neither people nor places that were taken out of it, and still the others', () => {
    const { record } = redactDocument(aDocument(1, { ...named, redaction: { passages } }), body)
    expect(record.people).toEqual(['█████ [personal data]', 'Ana Sol'])
    expect(record.places).toEqual(['█████ (capital)', 'Geneva'])
    expect(redactDocument(aDocument(1), body).record).not.toHaveProperty('people')
  })

  it('tells that people and places say what was taken out in one place only', () => {
    const at = { blockId: 'a', from: 0, to: 12 }
    const record = aDocument(1, {
      ...named,
      redaction: { passages: [{ ...passages[0]!, at }, passages[1]!] },
    })
    expect(redactionStates(record, body).map(({ id, elsewhere }) => [id, elsewhere])).toEqual([
      ['person', 1],
      ['place', 0],
    ])
    // Not printed, so that no search of the file for a word may be left out for them.
    expect(wordsOf(record, body)).not.toContain('Maria Quispe')
  })
})

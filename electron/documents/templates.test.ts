import { describe, expect, test } from 'vitest'
import { normalizeBody } from '../../shared/document/normalize-body.ts'
import { textOf, walk } from '../../shared/document/walk.ts'
import { documentTypes } from '../../shared/model/document/v1.ts'
import { languages } from '../../shared/model/languages.ts'
import { aMeeting } from '../../tests/builders/records.ts'
import { startingSettings, templateFor } from './templates.ts'

const meeting = aMeeting(1, {
  title: 'Geneva workshop',
  agenda: [
    { id: 'i1', number: '1', title: 'Opening', ask: 'note', start: '10:00', duration: 30, papers: [] },
    { id: 'i2', number: '2', title: 'Partnerships', ask: 'discuss', papers: [] },
  ],
})
let ids = 0
const options = { newBlockId: () => `b${(ids += 1)}` }

describe.each(documentTypes)('the template of a %s', (type) => {
  test.each(languages)('is a valid body in %s, with and without a meeting', (language) => {
    for (const about of [undefined, meeting]) {
      const body = templateFor(type, language, about)
      const withIds = normalizeBody(body, options)
      expect(withIds.findings.filter((finding) => finding.code !== 'duplicate-id')).toEqual([])
      expect(textOf(withIds.body)).not.toMatch(/\{\w+\}|undefined|null/)
    }
  })
})

describe('what a meeting already tells', () => {
  test('heads a note with its agenda, and leaves places for decisions and actions', () => {
    const types = [...walk(templateFor('note', 'en', meeting))].map(({ node }) => node.type)
    const text = textOf(templateFor('note', 'en', meeting))
    expect(text).toContain('Opening')
    expect(text).toContain('Partnerships')
    expect(types).toContain('decision')
    expect(types).toContain('action')
  })

  test('puts the agenda with its asks and timings into minutes', () => {
    const text = textOf(templateFor('minutes', 'en', meeting))
    expect(text).toContain('Opening (for information)')
    expect(text).toContain('10:00, 30 min')
  })

  test('is said in the language of the document', () => {
    expect(textOf(templateFor('minutes', 'fr', meeting))).toContain('8 octobre 2018')
    expect(textOf(templateFor('minutes', 'es', meeting))).toContain('8 de octubre de 2018')
  })
})

test('limits words as UN documents do, and numbers the paragraphs of official ones', () => {
  expect(startingSettings['final-report']).toEqual({
    numbering: 'continuous',
    wordLimit: 10_700,
    contents: true,
  })
  expect(startingSettings['agenda-paper'].wordLimit).toBe(8500)
  expect(startingSettings.note.wordLimit).toBeUndefined()
})

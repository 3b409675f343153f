import { expect, test } from 'vitest'
import { aThread, commented } from '../../shared/document/comments/comments.test-kit.ts'
import { doc, numbered } from '../../shared/document/build.ts'
import { aDocument, aMechanism, aMeeting, aTheme } from '../../tests/builders/records.ts'
import { searchableText } from './searchable-text.ts'

function allOf(...input: Parameters<typeof searchableText>): string {
  const { passages, people = [], places = [] } = searchableText(...input)
  return [...passages.map(({ text }) => text), ...people, ...places].join('\n')
}

test('holds what a reader may remember of a meeting: agenda, people, place, outcome', () => {
  const text = allOf(
    aMeeting(1, {
      venue: 'Palais des Nations',
      outcome: 'A plan was adopted.',
      agenda: [{ id: 'i', number: '1', title: 'Remittances', presenter: 'Ms. Chair', papers: [] }],
      participants: [
        {
          id: 'p',
          name: 'Mr. Delegate',
          organization: 'Ministry',
          capacity: 'delegate',
          attendance: 'attended',
        },
      ],
    }),
  )
  for (const word of [
    'Palais',
    'plan was adopted',
    'Remittances',
    'Ms. Chair',
    'Mr. Delegate',
    'Ministry',
    'Geneva',
  ]) {
    expect(text).toContain(word)
  }
})

test('holds the entries of a year and the partners of a mechanism', () => {
  expect(
    allOf(aTheme(1, { entries: [{ id: 'e', title: 'Migrants and Cities', kind: 'conference' }] })),
  ).toContain('Migrants and Cities')
  expect(allOf(aMechanism(2, { roles: [{ role: 'observer', partners: ['UNHCR'] }] }))).toContain('UNHCR')
})

test('reads a document with its footnotes', () => {
  const note = {
    type: 'footnote',
    attrs: { id: 'n' },
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Source of the figure' }] }],
  }
  expect(allOf(aDocument(1), doc(numbered('Text', note)))).toContain('Source of the figure')
})

test('says of each passage of a document the block it stands in and the number it is cited by', () => {
  const body = doc(
    { ...numbered('First'), attrs: { id: 'p1', level: 1 } },
    { ...numbered('Second'), attrs: { id: 'p2', level: 1 } },
  )
  const settings = { numbering: 'continuous' as const, contents: false }
  const { passages } = searchableText(aDocument(1, { settings }), body)
  const blocks = passages.filter(({ block }) => block !== undefined)
  expect(blocks).toEqual([
    { text: 'First', block: 'p1', number: '1' },
    { text: 'Second', block: 'p2', number: '2' },
  ])
})

test('keeps people and places apart, so that they can be asked for as such', () => {
  const { people, places } = searchableText(
    aMeeting(1, {
      venue: 'Palais des Nations',
      agenda: [{ id: 'i', number: '1', title: 'Remittances', presenter: 'Ms. Chair', papers: [] }],
    }),
  )
  expect(people).toContain('Ms. Chair')
  expect(places).toContain('Palais des Nations')
})

test('holds nothing of what is said about a text, whose words stay together', () => {
  const said = commented('a', ['Remit', ['tances', aThread('t1', 'quokka')], ' fell'])
  expect(allOf(aDocument(1), doc(said))).toContain('Remittances fell')
  expect(allOf(aDocument(1), doc(said))).not.toContain('quokka')
})

test('holds the text as it stands: what is struck out by suggestion, and nothing that is only suggested', () => {
  const mark = (type: string) => [{ type, attrs: { id: 's', author: 'Ana', at: '2026-11-23T01:00:00.000Z' } }]
  const content = [
    { type: 'text', text: 'Remit' },
    { type: 'text', text: 'quokka', marks: mark('insertion') },
    { type: 'text', text: 'tances', marks: mark('deletion') },
  ]
  const text = allOf(aDocument(1), doc({ type: 'paragraph', attrs: { id: 'a' }, content }))
  expect(text).toContain('Remittances')
  expect(text).not.toContain('quokka')
})

import { expect, test } from 'vitest'
import { fill, phrasesFor, writtenDate } from './phrases.ts'

/** The names a phrase is filled with, in order of the alphabet. */
const holes = (phrase: unknown) =>
  [...String(phrase).matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => String(name))
    .toSorted((a, b) => a.localeCompare(b))

test.each(['fr', 'es'] as const)('%s says everything English does, with the same values', (language) => {
  const english = phrasesFor('en')
  const other = phrasesFor(language)
  expect(Object.keys(other).toSorted()).toEqual(Object.keys(english).toSorted())
  for (const key of Object.keys(english) as (keyof typeof english)[]) {
    expect(holes(other[key]), key).toEqual(holes(english[key]))
    expect(JSON.stringify(other[key]), key).not.toBe('""')
  }
})

test('writes dates as prose does', () => {
  expect(writtenDate('2018-03-26', 'en')).toBe('26 March 2018')
  expect(writtenDate('2018-03-01', 'fr')).toBe('1 mars 2018')
  expect(writtenDate('2018-03-26', 'es')).toBe('26 de marzo de 2018')
})

test('leaves a hole it has no value for, rather than an empty place nobody notices', () => {
  expect(fill('{meeting} in {place}', { meeting: 'The workshop' })).toBe('The workshop in {place}')
})

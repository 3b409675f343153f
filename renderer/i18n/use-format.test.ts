import { expect, test } from 'vitest'
import { preferredLanguage } from './preferred-language.ts'
import { createFormat, daysBetween, today } from './use-format.ts'

const english = createFormat('en-GB')
const french = createFormat('fr')
const spanish = createFormat('es')
const plain = (text: string) => text.replace(/[\u00a0\u202f\u2009]/g, ' ')

test('writes days as each language does', () => {
  expect(english.day('2018-10-29')).toBe('29 October 2018')
  expect(french.day('2018-10-29')).toBe('29 octobre 2018')
  expect(spanish.day('2018-10-29')).toBe('29 de octubre de 2018')
})

test('writes a range once where both ends share a month, and one day once', () => {
  expect(plain(english.range('2018-03-26', '2018-03-27'))).toMatch(/^26.{1,3}27 Mar 2018$/)
  expect(english.range('2018-03-26', '2018-03-26')).toBe('26 Mar 2018')
})

test('does not shift a day to the reader’s time zone', () => {
  expect(english.day('2018-01-01')).toBe('1 January 2018')
  expect(english.monthShort('2018-12-31')).toBe('Dec')
})

test('says how far a day is', () => {
  expect(english.inDays('2026-03-02', '2026-03-01')).toBe('tomorrow')
  expect(french.inDays('2026-03-13', '2026-03-01')).toBe('dans 12 jours')
  expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
  expect(daysBetween('2026-03-10', '2026-03-01')).toBe(-9)
})

test('sorts States as the language of the output does', () => {
  const names = ['Zambia', 'Côte d’Ivoire', 'Costa Rica', 'Croatia']
  expect(names.toSorted(french.collator.compare)).toEqual([
    'Costa Rica',
    'Côte d’Ivoire',
    'Croatia',
    'Zambia',
  ])
  expect(french.state('CI')).toBe('Côte d’Ivoire')
  expect(spanish.state('CH')).toBe('Suiza')
})

test('writes sizes in units people know', () => {
  expect(plain(english.bytes(120_000))).toBe('120 kB')
  expect(plain(english.bytes(4_200_000))).toBe('4.2 MB')
  expect(plain(french.bytes(4_200_000))).toBe('4,2 Mo')
  expect(plain(english.bytes(12))).toBe('12 bytes')
})

test('knows today where the reader is', () => {
  expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
})

test('speaks the first language of the system that it knows', () => {
  expect(preferredLanguage(['de-CH', 'fr-CH', 'en'])).toBe('fr')
  expect(preferredLanguage(['es-419'])).toBe('es')
  expect(preferredLanguage(['ja'])).toBe('en')
})

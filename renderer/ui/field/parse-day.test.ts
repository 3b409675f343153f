import { expect, test } from 'vitest'
import { parseDay } from './parse-day.ts'

test.each(['2018-10-29', '2018/10/29', '2018.10.29', ' 2018-10-29 ', '２０１８-10-29'])(
  'reads the ISO day %s',
  (text) => {
    expect(parseDay(text)).toEqual({ kind: 'day', iso: '2018-10-29' })
  },
)

test.each([
  '29 October 2018',
  'October 29, 2018',
  '29 Oct 2018',
  '29th of October 2018',
  '29 octobre 2018',
  '29 oct. 2018',
  '29 de octubre de 2018',
])('reads the month by its name: %s', (text) => {
  expect(parseDay(text)).toEqual({ kind: 'day', iso: '2018-10-29' })
})

test('reads the French first of the month', () => {
  expect(parseDay('1er août 2018')).toEqual({ kind: 'day', iso: '2018-08-01' })
})

test.each(['03/04/2018', '3.4.2018', '03-04-2018', '3 4 2018'])('never guesses which day %s is', (text) => {
  expect(parseDay(text)).toEqual({ kind: 'ambiguous', readings: ['2018-04-03', '2018-03-04'] })
})

test('needs not ask where only one order makes a day', () => {
  expect(parseDay('29/10/2018')).toEqual({ kind: 'day', iso: '2018-10-29' })
  expect(parseDay('10/29/2018')).toEqual({ kind: 'day', iso: '2018-10-29' })
  expect(parseDay('5/5/2018')).toEqual({ kind: 'day', iso: '2018-05-05' })
})

test('refuses days the calendar does not have', () => {
  expect(parseDay('2018-02-29')).toEqual({ kind: 'impossible' })
  expect(parseDay('31 June 2018')).toEqual({ kind: 'impossible' })
  expect(parseDay('45/45/2018')).toEqual({ kind: 'impossible' })
  expect(parseDay('2020-02-29')).toEqual({ kind: 'day', iso: '2020-02-29' })
})

test('asks for the century instead of supposing one', () => {
  expect(parseDay('03/04/18')).toEqual({ kind: 'year-missing' })
  expect(parseDay('29 October')).toEqual({ kind: 'year-missing' })
})

test('says when a text is no day at all', () => {
  expect(parseDay('')).toEqual({ kind: 'empty' })
  expect(parseDay('soon')).toEqual({ kind: 'unreadable' })
  expect(parseDay('October')).toEqual({ kind: 'unreadable' })
  expect(parseDay('29 October 2018 or later')).toEqual({ kind: 'unreadable' })
})

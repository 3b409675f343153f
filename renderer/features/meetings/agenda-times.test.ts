import { expect, test } from 'vitest'
import type { AgendaItem } from '../../../shared/model/meeting/v1.ts'
import { agendaMinutes, agendaTimes, moveItem } from './agenda-times.ts'

const item = (n: number, fields: Partial<AgendaItem> = {}): AgendaItem => ({
  id: `i${n}`,
  number: String(n),
  title: `Item ${n}`,
  papers: [],
  ...fields,
})
const starts = (agenda: AgendaItem[]) => agendaTimes(agenda, '2018-10-08').map((each) => each.start)

test('lets an item begin when the one before it ends', () => {
  expect(starts([item(1, { start: '10:00', duration: 30 }), item(2, { duration: 45 }), item(3)])).toEqual([
    '10:00',
    '10:30',
    '11:15',
  ])
})

test('keeps a start that was set, and goes on from there', () => {
  expect(
    starts([item(1, { start: '10:00', duration: 30 }), item(2, { start: '15:00', duration: 10 }), item(3)]),
  ).toEqual(['10:00', '15:00', '15:10'])
})

test('knows no time after an item of unknown length', () => {
  expect(starts([item(1, { start: '10:00' }), item(2)])).toEqual(['10:00', null])
})

test('starts a new day afresh', () => {
  const times = agendaTimes(
    [item(1, { start: '17:00', duration: 60 }), item(2, { date: '2018-10-09' }), item(3)],
    '2018-10-08',
  )
  expect(times.map((each) => [each.day, each.start])).toEqual([
    ['2018-10-08', '17:00'],
    ['2018-10-09', null],
    ['2018-10-09', null],
  ])
})

test('goes past midnight without an impossible hour', () => {
  expect(starts([item(1, { start: '23:30', duration: 60 }), item(2)])).toEqual(['23:30', '00:30'])
})

test('adds the lengths up', () => {
  expect(agendaMinutes([item(1, { duration: 30 }), item(2), item(3, { duration: 15 })])).toBe(45)
})

test('counts moved items again, but leaves numbers somebody chose', () => {
  expect(moveItem([item(1), item(2), item(3)], 0, 2).map((each) => [each.id, each.number])).toEqual([
    ['i2', '1'],
    ['i3', '2'],
    ['i1', '3'],
  ])
  expect(moveItem([item(1, { number: '1 (a)' }), item(2)], 0, 1).map((each) => each.number)).toEqual([
    '2',
    '1 (a)',
  ])
})

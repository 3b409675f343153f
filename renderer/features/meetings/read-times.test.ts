import { expect, test } from 'vitest'
import { agendaItem } from '../../../shared/model/meeting/v1.ts'
import { readClock, readMinutes } from './read-times.ts'

test('reads a clock time however it is typed', () => {
  expect(['9', '9:30', '0930', '9h30', '9.30', '9h', '17 h 05'].map(readClock)).toEqual([
    '09:00',
    '09:30',
    '09:30',
    '09:30',
    '09:30',
    '09:00',
    '17:05',
  ])
})

test('hands what is no clock time to the schema, which refuses it', () => {
  for (const text of ['soon', '25:00', '12:75', '1234567', ''])
    expect(agendaItem.shape.start.unwrap().safeParse(readClock(text)).success).toBe(false)
})

test('reads a length in minutes or hours', () => {
  expect(['90', '45 min', '1:30', '1h30', '1h', '1.5 h', '1,5 h', '2 heures'].map(readMinutes)).toEqual([
    90, 45, 90, 90, 60, 90, 90, 120,
  ])
  expect(readMinutes('long')).toBeNaN()
})

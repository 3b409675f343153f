import { describe, expect, test } from 'vitest'
import { textOf } from '../../shared/document/walk.ts'
import { aMeeting, anId } from '../../tests/builders/records.ts'
import { openActionSheet, participantSheet } from './meeting-sheets.ts'

const delegate = (id: string, name: string, state: string) => ({
  id,
  name,
  state,
  capacity: 'delegate' as const,
  attendance: 'confirmed' as const,
})
const action = (id: string, text: string, due?: string, state: 'open' | 'done' = 'open') => ({
  id,
  type: 'action' as const,
  text,
  state,
  ...(due && { due }),
})

describe('pages of a pack made of its meeting', () => {
  const meeting = aMeeting(1, {
    participants: [delegate('p1', 'Delegate of Zambia', 'ZM'), delegate('p2', 'Delegate of Germany', 'DE')],
  })

  test('list its participants by State, in the order of the language', () => {
    const text = textOf(participantSheet(meeting, 'fr'))
    expect(text.indexOf('Allemagne')).toBeGreaterThanOrEqual(0)
    expect(text.indexOf('Zambie')).toBeGreaterThan(text.indexOf('Allemagne'))
    expect(textOf(participantSheet(aMeeting(2), 'en'))).toContain('Nobody is registered yet.')
  })

  test('list what is still open in its series, that due first before the rest', () => {
    const source = {
      id: anId(7),
      kind: 'document' as const,
      title: 'Notes of 2017',
      blocks: [
        action('a1', 'Some day'),
        action('a2', 'Next week', '2018-03-01'),
        action('a3', 'Tomorrow', '2018-02-01'),
        action('a4', 'Finished', '2018-01-01', 'done'),
      ],
    }
    const text = textOf(openActionSheet([source], 'en'))
    const places = ['Tomorrow', 'Next week', 'Some day'].map((words) => text.indexOf(words))
    expect(places.every((place) => place >= 0)).toBe(true)
    expect(places).toEqual(places.toSorted((one, other) => one - other))
    expect(text).not.toContain('Finished')
    expect(textOf(openActionSheet([], 'es'))).toContain('No hay medidas pendientes.')
  })

  test('are the same each time, ids and all', () => {
    expect(participantSheet(meeting, 'en')).toEqual(participantSheet(meeting, 'en'))
  })
})

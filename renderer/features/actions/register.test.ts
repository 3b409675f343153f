import { describe, expect, test } from 'vitest'
import type { RegisterRow } from '../../../shared/contract/actions.ts'
import { anId } from '../../../tests/builders/records.ts'
import {
  filterRegister,
  groupRegister,
  isOwnedBy,
  ownersIn,
  rowKey,
  urgencyOf,
  wholeRegister,
} from './register.ts'

const today = '2018-11-05'
const collator = new Intl.Collator('en', { sensitivity: 'base' })
let last = 0
const row = (fields: Partial<RegisterRow>): RegisterRow => {
  last += 1
  return {
    id: `b${last}`,
    type: 'action',
    text: `Action ${last}`,
    state: 'open',
    documentId: anId(1),
    documentTitle: 'Notes',
    ...fields,
  }
}

describe('how urgent an action is', () => {
  test('follows from its day, and today is not late', () => {
    const of = (fields: Partial<RegisterRow>) => urgencyOf(row(fields), today)
    expect(of({ due: '2018-11-04' })).toBe('overdue')
    expect(of({ due: '2018-11-05' })).toBe('week')
    expect(of({ due: '2018-11-11' })).toBe('week')
    expect(of({ due: '2018-11-12' })).toBe('later')
    expect(of({})).toBe('undated')
  })

  test('is past once it is done or dropped, however late it was', () => {
    expect(urgencyOf(row({ due: '2018-01-01', state: 'done' }), today)).toBe('done')
    expect(urgencyOf(row({ due: '2018-01-01', state: 'dropped' }), today)).toBe('done')
  })

  test('is not asked of a decision', () => {
    expect(urgencyOf(row({ type: 'decision', due: '2018-01-01' }), today)).toBe('decisions')
  })
})

describe('the register', () => {
  const rows = [
    row({ owner: 'Secretariat', due: '2018-12-01', text: 'later' }),
    row({ owner: 'DRD', due: '2018-10-01', text: 'late' }),
    row({ due: '2018-09-01', text: 'latest' }),
    row({ owner: 'drd', state: 'done', due: '2018-08-01', text: 'done early' }),
    row({ owner: 'DRD', state: 'done', due: '2018-09-01', text: 'done late' }),
    row({ type: 'decision', due: '2018-10-09', state: undefined, text: 'decided' }),
  ]
  const shape = (order: 'due' | 'owner') =>
    groupRegister(rows, order, today, collator).map((group) => [
      group.urgency ?? group.name,
      group.rows.map((each) => each.text),
    ])

  test('is ordered by urgency, the longest overdue first, of what is done the latest first', () => {
    expect(shape('due')).toEqual([
      ['overdue', ['latest', 'late']],
      ['later', ['later']],
      ['decisions', ['decided']],
      ['done', ['done late', 'done early']],
    ])
  })

  test('is ordered by owner, whose name is one however it is capitalised, and nobody last', () => {
    expect(shape('owner')).toEqual([
      ['DRD', ['late', 'done early', 'done late']],
      ['Secretariat', ['later']],
      ['', ['latest', 'decided']],
    ])
  })

  test('is narrowed by kind, state, owner, meeting and to what is mine', () => {
    const found = (filter: Partial<typeof wholeRegister>) =>
      filterRegister(rows, { ...wholeRegister, ...filter }).map((each) => each.text)
    expect(found({})).toHaveLength(6)
    expect(found({ show: 'decisions' })).toEqual(['decided'])
    expect(found({ state: 'open' })).toEqual(['later', 'late', 'latest'])
    expect(found({ owner: 'Drd' })).toEqual(['late', 'done early', 'done late'])
    expect(found({ mine: ['secretariat'] })).toEqual(['later'])
    expect(found({ mine: [] })).toEqual([])
    expect(
      filterRegister([row({ meetingId: anId(7) })], { ...wholeRegister, meetingId: anId(7) }),
    ).toHaveLength(1)
  })

  test('names each owner once', () => {
    expect(ownersIn(rows, collator)).toEqual(['DRD', 'Secretariat'])
  })

  test('tells apart blocks of one id in two documents', () => {
    const one = row({ id: 'b' })
    expect(rowKey(one)).not.toBe(rowKey({ ...one, documentId: anId(2) }))
  })
})

test('takes a name among others for an owner, but not a part of a name', () => {
  expect(isOwnedBy('Ana Ruiz and DRD', ['ana ruiz'])).toBe(true)
  expect(isOwnedBy('Secretariat/DRD', ['DRD'])).toBe(true)
  expect(isOwnedBy('Anabel', ['Ana'])).toBe(false)
  expect(isOwnedBy(undefined, ['Ana'])).toBe(false)
  expect(isOwnedBy('Ana', [''])).toBe(false)
})

import { describe, expect, test } from 'vitest'
import { aMeeting, anId } from '../../../tests/builders/records.ts'
import { summarize } from '../../../shared/model/summarize.ts'
import type { MeetingV1 } from '../../../shared/model/meeting/v1.ts'
import { anyMeeting, filterMeetings, isNarrowed, plannerItems, sortMeetings } from './planner-items.ts'

const meeting = (n: number, fields: Partial<MeetingV1>) => summarize(aMeeting(n, fields))
const turin = meeting(1, {
  title: 'Cours de Turin',
  type: 'training-course',
  city: 'Turin',
  country: 'Italy',
  dates: { start: '2018-10-29', end: '2018-11-02' },
  deadlines: [{ id: 'd1', date: '2018-10-06', label: 'Registration', done: true }],
  participantCount: 66,
})
const geneva = meeting(2, { title: 'Genève', themeId: anId(90), participantCount: 600 })
const midsa = meeting(3, {
  title: 'Senior officials',
  type: 'mechanism-meeting',
  mechanismId: anId(80),
  dates: undefined,
  city: undefined,
  country: undefined,
  deadlines: [{ id: 'd1', date: '2018-12-01', label: 'Invitations', done: false }],
})
const all = [turin, geneva, midsa]
const titles = (filter: Partial<typeof anyMeeting>, today = '2018-10-20') =>
  filterMeetings(all, { ...anyMeeting, ...filter }, today).map((each) => each.title)

describe('the filter of meetings', () => {
  test('passes everything until it is narrowed', () => {
    expect(titles({})).toHaveLength(3)
    expect(isNarrowed(anyMeeting)).toBe(false)
    expect(isNarrowed({ ...anyMeeting, type: 'other' })).toBe(true)
  })

  test('finds by title and place, accents aside', () => {
    expect(titles({ text: 'geneve' })).toEqual(['Genève'])
    expect(titles({ text: 'ital' })).toEqual(['Cours de Turin'])
  })

  test('narrows by type, mechanism and theme', () => {
    expect(titles({ type: 'training-course' })).toEqual(['Cours de Turin'])
    expect(titles({ mechanismId: anId(80) })).toEqual(['Senior officials'])
    expect(titles({ themeId: anId(90) })).toEqual(['Genève'])
    expect(titles({ themeId: anId(90), type: 'training-course' })).toEqual([])
  })

  test('knows what is to come, what is past, and what has no day', () => {
    expect(titles({ period: 'upcoming' })).toEqual(['Cours de Turin'])
    expect(titles({ period: 'past' })).toEqual(['Genève'])
    expect(titles({ period: 'undated' })).toEqual(['Senior officials'])
    expect(titles({ period: '2018' })).toEqual(['Cours de Turin', 'Genève'])
    expect(titles({ period: '2019' })).toEqual([])
    expect(titles({ period: 'upcoming' }, '2018-11-02')).toEqual(['Cours de Turin'])
  })
})

test('plans meetings and deadlines, and sets those without a day apart with their deadlines kept', () => {
  const { items, undated } = plannerItems(all)
  expect(undated.map((each) => each.title)).toEqual(['Senior officials'])
  expect(items.map((each) => [each.kind, each.label, each.start, each.isDone])).toEqual([
    ['meeting', 'Cours de Turin', '2018-10-29', false],
    ['deadline', 'Registration', '2018-10-06', true],
    ['meeting', 'Genève', '2018-10-08', false],
    ['deadline', 'Invitations', '2018-12-01', false],
  ])
  expect(new Set(items.map((each) => each.id)).size).toBe(4)
})

describe('the list of meetings', () => {
  const order = (key: 'title' | 'start' | 'participants', descending: boolean) =>
    sortMeetings(all, { key, descending }, (each) => each.type ?? '', new Intl.Collator('fr')).map(
      (each) => each.title,
    )

  test('is sorted by a column', () => {
    expect(order('title', false)).toEqual(['Cours de Turin', 'Genève', 'Senior officials'])
    expect(order('participants', true)).toEqual(['Genève', 'Cours de Turin', 'Senior officials'])
  })

  test('puts meetings without a day last, whichever way it is sorted', () => {
    expect(order('start', false).at(-1)).toBe('Senior officials')
    expect(order('start', true).at(-1)).toBe('Senior officials')
    expect(order('start', true)[0]).toBe('Cours de Turin')
  })
})

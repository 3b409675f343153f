import { describe, expect, test } from 'vitest'
import { textOf, walk } from '../../shared/document/walk.ts'
import { anId, aMeeting } from '../../tests/builders/records.ts'
import { reportFromMeeting } from './report-from-meeting.ts'

const person = (id: string, name: string, state?: string, organization?: string) => ({
  id,
  name,
  ...(state ? { state } : {}),
  ...(organization ? { organization } : {}),
  capacity: 'delegate' as const,
  attendance: 'attended' as const,
})

const meeting = aMeeting(1, {
  title: 'IDM workshop',
  agenda: [
    { id: 'i1', number: '1', title: 'Opening', ask: 'note', start: '10:00', duration: 30, papers: [] },
  ],
  participants: [
    person('p1', 'Delegate of Zambia', 'ZM'),
    person('p2', 'Delegate of Germany', 'DE'),
    person('p3', 'Observer', undefined, 'African Union'),
    { ...person('p4', 'Absent delegate', 'FR'), attendance: 'apologies' as const },
  ],
})
const note = {
  id: anId(7),
  kind: 'document' as const,
  title: 'Notes, day 1',
  blocks: [
    { id: 'd1', type: 'decision' as const, text: 'The workshop adopted its conclusions.' },
    {
      id: 'a1',
      type: 'action' as const,
      text: 'Circulate the list',
      owner: 'Secretariat',
      due: '2018-10-20',
      state: 'open' as const,
    },
    { id: 'a2', type: 'action' as const, text: 'Abandoned idea', state: 'dropped' as const },
  ],
}

describe('a report assembled from a meeting', () => {
  const text = textOf(reportFromMeeting(meeting, [note], 'en'))

  test('says what was held, where and when, and how many came', () => {
    expect(text).toContain(
      'IDM workshop was held in Geneva, Switzerland from 8 October 2018 to 9 October 2018.',
    )
    expect(text).toContain('4 participants')
  })

  test('quotes decisions and open actions with a link to the note they stand in', () => {
    const body = reportFromMeeting(meeting, [note], 'en')
    const links = [...walk(body)]
      .filter(({ node }) => node.type === 'recordLink')
      .map(({ node }) => node.attrs?.['recordId'])
    expect(links).toEqual([anId(7), anId(7)])
    expect(text).toContain('The workshop adopted its conclusions.')
    expect(text).toContain('20 October 2018')
    expect(text).not.toContain('Abandoned idea')
  })

  test('makes no second action or decision block, so that registers count each once', () => {
    const types = [...walk(reportFromMeeting(meeting, [note], 'en'))].map(({ node }) => node.type)
    expect(types).not.toContain('action')
    expect(types).not.toContain('decision')
  })

  test('lists those present by State in the order of the report’s language, then organizations', () => {
    const states = (language: 'en' | 'fr') => {
      const all = textOf(reportFromMeeting(meeting, [], language)).split('\n')
      return ['Germany', 'Zambia', 'Allemagne', 'Zambie', 'African Union', 'France']
        .filter((name) => all.includes(name))
        .sort((a, b) => all.indexOf(a) - all.indexOf(b))
    }
    expect(states('en')).toEqual(['Germany', 'Zambia', 'African Union'])
    expect(states('fr')).toEqual(['Allemagne', 'Zambie', 'African Union'])
  })

  test('leaves brackets, not gaps, where nothing is known', () => {
    const bare = textOf(
      reportFromMeeting(aMeeting(2, { dates: undefined, city: undefined, country: undefined }), [], 'en'),
    )
    expect(bare).toContain('[place and dates]')
    expect(bare).toContain('[To be completed.]')
  })
})

import { expect, test } from 'vitest'
import { textOf, walk } from '../../shared/document/walk.ts'
import { anId, aMeeting } from '../../tests/builders/records.ts'
import { newsletterBody } from './newsletter.ts'

const held = (n: number, title: string, start: string, outcome?: string) =>
  aMeeting(n, { title, dates: { start, end: start }, city: 'Lima', country: 'Peru', outcome })

test('stands by mechanism, oldest meeting first, with dates, place and outcome', () => {
  const body = newsletterBody(
    [
      {
        meeting: held(2, 'Second session', '2018-11-20', 'A plan of action was adopted.'),
        under: 'Puebla Process',
      },
      { meeting: held(1, 'First session', '2018-10-02'), under: 'Puebla Process' },
      { meeting: held(3, 'Seminar', '2018-10-10'), under: 'Almaty Process' },
    ],
    'en',
  )
  const lines = textOf(body).split('\n')
  expect(
    lines.filter((line) =>
      ['Almaty Process', 'Puebla Process', 'First session', 'Second session', 'Seminar'].includes(line),
    ),
  ).toEqual(['Almaty Process', 'Seminar', 'Puebla Process', 'First session', 'Second session'])
  expect(lines).toContain('20 November 2018, Lima, Peru')
  expect(lines).toContain('A plan of action was adopted.')
})

test('links every meeting it tells of', () => {
  const body = newsletterBody([{ meeting: held(1, 'First session', '2018-10-02'), under: null }], 'fr')
  const links = [...walk(body)]
    .filter(({ node }) => node.type === 'recordLink')
    .map(({ node }) => node.attrs?.['recordId'])
  expect(links).toEqual([anId(1)])
  expect(textOf(body)).toContain('2 octobre 2018')
})

test('says so when nothing was held', () => {
  expect(textOf(newsletterBody([], 'es'))).toBe('[No consta ninguna reunión en este período.]')
})

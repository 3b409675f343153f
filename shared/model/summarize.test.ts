import { expect, test } from 'vitest'
import { anId, aDocument, aMechanism, aMeeting, aTheme } from '../../tests/builders/records.ts'
import { doc, paragraph, recordLink } from '../document/build.ts'
import { summarize } from './summarize.ts'
import { recordSummary } from './summary.ts'

test('calls a year of the dialogue by its number where it has no overarching title', () => {
  expect(summarize(aTheme(1, { year: 2015 })).title).toBe('IDM 2015')
  expect(summarize(aTheme(2, { year: 2014, title: 'Human Mobility' })).title).toBe('Human Mobility')
})

test('knows a mechanism by every name it goes by', () => {
  const puebla = aMechanism(1, {
    names: [
      { language: 'en', text: 'Puebla Process' },
      { language: 'es', text: 'Proceso Puebla' },
    ],
    acronym: 'RCM',
    aliases: ['Regional Conference on Migration'],
  })
  expect(summarize(puebla)).toMatchObject({
    title: 'Puebla Process',
    acronym: 'RCM',
    aliases: ['Proceso Puebla', 'Regional Conference on Migration'],
  })
})

test('takes actions, decisions, words and mentions from the body', () => {
  const body = doc(
    paragraph('Three short words ', recordLink(anId(9), 'meeting', 'Geneva'), '.'),
    {
      type: 'action',
      attrs: { id: 'a1', owner: 'Secretariat', due: '2018-11-01', state: 'open' },
      content: [{ type: 'text', text: 'Send   the list' }],
    },
    { type: 'decision', attrs: { id: 'd1', date: null }, content: [{ type: 'text', text: 'Adopted' }] },
    { type: 'action', attrs: { id: 'a2', owner: null, due: null, state: 'open' } },
  )
  const summary = summarize(aDocument(1, { meetingId: anId(9) }), body)
  expect(summary.blocks).toEqual([
    {
      id: 'a1',
      type: 'action',
      text: 'Send the list',
      owner: 'Secretariat',
      due: '2018-11-01',
      state: 'open',
    },
    { id: 'd1', type: 'decision', text: 'Adopted' },
  ])
  expect(summary.words).toBe(7)
  expect(summary.links).toEqual([
    { relation: 'meeting', id: anId(9) },
    { relation: 'mention', id: anId(9) },
  ])
})

test('stays within the header of a revision file however much the record holds', () => {
  const agenda = Array.from({ length: 500 }, (_, n) => ({
    id: `i${n}`,
    number: String(n),
    title: 'x'.repeat(500),
    papers: Array.from({ length: 100 }, (_, paper) => anId(n * 100 + paper)),
  }))
  const summary = summarize(aMeeting(1, { agenda }))
  expect(Buffer.byteLength(JSON.stringify(summary))).toBeLessThan(64 * 1024)
})

test('lists every action of long Chinese minutes, in shorter words, rather than outgrow that header', () => {
  const actions = Array.from({ length: 200 }, (_, n) => ({
    type: 'action',
    attrs: { id: `a${n}`, owner: '秘'.repeat(30), due: '2018-11-01', state: 'open' },
    content: [{ type: 'text', text: '分发名单'.repeat(75) }],
  }))
  const summary = summarize(aDocument(1), doc(...actions))
  expect(summary.blocks).toHaveLength(200)
  expect(summary.blocks?.[0]?.text).toMatch(/^(分发名单){30,}/)
  expect(Buffer.byteLength(JSON.stringify(summary))).toBeLessThan(160 * 1024)
})

test('cuts no letter in half', () => {
  const body = doc({
    type: 'decision',
    attrs: { id: 'd1' },
    content: [{ type: 'text', text: `${'x'.repeat(299)}𠀀` }],
  })
  expect(summarize(aDocument(1), body).blocks?.[0]?.text).toBe('x'.repeat(299))
})

test('keeps the mention of a record that comes after five hundred of another', () => {
  const links = Array.from({ length: 600 }, () => recordLink(anId(8), 'meeting', 'Geneva'))
  const body = doc(paragraph(...links, recordLink(anId(9), 'meeting', 'New York')))
  expect(summarize(aDocument(1), body).links.map(({ id }) => id)).toContain(anId(9))
})

test('always has the shape of a summary', () => {
  for (const record of [aTheme(1), aMechanism(2), aMeeting(3), aDocument(4)]) {
    expect(recordSummary.safeParse(summarize(record)).error).toBeUndefined()
  }
})

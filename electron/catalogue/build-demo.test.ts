import { beforeAll, describe, expect, it } from 'vitest'
import type { DocumentNode } from '../../shared/document/body.ts'
import { countWords, textOf, walk } from '../../shared/document/walk.ts'
import { summarize } from '../../shared/model/summarize.ts'
import type { LibraryRecord, RecordKind, RecordOf } from '../../shared/model/record.ts'
import { demoInMemory, type DemoLibrary } from './demo-library.test-kit.ts'

const today = '2026-05-20'
let demo: DemoLibrary

beforeAll(async () => {
  demo = await demoInMemory(new Date(`${today}T09:00:00.000Z`))
})

const ofKind = <K extends RecordKind>(kind: K) =>
  [...demo.records.values()].filter((record): record is RecordOf<K> => record.kind === kind)
const titled = (title: string) => ofKind('document').find((each) => each.title === title)!
const nodesOf = (record: LibraryRecord, type: string): DocumentNode[] =>
  [...walk(demo.documents.get(record.id)!.body)].map(({ node }) => node).filter((node) => node.type === type)
const allNodes = (type: string) => ofKind('document').flatMap((each) => nodesOf(each, type))
const report = () => demo.records.get(demo.report) as RecordOf<'document'>

describe('the worked example', () => {
  it('is written so that nothing of any document needs repair', () => {
    expect(demo.documents.size).toBe(10)
    for (const [id, { findings }] of demo.documents) expect(findings, id).toEqual([])
  })

  it('sets IDM 2018 in its two workshops', () => {
    const theme = ofKind('theme').find((each) => each.year === 2018)!
    expect(theme.title).toBeUndefined()
    const meetings = theme.entries.map((entry) => demo.records.get(entry.meetingId!) as RecordOf<'meeting'>)
    expect(meetings.map((each) => [each.city, each.dates?.start, each.dates?.end])).toEqual([
      ['New York', '2018-03-26', '2018-03-27'],
      ['Geneva', '2018-10-08', '2018-10-09'],
    ])
    expect(meetings.map((each) => each.title.toLowerCase())).toEqual(
      theme.entries.map((entry) => entry.title.toLowerCase()),
    )
    expect(meetings.reduce((sum, each) => sum + (each.participantCount ?? 0), 0)).toBeGreaterThan(600)
  })

  it('has the course in Turin with its 66 participants and its deadline', () => {
    const turin = demo.records.get(demo.meetings.turin) as RecordOf<'meeting'>
    expect(turin.dates).toEqual({ start: '2018-10-29', end: '2018-11-02' })
    expect(turin.participantCount).toBe(66)
    expect(turin.deadlines.map((each) => each.date)).toEqual(['2018-10-06'])
  })

  it('has a meeting of a mechanism in the weeks after the day it is made', () => {
    const meeting = demo.records.get(demo.meetings.mechanismMeeting) as RecordOf<'meeting'>
    expect(meeting.dates).toEqual({ start: '2026-06-16', end: '2026-06-17' })
    expect(new Date(meeting.dates!.start).getUTCDay()).toBe(2)
    const mechanism = demo.records.get(meeting.mechanismId!) as RecordOf<'mechanism'>
    expect(mechanism.acronym).toBe('RCM')
    expect(meeting.deadlines.some((each) => !each.done && each.date > today)).toBe(true)
  })

  it('has a meeting within ten days at which the drafted report is to be cleared', () => {
    const meeting = demo.records.get(demo.meetings.clearance) as RecordOf<'meeting'>
    expect(meeting.dates!.start > today && meeting.dates!.start <= '2026-05-30').toBe(true)
    expect(meeting.agenda[0]?.papers).toEqual([demo.report])
  })

  it('cites the published volume: No. 28, 130 pages', () => {
    const volume = ofKind('publication').find((each) => each.series === 'idm-red-book')
    expect([volume?.number, volume?.pages, volume?.year]).toEqual([28, 130, 2018])
  })

  it('links only to records it holds, by their titles', () => {
    const links = allNodes('recordLink')
    expect(links.length).toBeGreaterThan(20)
    for (const { attrs } of links) {
      const target = [...demo.records.values()].find((record) => record.id === attrs?.['recordId'])
      expect(target?.kind, String(attrs?.['label'])).toBe(attrs?.['kind'])
      expect(attrs?.['label']).toBe(summarize(target!).title)
    }
  })

  it('refers only to blocks of the same document that have a number', () => {
    let references = 0
    for (const document of ofKind('document')) {
      const blocks = new Map(
        [...walk(demo.documents.get(document.id)!.body)].map(({ node }) => [node.attrs?.['id'], node.type]),
      )
      for (const { attrs } of nodesOf(document, 'crossReference')) {
        references += 1
        expect(['heading', 'numberedParagraph', 'table', 'figure'], String(attrs?.['target'])).toContain(
          blocks.get(attrs?.['target'] as string),
        )
      }
    }
    expect(references).toBeGreaterThan(10)
  })

  it('lays every paper under the item of the agenda it was written for', () => {
    const geneva = demo.records.get(demo.meetings.geneva) as RecordOf<'meeting'>
    const papers = geneva.agenda.map((item) => item.papers.map((id) => demo.records.get(id)?.kind))
    expect(papers).toEqual([
      ['document'],
      ['document'],
      ['document', 'attachment'],
      [],
      [],
      [],
      ['attachment'],
    ])
  })

  it('binds papers, annexes and dividers in one pack for the Geneva workshop', () => {
    const pack = demo.records.get(demo.pack) as RecordOf<'pack'>
    const geneva = demo.records.get(demo.meetings.geneva) as RecordOf<'meeting'>
    expect(pack.meetingId).toBe(geneva.id)
    expect(new Set(pack.entries.map((entry) => entry.type))).toEqual(
      new Set(['attachment', 'divider', 'document']),
    )
    for (const entry of pack.entries) {
      if ('recordId' in entry) expect(demo.records.get(entry.recordId)?.kind).toBe(entry.type)
      if (entry.agendaItemId) expect(geneva.agenda.map((item) => item.id)).toContain(entry.agendaItemId)
    }
  })

  it('takes down decisions, and actions that are done, late and still to come', () => {
    const actions = allNodes('action').map(({ attrs }) => attrs!)
    const open = actions.filter((attrs) => attrs['state'] === 'open')
    expect(allNodes('decision').length).toBeGreaterThan(3)
    expect(actions.some((attrs) => attrs['state'] === 'done')).toBe(true)
    expect(open.some((attrs) => String(attrs['due']) < today)).toBe(true)
    expect(open.some((attrs) => String(attrs['due']) > today)).toBe(true)
    expect(open.some((attrs) => demo.myNames.includes(String(attrs['owner'])))).toBe(true)
  })

  it('keeps the language editions of a paper as one work under one symbol', () => {
    const english = titled('International Dialogue on Migration 2018: information sheet')
    const editions = ofKind('document').filter((each) => each.workId === english.workId)
    expect(editions.map((each) => each.language)).toEqual(['en', 'fr'])
    expect(new Set(editions.map((each) => each.masthead.symbol)).size).toBe(1)
    const arabic = ofKind('document').find((each) => each.language === 'ar')!
    expect(textOf(demo.documents.get(arabic.id)!.body)).toMatch(/[\u0600-\u06ff]{3}/)
  })

  it('gives no symbol to two different works', () => {
    const symbols = ofKind('document').flatMap((each) => each.masthead.symbol ?? [])
    const works = new Set(ofKind('document').flatMap((each) => (each.masthead.symbol ? each.workId : [])))
    expect(new Set(symbols).size).toBe(works.size)
  })

  it('names no one: everybody is shown by function, and every address is an example', () => {
    for (const person of ofKind('person')) expect(person.name).toMatch(/Rapporteur|officer|point|coordinator/)
    const addresses = JSON.stringify([...demo.records.values()]).match(/[\w.]+@[\w.]+/g) ?? []
    expect(addresses.length).toBeGreaterThan(3)
    for (const address of addresses) expect(address).toMatch(/@example\.org$/)
  })
})

describe('the drafted final report', () => {
  const body = () => demo.documents.get(demo.report)!.body

  it('is long enough for twelve pages and within its limit of words', () => {
    const words = countWords(body())
    expect(words).toBeGreaterThan(5500)
    expect(words).toBeLessThan(report().settings.wordLimit!)
  })

  it('has three tables or more, one of them with merged cells under two rows of headings', () => {
    const tables = nodesOf(report(), 'table')
    expect(tables.length).toBeGreaterThanOrEqual(3)
    const spans = nodesOf(report(), 'tableHeader').map(({ attrs }) => [
      attrs?.['colspan'],
      attrs?.['rowspan'],
    ])
    expect(spans).toContainEqual([2, 1])
    expect(spans).toContainEqual([1, 2])
    expect(tables.every(({ attrs }) => attrs?.['caption'])).toBe(true)
  })

  it('fills every table to the same number of columns in each row', () => {
    for (const table of allNodes('table')) {
      const covered: number[] = []
      table.content!.forEach((row, index) => {
        for (const cell of row.content!) {
          const { colspan, rowspan } = cell.attrs as { colspan: number; rowspan: number }
          for (let below = 0; below < rowspan; below += 1)
            covered[index + below] = (covered[index + below] ?? 0) + colspan
        }
      })
      expect(covered.length, String(table.attrs?.['caption'])).toBe(table.content!.length)
      expect(new Set(covered).size, String(table.attrs?.['caption'])).toBe(1)
    }
  })

  it('adds up the participants to the totals it gives', () => {
    const table = nodesOf(report(), 'table').find(({ attrs }) => attrs?.['id'] === 'table-participation')!
    const rows = table
      .content!.slice(2)
      .map((row) => row.content!.slice(1).map((cell) => Number(textOf(cell))))
    const total = rows.pop()
    const sums = rows.reduce((sum, row) => sum.map((value, column) => value + row[column]!))
    expect(sums).toEqual(total)
    expect(total![1]! + total![3]!).toBe(83)
    for (const row of rows) expect(row[0]! + row[2]!).toBe(row[4])
  })

  it('shows in its picture the numbers of the table, and says them to those who do not see it', () => {
    const [figure] = nodesOf(report(), 'figure')
    expect(demo.objects.has(String(figure?.attrs?.['asset']))).toBe(true)
    const alt = String(figure?.attrs?.['alt'])
    for (const value of ['141', '138', '19', '41', '58', '52', '49', '47', '14', '15', '21', '20'])
      expect(alt).toContain(value)
    expect(textOf(figure!)).not.toBe('')
  })

  it('has more than ten footnotes, and numbered paragraphs throughout', () => {
    expect(nodesOf(report(), 'footnote').length).toBeGreaterThan(10)
    expect(nodesOf(report(), 'numberedParagraph').length).toBeGreaterThan(50)
  })

  it('leaves no sub-heading alone under its heading', () => {
    const lengths: number[] = []
    for (const { attrs } of nodesOf(report(), 'heading')) {
      if (attrs?.['level'] === 1) lengths.push(0)
      else lengths[lengths.length - 1]! += 1
    }
    expect(lengths.includes(1)).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import type { MechanismV1, mechanismRoles } from '../../shared/model/mechanism/v1.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { readSeed, seedList, seedReports, seedYears } from './seed-text.test-kit.ts'

type Role = (typeof mechanismRoles)[number]

const seed = readSeed('004_')
const { themes, mechanisms, publications } = loadCatalogue('2026-01-01T00:00:00.000Z')

/** The page writes dashes and spaces in several ways; the catalogue in one. */
const fold = (text: string) =>
  text
    .replaceAll(/\s*[-–]\s*/g, '-')
    .replaceAll(/\s+/g, ' ')
    .replace(/[.\s]+$/, '')
    .toLocaleLowerCase('en')

/** The page sets the kind of an entry before its title; the catalogue keeps the kind apart. */
const bare = (title: string) =>
  fold(title.replace(/^(Report|Expert Seminar):\s*/, '').replace(/^(IDM at the IOM Council):\s*/, '$1: '))

const labels = (mechanism: MechanismV1) =>
  [...mechanism.names.map((name) => name.text), ...mechanism.aliases, mechanism.acronym ?? ''].map(fold)

/** The one mechanism a line of the page means, by the words before its first bracket. */
function meant(line: string): MechanismV1 {
  const name = fold(line.split(' (')[0] ?? '').replace(/^(as well as the|the) /, '')
  const short = name.replace(/ (secretariat and|support unit)$/, '')
  const found = mechanisms.filter((each) => labels(each).some((label) => label === name || label === short))
  expect(found.length, line).toBe(1)
  return found[0]!
}

const idsWith = (...roles: Role[]) =>
  mechanisms.filter((each) => each.roles.some((held) => roles.includes(held.role))).map((each) => each.id)

describe.skipIf(seed === null)('the catalogue against the pages it was drawn from', () => {
  const text = seed ?? ''

  it('has the same years, titles and entries', () => {
    const years = seedYears(text)
    expect(years.length).toBe(19)
    for (const { year, title, entries } of years) {
      const theme = themes.find((each) => each.year === year)
      expect(theme?.title ?? null, String(year)).toBe(title)
      expect(
        theme?.entries.map((entry) => fold(entry.title)),
        String(year),
      ).toEqual(entries.map(bare))
    }
  })

  it('names every mechanism IOM observes', () => {
    const lines = seedList(text, 'IOM as an observer to ISCMs', 'Secretariat Services')
    expect(lines.length).toBe(17)
    expect(lines.map((line) => meant(line).id).toSorted()).toEqual(idsWith('observer').toSorted())
  })

  it('names every mechanism IOM serves as technical secretariat', () => {
    const lines = seedList(text, 'IOM serves as technical secretariat', 'Secretariat support is also')
    expect(lines.length).toBe(10)
    expect(lines.map((line) => meant(line).id).toSorted()).toEqual(
      idsWith('technical-secretariat').toSorted(),
    )
  })

  it('names every mechanism whose own secretariat IOM supports', () => {
    const lines = seedList(text, 'Secretariat support is also', 'IOM administratively hosts')
    expect(lines.length).toBe(7)
    expect(lines.map((line) => meant(line).id).toSorted()).toEqual(idsWith('secretariat-support').toSorted())
  })

  it('names the two bodies IOM hosts', () => {
    const lines = seedList(text, 'IOM administratively hosts', 'IOM focal point')
    expect(lines.length).toBe(2)
    expect(lines.map((line) => meant(line).id).toSorted()).toEqual(idsWith('administrative-host').toSorted())
  })

  it('names the four mechanisms IOM takes part in, leads or coordinates', () => {
    const lines = seedList(text, 'IOM as a participant/member', 'IOM as an observer')
    const said = fold(lines.join(' '))
    const held = mechanisms.filter((each) => idsWith('participant', 'lead', 'coordinator').includes(each.id))
    expect(held.length).toBe(4)
    for (const each of held)
      expect(labels(each).some((label) => label !== '' && said.includes(label))).toBe(true)
    expect(idsWith('lead').map((id) => mechanisms.find((each) => each.id === id)?.acronym)).toEqual(['IDM'])
  })

  it('gives each secretariat role the partners the page gives it, and no others', () => {
    const lines = seedList(text, 'IOM serves as technical secretariat', 'IOM administratively hosts')
    for (const line of lines) {
      const roles = meant(line).roles.filter((held) => held.role.includes('secretariat'))
      const note = fold(line.slice((line.split(' (')[0] ?? '').length))
      for (const partner of roles.flatMap((held) => held.partners)) {
        const short = fold(/\(([^)]+)\)$/.exec(partner)?.[1] ?? partner)
        const long = fold(partner.replace(/ \([^)]+\)$/, ''))
        expect(note.includes(short) || note.includes(long), `${line}: ${partner}`).toBe(true)
      }
      const named = /(together with|in consultation with)/.test(line)
      expect(
        roles.some((held) => held.partners.length > 0),
        line,
      ).toBe(named)
    }
  })

  it('has no mechanism the page does not name', () => {
    const page = fold(text)
    for (const each of mechanisms)
      expect(
        labels(each).some((label) => label !== '' && page.includes(label)),
        each.names[0]?.text,
      ).toBe(true)
  })

  it('has the World Migration Reports under their years and subtitles', () => {
    const reports = publications.filter((each) => each.series === 'world-migration-report')
    const listed = seedReports(text)
    expect(listed.length).toBe(9)
    expect(reports.map((each) => each.year)).toEqual(
      listed.map((each) => each.year).toSorted((a, b) => a - b),
    )
    for (const { year, title } of listed) {
      const report = reports.find((each) => each.year === year)
      // The page writes "New Partnership" in the subtitle of 2015; the printed report says "Partnerships".
      const subtitle =
        report?.subtitle?.replace('New Partnerships', 'New Partnership') ?? 'World Migration Report'
      expect(fold(subtitle), String(year)).toBe(fold(title))
    }
  })

  it('has the numbers of the Migration Research Series the page names', () => {
    const lines = seedList(text, 'Research on ISCMs', 'IOM participation in ISCMs')
    const numbers = publications.filter((each) => each.series === 'migration-research-series')
    expect(numbers.map((each) => each.number)).toEqual([3, 38, 45])
    for (const each of numbers) {
      const line = fold(lines.find((candidate) => candidate.startsWith(`MRS ${each.number} `)) ?? '')
      expect(line).toContain(fold(each.title))
      expect(line).toContain(fold(each.subtitle ?? each.title))
    }
  })
})

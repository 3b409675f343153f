import { describe, expect, it } from 'vitest'
import { mechanismV1, type MechanismV1 } from '../../shared/model/mechanism/v1.ts'
import { publicationV1 } from '../../shared/model/publication/v1.ts'
import { themeV1 } from '../../shared/model/theme/v1.ts'
import { loadCatalogue } from './load-catalogue.ts'

const createdAt = '2026-01-02T03:04:05.678Z'
const catalogue = loadCatalogue(createdAt)

const labelsOf = (mechanism: MechanismV1) => [
  ...mechanism.names.map((name) => name.text),
  ...mechanism.aliases,
  ...(mechanism.acronym ? [mechanism.acronym] : []),
]
const byAcronym = (acronym: string) => catalogue.mechanisms.filter((each) => each.acronym === acronym)
const fold = (text: string) => text.normalize('NFKC').toLocaleLowerCase('en').replaceAll(/\s+/g, ' ')

describe('the built-in catalogue', () => {
  it('is made of records that hold to their schemas', () => {
    for (const theme of catalogue.themes) expect(themeV1.parse(theme)).toEqual(theme)
    for (const mechanism of catalogue.mechanisms) expect(mechanismV1.parse(mechanism)).toEqual(mechanism)
    for (const publication of catalogue.publications)
      expect(publicationV1.parse(publication)).toEqual(publication)
  })

  it('has an id of its own for every record, the same in every library', () => {
    const ids = [...catalogue.themes, ...catalogue.mechanisms, ...catalogue.publications].map(
      (record) => record.id,
    )
    expect(new Set(ids).size).toBe(ids.length)
    const again = loadCatalogue('2027-01-01T00:00:00.000Z')
    expect([...again.themes, ...again.mechanisms, ...again.publications].map((record) => record.id)).toEqual(
      ids,
    )
  })

  it('gives every record the moment it was handed', () => {
    for (const record of [...catalogue.themes, ...catalogue.mechanisms, ...catalogue.publications])
      expect([record.createdAt, record.updatedAt]).toEqual([createdAt, createdAt])
  })

  it('names a source for every record', () => {
    for (const record of [...catalogue.themes, ...catalogue.mechanisms, ...catalogue.publications])
      expect(record.source).toMatch(/IOM|United Nations/)
  })

  it('holds each year from 2001 to 2019 once, in order', () => {
    expect(catalogue.themes.map((theme) => theme.year)).toEqual(
      Array.from({ length: 19 }, (_, i) => 2001 + i),
    )
  })

  it('leaves six years without an overarching title and no year without entries', () => {
    const untitled = catalogue.themes.filter((theme) => theme.title === undefined).map((theme) => theme.year)
    expect(untitled).toEqual([2001, 2002, 2013, 2015, 2018, 2019])
    for (const theme of catalogue.themes) expect(theme.entries.length).toBeGreaterThan(0)
  })

  it('tells apart the kinds of what was held and published', () => {
    const kindsOf = (year: number) =>
      catalogue.themes.find((theme) => theme.year === year)?.entries.map((entry) => entry.kind)
    expect(kindsOf(2001)).toEqual(['commemoration', 'council-session'])
    expect(kindsOf(2002)).toEqual(['report', 'compendium', 'council-session'])
    expect(kindsOf(2007)).toEqual(['workshop', 'workshop', 'expert-seminar', 'council-session'])
    expect(kindsOf(2013)).toEqual(['ministerial-conference'])
    expect(kindsOf(2015)).toEqual(['conference'])
  })

  it('gives the entries of a year ids that differ', () => {
    for (const theme of catalogue.themes)
      expect(new Set(theme.entries.map((entry) => entry.id)).size).toBe(theme.entries.length)
  })

  it('lets no name, acronym or alias lead to two mechanisms', () => {
    const owners = new Map<string, Set<string>>()
    for (const mechanism of catalogue.mechanisms)
      for (const label of labelsOf(mechanism))
        owners.set(fold(label), (owners.get(fold(label)) ?? new Set()).add(mechanism.id))
    const shared = [...owners].filter(([, ids]) => ids.size > 1).map(([label]) => label)
    expect(shared).toEqual([])
  })

  it('repeats no label within one mechanism', () => {
    for (const mechanism of catalogue.mechanisms) {
      const labels = mechanism.names.map((name) => `${name.language} ${fold(name.text)}`)
      expect(new Set(labels).size, mechanism.names[0]?.text).toBe(labels.length)
      const others = mechanism.aliases.map(fold)
      expect(new Set(others).size, mechanism.names[0]?.text).toBe(others.length)
      for (const alias of others)
        expect(mechanism.names.map((name) => fold(name.text)).includes(alias), alias).toBe(false)
    }
  })

  it('keeps near-twins apart', () => {
    const twins = [
      'MIDSA',
      'MIDWA',
      'MIDCAS',
      'MIDCOM',
      'RCM',
      'IGC',
      'IGAD-RCP',
      'AFML',
      'MTM',
      'GFMD',
      'GRCP',
    ]
    expect(twins.map((acronym) => byAcronym(acronym).length)).toEqual(twins.map(() => 1))
    expect(new Set(twins.map((acronym) => byAcronym(acronym)[0]?.id)).size).toBe(twins.length)
  })

  it('knows the Puebla Process by all its names', () => {
    const [puebla] = byAcronym('RCM')
    expect(labelsOf(puebla!)).toEqual(
      expect.arrayContaining([
        'Puebla Process',
        'Regional Conference on Migration',
        'Conferencia Regional sobre Migración',
      ]),
    )
  })

  it('puts first the English name in daily use', () => {
    for (const mechanism of catalogue.mechanisms) expect(mechanism.names[0]?.language).toBe('en')
  })

  it('counts the roles of IOM: 4 taking part or leading, 17 observing, 10 secretariats, 7 supported, 2 hosted', () => {
    const holding = (...roles: string[]) =>
      catalogue.mechanisms.filter((each) => each.roles.some((held) => roles.includes(held.role))).length
    expect(holding('participant', 'lead', 'coordinator')).toBe(4)
    expect(holding('observer')).toBe(17)
    expect(holding('technical-secretariat')).toBe(10)
    expect(holding('secretariat-support')).toBe(7)
    expect(holding('administrative-host')).toBe(2)
  })

  it('holds a role once in a mechanism', () => {
    for (const mechanism of catalogue.mechanisms)
      expect(new Set(mechanism.roles.map((held) => held.role)).size).toBe(mechanism.roles.length)
  })

  it('numbers the World Migration Reports in order of their years', () => {
    const reports = catalogue.publications.filter((each) => each.series === 'world-migration-report')
    expect(reports.map((each) => each.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(reports.map((each) => each.year)).toEqual([2000, 2003, 2005, 2008, 2010, 2011, 2013, 2015, 2018])
  })
})

describe('a catalogue file', () => {
  const files = { idm: { themes: [] }, iscm: { mechanisms: [] }, publications: { publications: [] } }

  it('may be empty', () => {
    expect(loadCatalogue(createdAt, files)).toEqual({ themes: [], mechanisms: [], publications: [] })
  })

  it('is refused when a record has no source', () => {
    const { source: _, ...bare } = {
      id: catalogue.themes[0]!.id,
      year: 2001,
      languages: [],
      entries: [],
      source: '',
    }
    expect(() => loadCatalogue(createdAt, { ...files, idm: { themes: [bare] } })).toThrow(/source/)
  })

  it('is refused when it holds a field the model does not know', () => {
    const item = { ...catalogue.publications[0], colour: 'blue' }
    expect(() => loadCatalogue(createdAt, { ...files, publications: { publications: [item] } })).toThrow()
  })

  it('is refused when an id is not a UUID of version 7', () => {
    const item = {
      id: 'puebla',
      category: 'rcp',
      names: [{ language: 'en', text: 'X' }],
      aliases: [],
      roles: [],
      source: 'S',
    }
    expect(() => loadCatalogue(createdAt, { ...files, iscm: { mechanisms: [item] } })).toThrow(/id/)
  })
})

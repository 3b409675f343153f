import { describe, expect, test } from 'vitest'
import { aSummary } from '../../../tests/builders/records.ts'
import { byFacets, roleMatrix } from './role-matrix.ts'

const mechanism = (n: number, title: string, type: string, roles: string[], acronym?: string) =>
  aSummary(n, { kind: 'mechanism', title, type, roles, aliases: [], ...(acronym ? { acronym } : {}) })

const all = [
  mechanism(1, 'Puebla Process', 'rcp', ['observer', 'technical-secretariat'], 'RCM'),
  mechanism(2, 'Almaty Process', 'rcp', ['technical-secretariat']),
  mechanism(
    3,
    'Global Forum on Migration and Development',
    'global',
    ['observer', 'administrative-host'],
    'GFMD',
  ),
]

describe('the role matrix', () => {
  test('groups by category, sorts by name and shows only roles that occur', () => {
    const { columns, groups, totals } = roleMatrix(all, new Intl.Collator('en'))
    expect(columns).toEqual(['observer', 'technical-secretariat', 'administrative-host'])
    expect(groups.map((group) => [group.category, group.rows.map((row) => row.mechanism.title)])).toEqual([
      ['rcp', ['Almaty Process', 'Puebla Process']],
      ['global', ['Global Forum on Migration and Development']],
    ])
    expect(totals.get('observer')).toBe(2)
  })
})

describe('facets', () => {
  const none = { categories: new Set<string>(), roles: new Set<string>(), text: '' }
  const titles = (facets: Partial<typeof none>) =>
    byFacets(all, { ...none, ...facets }).map((each) => each.title)

  test('widen within categories and narrow over roles', () => {
    expect(titles({ categories: new Set(['rcp', 'global']) })).toHaveLength(3)
    expect(titles({ roles: new Set(['observer', 'technical-secretariat']) })).toEqual(['Puebla Process'])
  })

  test('find by acronym without regard to case or accents', () => {
    expect(titles({ text: 'rcm' })).toEqual(['Puebla Process'])
    expect(titles({ text: 'álmaty' })).toEqual(['Almaty Process'])
  })
})

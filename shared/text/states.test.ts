import { describe, expect, it } from 'vitest'
import { stateNames } from './state-names.ts'
import { commonStateName, compareStates, stateName } from './states.ts'

const codes = Object.keys(stateNames)

const sorted = (some: string[], language: 'en' | 'fr' | 'es') =>
  some.toSorted(compareStates(language)).map((code) => stateName(code, language))

describe('names of States', () => {
  it('are 193 members and two observers, each with its own name in every language', () => {
    expect(codes).toHaveLength(195)
    expect(codes.filter((code) => code === 'VA' || code === 'PS')).toHaveLength(2)
    for (const language of ['en', 'fr', 'es', 'ar', 'zh', 'ru'] as const) {
      const names = codes.map((code) => stateName(code, language))
      expect(new Set(names).size, language).toBe(195)
      expect(names.filter((name) => name.trim() !== name || /^[A-Z]{2}$/.test(name))).toEqual([])
    }
  })

  it('have codes that the platform knows as regions', () => {
    const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
    expect(codes.filter((code) => !regions.of(code))).toEqual([])
  })

  it.each([
    ['CI', "Côte d'Ivoire", "Côte d'Ivoire", "Côte d'Ivoire"],
    ['VN', 'Viet Nam', 'Viet Nam', 'Viet Nam'],
    ['TR', 'Türkiye', 'Türkiye', 'Türkiye'],
    ['CZ', 'Czechia', 'Tchéquie', 'Chequia'],
    ['SZ', 'Eswatini', 'Eswatini', 'Eswatini'],
    ['TL', 'Timor-Leste', 'Timor-Leste', 'Timor-Leste'],
    ['MK', 'North Macedonia', 'Macédoine du Nord', 'Macedonia del Norte'],
    ['CV', 'Cabo Verde', 'Cabo Verde', 'Cabo Verde'],
    ['KR', 'Republic of Korea', 'République de Corée', 'República de Corea'],
    ['BY', 'Belarus', 'Bélarus', 'Belarús'],
    ['NZ', 'New Zealand', 'Nouvelle-Zélande', 'Nueva Zelandia'],
    ['PS', 'State of Palestine', 'État de Palestine', 'Estado de Palestina'],
  ] as const)('%s: %s, %s, %s', (code, en, fr, es) => {
    expect([stateName(code, 'en'), stateName(code, 'fr'), stateName(code, 'es')]).toEqual([en, fr, es])
  })
})

describe('common names', () => {
  it('are those of daily use', () => {
    expect(commonStateName('BO', 'fr')).toBe('Bolivie')
    expect(commonStateName('KR', 'en')).toBe('South Korea')
    expect(commonStateName('nowhere', 'en')).toBe('nowhere')
  })
})

describe('codes of no State', () => {
  it.each([
    ['GL', 'Greenland'],
    ['ZQ', 'ZQ'],
    ['not a code', 'not a code'],
    ['', ''],
  ])('%j reads as %j', (code, name) => {
    expect(stateName(code, 'en')).toBe(name)
  })
})

describe('order of States', () => {
  it('is that of the language of the list', () => {
    const some = ['DE', 'CI', 'ES', 'CH', 'AT', 'EG', 'AE', 'ZA', 'CR']
    expect(sorted(some, 'en')).toEqual([
      'Austria',
      'Costa Rica',
      "Côte d'Ivoire",
      'Egypt',
      'Germany',
      'South Africa',
      'Spain',
      'Switzerland',
      'United Arab Emirates',
    ])
    expect(sorted(some, 'fr')).toEqual([
      'Afrique du Sud',
      'Allemagne',
      'Autriche',
      'Costa Rica',
      "Côte d'Ivoire",
      'Égypte',
      'Émirats arabes unis',
      'Espagne',
      'Suisse',
    ])
    expect(sorted(some, 'es')[0]).toBe('Alemania')
  })
})

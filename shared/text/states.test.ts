import { describe, expect, it } from 'vitest'
import { compareStates, isStateCode, stateCodes, stateName, toStateCode, type StateCode } from './states.ts'

const sorted = (codes: StateCode[], language: 'en' | 'fr' | 'es') =>
  codes.toSorted(compareStates(language)).map((code) => stateName(code, language))

describe('names of States', () => {
  it('are 193 members and two observers, each with its own name in every language', () => {
    expect(stateCodes).toHaveLength(195)
    expect(stateCodes.filter((code) => code === 'VA' || code === 'PS')).toHaveLength(2)
    for (const language of ['en', 'fr', 'es', 'ar', 'zh', 'ru'] as const) {
      const names = stateCodes.map((code) => stateName(code, language))
      expect(new Set(names).size, language).toBe(195)
      expect(names.filter((name) => name.trim() !== name || /^[A-Z]{2}$/.test(name))).toEqual([])
    }
  })

  it('have codes that the platform knows as regions', () => {
    const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
    expect(stateCodes.filter((code) => !regions.of(code))).toEqual([])
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
    const codes: StateCode[] = ['DE', 'CI', 'ES', 'CH', 'AT', 'EG', 'AE', 'ZA', 'CR']
    expect(sorted(codes, 'en')).toEqual([
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
    expect(sorted(codes, 'fr')).toEqual([
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
    expect(sorted(codes, 'es')[0]).toBe('Alemania')
  })
})

describe('the State that is meant', () => {
  it.each([
    ['ci', 'CI'],
    ["COTE D'IVOIRE", 'CI'],
    ['Côte d’Ivoire', 'CI'],
    ['Vietnam', 'VN'],
    ['Turkey', null],
    ['Turquie', 'TR'],
    ['Bolivia', 'BO'],
    ['Iran', 'IR'],
    ['South Korea', 'KR'],
    ['Royaume-Uni', 'GB'],
    ['Estados Unidos', 'US'],
    ['Congo', 'CG'],
    ['Niger', 'NE'],
    ['Guinea', 'GN'],
    ['Dominica', 'DM'],
    ['Trinidad & Tobago', 'TT'],
    ['Saint Helena', null],
    ['', null],
  ])('%s is %s', (text, code) => {
    expect(toStateCode(text)).toBe(code)
  })

  it('is found again by each of its own names', () => {
    for (const code of stateCodes) {
      for (const language of ['en', 'fr', 'es'] as const)
        expect(toStateCode(stateName(code, language))).toBe(code)
    }
    expect(isStateCode('toString')).toBe(false)
  })
})

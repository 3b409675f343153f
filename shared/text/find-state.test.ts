import { describe, expect, test } from 'vitest'
import { findState } from './find-state.ts'
import { stateCodes } from './state-codes.ts'
import { stateName } from './states.ts'

describe('the State a text names', () => {
  test('is found by code and by name in each language, accents and case aside', () => {
    for (const text of ['CH', 'ch', 'Switzerland', 'Suisse', 'SUIZA', 'سويسرا', '瑞士', 'Швейцария'])
      expect(findState(text)).toEqual({ code: 'CH' })
    expect(findState("Cote d'Ivoire")).toEqual({ code: 'CI' })
    expect(findState('The Gambia')).toEqual({ code: 'GM' })
    expect(findState('Bolivia (Plurinational State of)')).not.toEqual({ code: 'BR' })
  })

  test('is found by the long names of official lists', () => {
    expect(findState('United Kingdom of Great Britain and Northern Ireland')).toEqual({ code: 'GB' })
    expect(findState('Russian Federation')).toEqual({ code: 'RU' })
    expect(findState('Islamic Republic of Iran')).toEqual({ code: 'IR' })
  })

  test('is asked for, not guessed, where the name is misspelt or half a name', () => {
    expect(findState('Swizerland')).toMatchObject({ code: null })
    expect(findState('Swizerland')).toHaveProperty('near.0', 'CH')
    expect(findState('Guinée-B')).toHaveProperty('near.0', 'GW')
  })

  test('is none of them where nothing is near', () => {
    expect(findState('Ministry of the Interior')).toEqual({ code: null, near: [] })
    expect(findState('')).toMatchObject({ code: null })
  })

  test('finds every State by its own name in the interface languages', () => {
    for (const code of stateCodes)
      for (const language of ['en', 'fr', 'es'] as const)
        expect(findState(stateName(code, language)), `${code} ${language}`).toEqual({ code })
  })
})

test('lists each State once', () => {
  expect(new Set(stateCodes).size).toBe(stateCodes.length)
  expect(stateCodes.every((code) => /^[A-Z]{2}$/.test(code) && stateName(code, 'en') !== code)).toBe(true)
})

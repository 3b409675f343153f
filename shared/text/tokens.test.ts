import { describe, expect, it } from 'vitest'
import { betweenWords, indexTerms, isAcronym, isShortAcronym, plainFolds, tokensOf } from './tokens.ts'

const terms = (text: string) => tokensOf(text).map(({ term }) => term)

describe('words of a text', () => {
  it.each([
    ['Labour mobility, 2018.', ['labour', 'mobility', '2018']],
    ["L'Organisation", ['l', 'organisation']],
    ['whole-of-government', ['whole', 'of', 'government']],
    ['C/115/1/Rev.2', ['c', '115', '1', 'rev', '2']],
    ['end. Next', ['end', 'next']],
    ['- / . &', []],
    ['国际移民', ['国际', '际移', '移民', '民']],
    ['国', ['国']],
    ['IOM国际组织2018', ['iom', '国际', '际组', '组织', '织', '2018']],
    ['移住ワーカー', ['移住', '住ワ', 'ワー', 'ーカ', 'カー', 'ー']],
    ['الهجرة الدولية', ['الهجره', 'الدوليه']],
    ['𝐀bc 😀 x', ['abc', 'x']],
    ['a\u0000b\ud800c', ['a', 'b', 'c']],
  ])('%j', (text, expected) => {
    expect(terms(text)).toEqual(expected)
  })

  it('cuts Thai by its own rules', () => {
    expect(terms('การย้ายถิ่นระหว่างประเทศ').length).toBeGreaterThan(1)
  })

  it('says where each stands in the original, whatever folding does to its length', () => {
    const text = 'Große ﬁnale: l’Œuvre, 国际移 — MIDSA.'
    for (const { start, end } of tokensOf(text)) expect(end).toBeGreaterThan(start)
    expect(tokensOf(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'Große',
      'ﬁnale',
      'l',
      'Œuvre',
      '国际',
      '际移',
      '移',
      'MIDSA',
    ])
  })

  it('adds compounds written as one and Arabic words without article, and nothing for elisions', () => {
    expect(indexTerms('C/115/1/Rev.2').extra).toEqual(['c1151rev2'])
    expect(indexTerms('co-operation of O’Brien').extra).toEqual(['cooperation', 'obrien'])
    expect(indexTerms("l'été d’abord").extra).toEqual([])
    expect(indexTerms('والهجرة').extra).toEqual(['هجره'])
  })

  it('keeps no word longer than language has', () => {
    expect(terms(`${'x'.repeat(65)} y`)).toEqual(['y'])
  })

  it('knows an acronym by its capitals', () => {
    expect(['MIDSA', 'RCM', 'G77', 'ACP'].every(isShortAcronym)).toBe(true)
    expect(['Midsa', 'midsa', 'MIDCOM', 'A', '2018', 'MIDSA1'].some(isShortAcronym)).toBe(false)
    expect(isAcronym('MIDCOM')).toBe(true)
    expect(isAcronym('MIGRATION')).toBe(false)
  })
})

describe('plain words', () => {
  it('are the words that folding finds, letter by letter and as wholes', () => {
    const texts = [
      'The Élysée, à Genève: naïve cœur STRASSE Straße l’été aujourd’hui e-mail A.B.C.',
      'Ёлка и йод; Ελλάς ΟΔΟΣ, İstanbul ıssız Łódź Ørsted ﬁne ŉ ǆ',
      'هجرة الهجرة العمل ٣٤ مُحَمَّد עולם; שלום',
      'café cafe\u0301 nu\u0308ll a\u{1d41b} x国际 هجرة 12 3½ ²',
    ]
    for (const text of texts) {
      const folds = plainFolds()
      const isPlain = (letter: string) => folds[letter.charCodeAt(0)]! > betweenWords
      const isBetween = (letter: string | undefined) =>
        letter === undefined || folds[letter.charCodeAt(0)] === betweenWords
      const words = tokensOf(text)
      for (const { start, end, term } of words) {
        const letters = text.slice(start, end).split('')
        if (!letters.every(isPlain)) continue
        expect(String.fromCharCode(...letters.map((letter) => folds[letter.charCodeAt(0)]!))).toBe(term)
      }
      // A run of such letters that nothing stands beside is a word, and is one to whoever looks closer.
      const runs = [...text.matchAll(/\S+/g)].filter(
        ([run]) => run.split('').every(isPlain) && run.length > 1,
      )
      expect(runs.length).toBeGreaterThan(0)
      for (const { 0: run, index } of runs) {
        expect([isBetween(text[index - 1]), isBetween(text[index + run.length])]).toEqual([true, true])
        expect(words.find(({ start }) => start === index)?.end).toBe(index + run.length)
      }
    }
  })
})

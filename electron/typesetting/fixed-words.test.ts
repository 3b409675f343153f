import { expect, it } from 'vitest'
import { languages } from '../../shared/model/languages.ts'
import { fixedWords } from './fixed-words.data.ts'
import { printDate, printRange } from './fixed-words.ts'

it('writes dates as each language does', () => {
  const dates = languages.map((language) => printDate('2018-10-01', fixedWords[language], language))
  expect(dates).toEqual([
    '1 تشرين الأول/أكتوبر 2018',
    '2018年10月1日',
    '1 October 2018',
    '1er octobre 2018',
    '1 октября 2018 года',
    '1 de octubre de 2018',
  ])
})

it('joins the days of one month, and leaves apart what is not one', () => {
  const { en, zh } = fixedWords
  expect(printRange('2018-10-08', '2018-10-09', en, 'en')).toBe('8–9 October 2018')
  expect(printRange('2018-10-29', '2018-11-02', en, 'en')).toBe('29 October 2018 – 2 November 2018')
  expect(printRange('2018-10-08', '2018-10-08', en, 'en')).toBe('8 October 2018')
  expect(printRange('2018-10-08', '2018-10-09', zh, 'zh')).toBe('2018年10月8日 – 2018年10月9日')
})

it('has no empty word and twelve months in every language', () => {
  for (const language of languages) {
    const words = fixedWords[language]
    expect(words.months).toHaveLength(12)
    const { page, ...rest } = words
    expect(page.join('').trim()).not.toBe('')
    const flat = JSON.stringify(rest)
    expect(flat).not.toContain('""')
  }
})

import { describe, expect, it } from 'vitest'
import { fold, withoutArabicArticle } from './fold.ts'

describe('fold', () => {
  it.each([
    ['Étude', 'etude'],
    ['E\u0301tude', 'etude'],
    ['Straße', 'strasse'],
    ['Œuvre', 'oeuvre'],
    ['ŁÓDŹ', 'lodz'],
    ['Türkiye', 'turkiye'],
    ['İstanbul', 'istanbul'],
    ['ısı', 'isi'],
    ['ﬁnal', 'final'],
    ['ＩＯＭ', 'iom'],
    ['Ёлка', 'елка'],
    ['ЙОД', 'иод'],
    ['Ἀθῆναι', 'αθηναι'],
    ['الإنسان', 'الانسان'],
    ['آمال', 'امال'],
    ['هجرة', 'هجره'],
    ['مَكْتَب', 'مكتب'],
    ['مـــؤتمر', 'موتمر'],
    ['على', 'علي'],
    ['migra\u00adtion', 'migration'],
    ['ガイド', 'ガイド'],
    ['हिन्दी', 'हिन्दी'],
    ['한국', '한국'],
    ['', ''],
  ])('%s reads as %s', (word, folded) => {
    expect(fold(word)).toBe(folded)
    expect(fold(fold(word))).toBe(folded)
  })

  it.each([
    ['الهجره', 'هجره'],
    ['والهجره', 'هجره'],
    ['بالهجره', 'هجره'],
    ['للهجره', 'هجره'],
    ['الي', null],
    ['مكتب', null],
    ['migration', null],
  ])('%s without its article is %s', (word, bare) => {
    expect(withoutArabicArticle(word)).toBe(bare)
  })
})

import { describe, expect, it } from 'vitest'
import { cleanText, codePointName } from './clean-text.ts'

describe('cleanText', () => {
  it('leaves ordinary text of any script alone', () => {
    for (const text of ['Plain.', 'Côte d’Ivoire', 'فقرة', '与会者', 'a\u200db\u200f', '😀']) {
      expect(cleanText(text)).toEqual({ text, removed: [] })
    }
  })

  it('takes away what no PDF may hold, and names it', () => {
    expect(cleanText('a\u0000b\u0007c\ufeffd\uffffe\u{1ffff}f')).toEqual({
      text: 'abcdef',
      removed: ['U+0000', 'U+0007', 'U+FEFF', 'U+FFFF', 'U+1FFFF'],
    })
  })

  it('turns tabs into spaces and every line end into one', () => {
    expect(cleanText('a\tb\r\nc\rd\u2028e\u0085f').text).toBe('a b\nc\nd\ne\nf')
  })

  it('replaces half a surrogate pair, and keeps whole ones', () => {
    expect(cleanText('a\ud83dz 😀')).toEqual({ text: 'a\ufffdz 😀', removed: ['U+D800'] })
  })
})

it('names characters beyond the basic plane', () => {
  expect(codePointName('A')).toBe('U+0041')
  expect(codePointName('😀')).toBe('U+1F600')
})

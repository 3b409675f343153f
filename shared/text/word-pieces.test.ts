import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wordPieces } from './word-pieces.ts'

describe('cutting a text into pieces for a segmenter', () => {
  it('leaves nothing out and adds nothing', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => wordPieces(text).join('') === text))
    const long = `${'あ'.repeat(900)}。${'x'.repeat(900)}、😀${'語'.repeat(500)}`
    expect(wordPieces(long).join('')).toBe(long)
    expect(Math.max(...wordPieces(long).map((piece) => piece.length))).toBeLessThanOrEqual(801)
  })

  it('keeps words whole', () => {
    expect(wordPieces('Don’t  go 3.5%.')).toEqual(['Don’t  go 3.5%.'])
    expect(wordPieces('')).toEqual([])
    const words = Array.from({ length: 900 }, (_, n) => `word${n}`)
    const pieces = wordPieces(words.join(' '))
    expect(pieces.length).toBeGreaterThan(10)
    expect(pieces.flatMap((piece) => piece.split(' ')).filter((word) => word !== '')).toEqual(words)
  })

  it('cuts long text without blanks behind its signs', () => {
    const sentence = `${'移民数据'.repeat(60)}。`
    expect(wordPieces(sentence.repeat(3))).toEqual([sentence, sentence, sentence])
  })
})

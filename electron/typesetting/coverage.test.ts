import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fixedWords } from './fixed-words.data.ts'
import { createCoverage } from './coverage.ts'
import { locateResources } from './locate-resources.ts'

const coverage = createCoverage(readFileSync(locateResources(import.meta.dirname).coverage, 'utf8'))

it('covers the six languages and everything the program itself prints', () => {
  expect(coverage.uncovered('ÀÉÎÕÜß œŒ ñÑ ¿¡ « » № ± ½ † ‡ § ☐ ☑ → ∑ ≤')).toEqual([])
  expect(coverage.uncovered('Съешь ещё этих мягких французских булок')).toEqual([])
  expect(coverage.uncovered('الحوار الدولي بشأن الهجرة، ٢٠١٨؛ كثيراً؟')).toEqual([])
  expect(coverage.uncovered('国际移民对话——“与会者”、《契约》龘')).toEqual([])
  for (const words of Object.values(fixedWords)) expect(coverage.uncovered(JSON.stringify(words))).toEqual([])
})

it('names what no font has, with what combines with it, each once', () => {
  expect(coverage.uncovered('a 😀 b 😀 ไทย 👩‍👩‍👧')).toEqual(['😀', 'ไ', 'ท', 'ย', '👩‍👩‍👧'])
})

it('counts a letter as missing when its accent is in another font only', () => {
  // The Chinese letter is in one family, the combining acute in others: no single font can shape the two.
  expect(coverage.uncovered('中\u0301')).toEqual(['中\u0301'])
})

it('asks no font for what is never drawn', () => {
  expect(coverage.uncovered('a\u200d\u200c\u00ad\u202eb\ufe0f')).toEqual([])
})

it('puts a replacement character for each missing one and nothing else', () => {
  expect(coverage.replaceUncovered('x😀y\nz')).toBe('x\ufffdy\nz')
  expect(coverage.uncovered('\ufffd')).toEqual([])
})

it('refuses a file that is not of its form', () => {
  expect(() => createCoverage('{"families":[{"family":"x","ranges":[-1]}]}')).toThrow()
})

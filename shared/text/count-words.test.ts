import { expect, it } from 'vitest'
import { countWordsOf } from './count-words.ts'

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })
const bySegmenter = (text: string) =>
  [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length

it.each([
  'Ministers agreed, at last: “return” must be safe (and voluntary).',
  "L'Organisation n’a pas d'avis ; aujourd’hui, main-d’œuvre !",
  'El año 2018, ¿qué dirá la reunión? 3,5 % de 1.000.000',
  'U.S.A. e.g. a.b a:b C/115/1/Rev.2 x_y under_score 3.5kg it’s',
  'Участники обсудили трудовую миграцию и её последствия.',
  'ناقش المشاركون الهجرة الدولية، وحقوق الإنسان.',
  '与会者讨论了国际移民问题和区域协商进程。',
  'mixed 国际 text\u00a0with\u2009blanks\tand\nbreaks',
  'été e\u0301te\u0301 … — – «\u00a0oui\u00a0» [1] ½ ﬁn 😀 ok',
  '',
])('counts what the segmenter counts: %s', (text) => {
  expect(countWordsOf(text, segmenter)).toBe(bySegmenter(text))
})

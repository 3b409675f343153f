import { expect, it } from 'vitest'
import { directionOfText } from './direction.ts'

it.each([
  ['The Dialogue', 'ltr'],
  ['الحوار الدولي', 'rtl'],
  ['2018: الحوار', 'rtl'],
  ['(a) الحوار', 'ltr'],
  ['对话', 'ltr'],
  ['Диалог', 'ltr'],
  ['12 — 34', null],
  ['', null],
])('reads the direction of %j from its first letter', (text, direction) => {
  expect(directionOfText(text)).toBe(direction)
})

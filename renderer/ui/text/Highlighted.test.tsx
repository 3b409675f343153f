import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Highlighted } from './Highlighted.tsx'

afterEach(cleanup)

const marked = (text: string, ranges: [number, number][]) => {
  const { container } = render(<Highlighted text={text} ranges={ranges} />)
  return {
    text: container.textContent,
    marks: [...container.querySelectorAll('mark')].map((mark) => mark.textContent),
  }
}

test('marks what was found and keeps the rest', () => {
  expect(marked('Partnerships for governance', [[0, 12]])).toEqual({
    text: 'Partnerships for governance',
    marks: ['Partnerships'],
  })
})

test('never loses or doubles text, whatever the ranges say', () => {
  const ranges: [number, number][] = [
    [2, 4],
    [3, 6],
    [8, 8],
    [9, 90],
  ]
  expect(marked('a library of words', ranges).text).toBe('a library of words')
})

test('shows markup as the text it is', () => {
  expect(marked('<img src=x onerror=alert(1)>', [[0, 4]])).toEqual({
    text: '<img src=x onerror=alert(1)>',
    marks: ['<img'],
  })
})

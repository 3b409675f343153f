import { describe, expect, it } from 'vitest'
import { compare } from './compare.ts'

const steps = (contents: string) =>
  contents.split('').map((content, index) => ({ content, rev: contents.length - index, hash: `${index}` }))
const line = (contents: string, unsettled = '') => ({ steps: steps(contents), unsettled: steps(unsettled) })

describe('two states of a record', () => {
  it.each([
    ['that say the same', 'ba', 'b', 'same'],
    ['of which ours grew out of theirs', 'cba', 'ba', 'here'],
    ['of which theirs grew out of ours', 'a', 'cba', 'there'],
    ['that came back to the same by different ways', 'cxa', 'cya', 'same'],
    ['of which ours went back to the text before', 'aba', 'ba', 'here'],
    ['of which theirs went back to the text before', 'ba', 'aba', 'there'],
    ['of which theirs waits to be settled here', 'ca', 'ba', 'here', 'b'],
  ])('%s', (_which, ours, theirs, is, unsettled = '') => {
    expect(compare(line(ours, unsettled), theirs.split(''))).toEqual({ is })
  })

  it('that both changed have the newest content that both had as their base', () => {
    expect(compare(line('dcba'), 'zyba'.split(''))).toEqual({
      is: 'both',
      base: { content: 'b', rev: 2, hash: '2' },
    })
  })

  it('that nothing connects have no base', () => {
    expect(compare(line('ba'), 'zy'.split(''))).toEqual({ is: 'both', base: null })
  })

  it('that were each decided against the other are asked about again, from before', () => {
    const base = { content: 'c', rev: 1, hash: '2' }
    expect(compare(line('abc'), 'bac'.split(''))).toEqual({ is: 'both', base })
    expect(compare(line('bac'), 'abc'.split(''))).toEqual({ is: 'both', base })
  })

  it('are not asked about twice: who has answered last is the later one', () => {
    expect(compare(line('ababc'), 'bac'.split(''))).toEqual({ is: 'here' })
    expect(compare(line('bac'), 'ababc'.split(''))).toEqual({ is: 'there' })
  })

  it('are not taken for settled because ours holds an unsettled version their line went through', () => {
    expect(compare(line('ca', 'b'), 'dba'.split(''))).toMatchObject({ is: 'both', base: { content: 'a' } })
  })
})

import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ColumnReader, levels } from '../matching/columns.ts'
import { packText, unpackText } from './packed-text.ts'
import type { SearchFields } from '../search-fields.ts'
import { SegmentShelf } from './segment-shelf.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shelf-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const letters = ['alpha', 'beta', 'gamma', 'delta', 'c/115/1', '国际移民', 'l’été', 'الهجرة']

/** A text that depends on a number only, so that any order of the same words comes up. */
function textFor(number: number): string {
  let left = number * 48_271 + 11
  return Array.from({ length: 30 }, () => {
    left = (left * 16_807) % 2_147_483_647
    return letters[left % letters.length]
  }).join(' ')
}

function fieldsFor(number: number): SearchFields {
  const body = [{ text: textFor(number), block: `b${number}` }]
  return { title: `Paper ${number}`, symbol: '', names: '', tags: '', people: '', places: '', body }
}

function put(shelf: SegmentShelf, number: number, rev = 1, as = number): void {
  const fields = fieldsFor(as)
  shelf.put({ id: `d${number}`, rev, fields }, packText(fields))
}

/** What every word and some phrases find, by id. */
function answers(shelf: SegmentShelf) {
  const reader = new ColumnReader(shelf.segments())
  const idsOf = (fill: (column: ReturnType<ColumnReader['empty']>) => void) => {
    const column = reader.empty()
    fill(column)
    return [...column.levels.keys()]
      .filter((row) => column.levels[row] === levels.exact)
      .map((row) => shelf.idOf(row))
      .toSorted()
  }
  const words = ['alpha', 'beta', 'c1151', '115', '国际', 'ete', 'هجره', '31']
  const phrases = [
    ['alpha', 'beta'],
    ['gamma', 'c', '115', '1'],
    ['国际', '际移', '移民'],
    ['paper', '31'],
  ]
  return {
    words: words.map((word) => idsOf((column) => reader.addWord(column, word, levels.exact, 1, null))),
    open: idsOf((column) => reader.addBeginning(column, 'al', levels.exact, 1, null)),
    phrases: phrases.map((each) => idsOf((column) => reader.addPhrase(column, each, false, 3, 1, null))),
  }
}

function tidyAll(shelf: SegmentShelf): void {
  shelf.rest()
  for (let turns = 0; shelf.tidy(1); turns += 1) expect(turns).toBeLessThan(10_000)
}

describe('a shelf of segments', () => {
  it('answers the same from one segment, from many, and from many merged', () => {
    const [one, many] = [new SegmentShelf(null), new SegmentShelf(null)]
    for (let number = 0; number < 240; number += 1) {
      put(one, number)
      put(many, number)
      if (number % 7 === 0) many.settle()
    }
    const expected = answers(one)
    expect(expected.phrases.every((found) => found.length > 0)).toBe(true)
    expect(many.segments().length).toBeGreaterThan(30)
    expect(answers(many)).toEqual(expected)
    tidyAll(many)
    expect(many.segments().length).toBeLessThan(8)
    expect(answers(many)).toEqual(expected)
  })

  it('has the newest of a document only, though it changed while it was merged', () => {
    const shelf = new SegmentShelf(null)
    for (let number = 0; number < 40; number += 1) {
      put(shelf, number)
      // Two to a segment, so that none goes with its only document.
      if (number % 2 === 1) shelf.settle()
    }
    expect(shelf.tidy(0)).toBe(true)
    put(shelf, 3, 2, 103)
    shelf.remove('d4')
    tidyAll(shelf)
    const fresh = new SegmentShelf(null)
    for (let number = 0; number < 40; number += 1)
      if (number !== 4) put(fresh, number, 1, number === 3 ? 103 : number)
    expect(answers(shelf)).toEqual(answers(fresh))
    expect(new Map(shelf.revisions()).get('d3')).toBe(2)
    expect(unpackText(shelf.text('d3')!).body[0]!.block).toBe('b103')
    expect(shelf.text('d4')).toBeNull()
  })

  it('is on the disk what it was in memory, and leaves no file behind that it does not use', () => {
    const shelf = new SegmentShelf(folder)
    for (let number = 0; number < 60; number += 1) {
      put(shelf, number)
      if (number % 5 === 0) shelf.settle()
    }
    tidyAll(shelf)
    const expected = answers(shelf)
    shelf.close()
    const again = new SegmentShelf(folder)
    expect(answers(again)).toEqual(expected)
    expect(again.revisions()).toHaveLength(60)
    expect(readdirSync(folder)).toHaveLength(again.segments().length * 2)
    again.reset()
    expect(readdirSync(folder)).toEqual([])
    expect(again.revisions()).toEqual([])
    again.close()
  })

  it('forgets a segment whose documents are all gone', () => {
    const shelf = new SegmentShelf(folder)
    put(shelf, 1)
    shelf.settle()
    put(shelf, 1, 2)
    shelf.settle()
    expect(shelf.segments()).toHaveLength(1)
    expect(shelf.revisions()).toEqual([['d1', 2]])
    shelf.close()
  })
})

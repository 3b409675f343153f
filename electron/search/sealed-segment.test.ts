import { randomBytes } from 'node:crypto'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unpackText } from './index/packed-text.ts'
import { openFile, openSealedTexts, sealFile } from './sealed-segment.ts'
import { createSearchEngine, type SearchEngine } from './search-engine.ts'
import { SegmentShelf } from './index/segment-shelf.ts'

const key = randomBytes(32)
const canary = 'Quetzalcoatlus'
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealed-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const fieldsOf = (id: string) => ({
  title: `Paper ${id}`,
  symbol: '',
  names: '',
  tags: '',
  people: '',
  places: '',
  body: [{ text: `${canary} ${id} and what was said of it`, block: 'b1' }],
})
const put = (engine: SearchEngine, ...ids: string[]) =>
  engine.put(ids.map((id) => ({ id, rev: 1, fields: fieldsOf(id) })))
const filesOf = (where: string) => readdirSync(where).map((name) => join(where, name))

/** An index of two documents, written and closed. */
function written(under: Uint8Array | null = key): void {
  const engine = createSearchEngine(folder, under)
  put(engine, 'one', 'two')
  engine.rest()
  engine.close()
}
const known = (under: Uint8Array | null, where = folder) => {
  const engine = createSearchEngine(where, under)
  const ids = engine
    .revisions()
    .ids.split(' ')
    .filter((id) => id !== '')
  engine.close()
  return ids
}

describe('the files of a sealed index', () => {
  it('hold no word that can be read, packed or not, and give all of them back with the key', () => {
    written()
    for (const path of filesOf(folder)) {
      const bytes = readFileSync(path).toString('latin1')
      for (const word of [canary, canary.toLowerCase(), 'Paper', 'rapporteur search'])
        expect(bytes).not.toContain(word)
    }
    const shelf = new SegmentShelf(folder, key)
    expect(unpackText(shelf.text('one')!)).toEqual(fieldsOf('one'))
    shelf.close()
    expect(known(key)).toEqual(['one', 'two'])
  })

  it('are made again where the key is another, or there was none', () => {
    written(null)
    expect(known(null)).toHaveLength(2)
    expect(known(key)).toEqual([])
    expect(readdirSync(folder)).toEqual([])
    written()
    expect(known(randomBytes(32))).toEqual([])
    written()
    expect(known(null)).toEqual([])
  })

  it('are made again wherever one bit of them is another, or they end early', () => {
    written()
    const { length } = filesOf(folder)
    expect(length).toBe(2)
    for (let file = 0; file < length; file += 1)
      for (const harm of ['first', 'middle', 'last', 'shorter'] as const) {
        const copy = mkdtempSync(join(tmpdir(), 'sealed-'))
        cpSync(folder, copy, { recursive: true })
        const path = filesOf(copy)[file]!
        const bytes = readFileSync(path)
        if (harm === 'shorter') truncateSync(path, bytes.length - 1)
        else {
          const at = { first: 0, middle: bytes.length >> 1, last: bytes.length - 1 }[harm]
          bytes[at]! ^= 1
          writeFileSync(path, bytes)
        }
        expect({ path: path.slice(-4), harm, ids: known(key, copy) }).toMatchObject({ ids: [] })
        rmSync(copy, { recursive: true })
      }
  })
})

describe('a sealed file', () => {
  it('is read from any place to any other, across its pieces', () => {
    const bytes = randomBytes(200_000)
    const path = join(folder, 'a.txt')
    writeFileSync(path, sealFile(key, 'a.txt', bytes))
    expect(Buffer.from(openFile(key, 'a.txt', readFileSync(path))).equals(bytes)).toBe(true)
    const texts = openSealedTexts(key, 'a.txt', path)
    expect(texts.size).toBe(bytes.length)
    for (const [from, to] of [
      [0, 0],
      [0, 1],
      [65_535, 65_537],
      [60_000, 199_999],
      [131_072, 200_000],
    ] as const)
      expect(Buffer.from(texts.read(from, to)).equals(bytes.subarray(from, to))).toBe(true)
    expect(() => texts.read(199_999, 200_001)).toThrow(RangeError)
    texts.close()
  })

  it('is never the same twice, empty or not', () => {
    for (const bytes of [new Uint8Array(0), new Uint8Array(100)]) {
      const [one, other] = [sealFile(key, 'a', bytes), sealFile(key, 'a', bytes)]
      expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false)
      expect(openFile(key, 'a', one)).toHaveLength(bytes.length)
    }
  })

  it('does not pass for another, nor do its pieces for each other', () => {
    const sealed = sealFile(key, 'a', randomBytes(140_000))
    expect(() => openFile(key, 'b', sealed)).toThrow()
    const swapped = Buffer.concat([
      sealed.subarray(0, 16),
      sealed.subarray(16 + 65_552, 16 + 2 * 65_552),
      sealed.subarray(16, 16 + 65_552),
      sealed.subarray(16 + 2 * 65_552),
    ])
    expect(() => openFile(key, 'a', swapped)).toThrow()
  })
})

import fc from 'fast-check'
import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFNumber,
  PDFObjectParser,
  PDFString,
  type PDFObject,
} from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { createElementStore } from './element-store.ts'

/** What is written, apart from how: strings by their bytes, numbers by their value. */
function meaningOf(object: PDFObject): unknown {
  if (object instanceof PDFDict)
    return Object.fromEntries(object.entries().map(([key, value]) => [key.toString(), meaningOf(value)]))
  if (object instanceof PDFArray) return object.asArray().map(meaningOf)
  if (object instanceof PDFString || object instanceof PDFHexString)
    return `(${Buffer.from(object.asBytes()).toString('hex')})`
  return object instanceof PDFNumber ? object.asNumber() : object.toString()
}

const latin = (text: string) => Buffer.from(text, 'latin1')

/** What the store makes of an element, and what the library makes of it; null where the store leaves it to the library. */
function bothWays(element: string) {
  const store = createElementStore()
  const bytes = latin(`7 0 obj\n${element}\nendobj\n`)
  if (store.takeFrom(bytes, 0) === 0) return null
  const context = PDFContext.create()
  const parser = PDFObjectParser.forBytes(latin(`${element}\nendobj\n`), context)
  return {
    store: meaningOf(store.read(7, context)),
    library: meaningOf(parser.parseObject()),
    written: written(store, 7),
  }
}

function written(store: ReturnType<typeof createElementStore>, object: number, by = 100) {
  const target = new Uint8Array(store.sizeOf(object))
  const end = store.write(object, target, 0, (own) => own + by)
  return Buffer.from(target.subarray(0, end)).toString('latin1')
}

const gap = fc.constantFrom('', ' ', '\n', '\r\n  ', '\t', '\0')
const white = fc.constantFrom(' ', '\n', '\r\n  ', '\t')
const name = fc.stringMatching(/^\/[A-Za-z0-9_.+-]{1,8}$/)
const reference = fc.tuple(fc.nat(99_999), white, white).map(([n, a, b]) => `${n + 1}${a}0${b}R`)
const number = fc.oneof(
  fc.integer({ min: -9999, max: 99_999 }).map(String),
  fc.double({ min: -900, max: 900, noNaN: true }).map((each) => each.toFixed(4)),
  fc.constantFrom('.5', '-.25', '3.'),
)
const literal = fc
  .array(fc.constantFrom('a', 'b ', '\\(', '\\\\', '(x)', '\\101', 'é', '\\\n', '%', '<<', '/'), {
    maxLength: 6,
  })
  .map((parts) => `(${parts.join('')})`)
const hexString = fc.stringMatching(/^<[0-9a-fA-F]{0,9}>$/)
const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    number,
    reference,
    name,
    literal,
    hexString,
    fc.constantFrom('true', 'false'),
    fc.array(fc.tuple(tie('value'), white), { maxLength: 4 }).map((each) => `[${each.flat().join('')}]`),
    fc
      .array(fc.tuple(name, white, tie('value'), white), { maxLength: 3 })
      .map((each) => `<<${each.flat().join('')}>>`),
  ),
}))
const headers = fc
  .array(fc.oneof(literal, hexString), { maxLength: 3 })
  .map((each) => `<</O/Table/Headers[${each.join(' ')}]>>`)
const entry = fc.oneof(
  fc.tuple(name, white, value).map((each) => each.join('')),
  fc.oneof(literal, hexString).map((each) => `/ID${each}`),
  headers.map((each) => `/A ${each}`),
  headers.map((each) => `/A[${each}]`),
  fc
    .array(fc.oneof(reference, fc.nat(9).map(String)), { maxLength: 3 })
    .map((each) => `/K[${each.join(' ')}]`),
  reference.map((each) => `/K ${each}`),
)
const element = fc
  .tuple(gap, fc.array(fc.tuple(entry, gap), { maxLength: 5 }), reference, fc.constantFrom('P', 'TD', 'Own'))
  .map(([start, entries, parent, role]) => {
    const rest = entries.map(([each, end]) => each + end).join('')
    return `<<${start}/Type/StructElem/S/${role}/P ${parent} ${rest}>>`
  })

describe('reading plain structure elements', () => {
  it('comes to what the library reads, for every element it takes', () => {
    let taken = 0
    fc.assert(
      fc.property(element, (text) => {
        const read = bothWays(text)
        if (!read) return
        taken += 1
        expect(read.store).toEqual(read.library)
      }),
      { numRuns: 400 },
    )
    // Otherwise nothing would have been compared.
    expect(taken).toBeGreaterThan(100)
  })

  it('comes to what the library reads when bytes of an element are changed, lost or doubled', () => {
    const signs = '<>[]()/ \n\\%#019.-+RKSPTA\0ÿ'
    const change = fc.tuple(fc.nat(), fc.constantFrom(...signs.split(''), ''), fc.nat(2))
    fc.assert(
      fc.property(element, fc.array(change, { minLength: 1, maxLength: 3 }), (text, changes) => {
        let changed = text
        for (const [where, by, length] of changes) {
          const at = where % changed.length
          changed = changed.slice(0, at) + by + changed.slice(at + length)
        }
        const read = bothWays(changed)
        if (read) expect(read.store).toEqual(read.library)
      }),
      { numRuns: 600 },
    )
  })

  it.each([
    ['a script', '<</S/P/P 1 0 R/JS(app.alert)>>'],
    ['an action by its kind', '<</S/Launch/P 1 0 R>>'],
    ['a role given twice', '<</S/JavaScript/P 1 0 R/S/P>>'],
    ['an action within', '<</S/P/P 1 0 R/X<</S/JavaScript>>>>'],
    ['a page', '<</Type/Page/S/P/P 1 0 R>>'],
    ['a page within', '<</S/P/P 1 0 R/X<</Type/Page>>>>'],
    ['names spelt with codes', '<</S/P/P 1 0 R/#4aS(x)>>'],
    ['a comment', '<</S/P/P 1 0 R %x\n>>'],
    ['nothing as a value', '<</S/P/P 1 0 R/K null>>'],
    ['another generation', '<</S/P/P 1 0 R/K 3 1 R>>'],
    ['a key of marked content', '<</S/P/P 1 0 R/StructParent 4>>'],
    ['classes', '<</S/P/P 1 0 R/C/Red>>'],
    ['attributes elsewhere', '<</S/P/P 1 0 R/A 4 0 R>>'],
    ['files', '<</S/P/P 1 0 R/AF[3 0 R]>>'],
    ['no role', '<</P 1 0 R>>'],
    ['no parent', '<</S/P>>'],
    ['a parent in place', '<</S/P/P<<>>>>'],
    ['a name of its own that is interpreted', '<</S/P/P 1 0 R/ID(a\\101)>>'],
    ['a stream', '<</S/P/P 1 0 R/Length 0>>stream\nendstream'],
    ['no end', '<</S/P/P 1 0 R'],
  ])('leaves an object with %s to the library', (_, text) => {
    expect(bothWays(text)).toBeNull()
  })

  it('writes an element under new numbers, with no more between its words than they need', () => {
    expect(bothWays('<< /S /P /P 1 0 R\n/K [ 2 0 R  3 4 0 R ] /Lang (en) >>')?.written).toBe(
      '<</S/P/P 101 0 R/K[102 0 R 3 104 0 R]/Lang(en)>>',
    )
  })

  it('tells names of elements apart from those of other files, in what is written and read from then on', () => {
    const store = createElementStore()
    store.takeFrom(latin('7 0 obj<</S/TD/P 1 0 R/ID(a)/A<</O/Table/Headers[(b)<63>]>>>>endobj'), 0)
    const read = () => store.read(7, PDFContext.create()).toString()
    expect(read()).not.toContain('70312e')
    store.tellApart('p1.')
    expect(written(store, 7)).toBe(
      '<</S/TD/P 101 0 R/ID<70312e61>/A<</O/Table/Headers[<70312e62><70312e63>]>>>>',
    )
    expect(store.idOf(7)?.toString()).toBe('a')
    expect(read().match(/70312e/g)).toHaveLength(3)
  })
})

import { deflateSync } from 'node:zlib'
import { PDFContext, PDFDict, PDFName, PDFRawStream } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { balanceOf } from './content-balance.ts'

function balance(...contents: (string | Uint8Array)[]) {
  const context = PDFContext.create()
  const streams = contents.map((each) => {
    const dict = PDFDict.withContext(context)
    if (typeof each !== 'string') dict.set(PDFName.of('Filter'), PDFName.of('FlateDecode'))
    return context.register(
      PDFRawStream.of(dict, typeof each === 'string' ? Buffer.from(each, 'latin1') : each),
    )
  })
  return balanceOf(context, streams)
}

describe('the content of a page', () => {
  it.each([
    ['closed', 'q 1 0 0 1 0 0 cm Q', { below: 0, open: 0 }],
    ['left open twice', 'q q 1 w', { below: 0, open: 2 }],
    ['closed more often than opened', 'Q Q q', { below: 2, open: 1 }],
    ['empty', '', { below: 0, open: 0 }],
  ])('%s is told', (_, content, expected) => {
    expect(balance(content)).toEqual(expected)
  })

  it('is one over all its streams, packed or not', () => {
    expect(balance('q', deflateSync(' q Q '), 'Q')).toEqual({ below: 0, open: 0 })
    // A stream that ends in the middle is drawn as far as it goes.
    const long = deflateSync(`q ${Array.from({ length: 500 }, (_, at) => `${at} ${at * 7} m`).join(' ')} Q`)
    expect(balance(long.subarray(0, long.length - 40)).open).toBe(1)
  })

  it('does not take letters of strings, names, comments or pictures for its own', () => {
    const words = '(Q \\) Q (Q) q) Tj <51 71> Tj /q gs /Q Do % Q q Q\n'
    expect(balance(words)).toEqual({ below: 0, open: 0 })
    expect(balance('q BI /W 1 /H 1 ID Q Q \xffEIQ Q q EI Q')).toEqual({ below: 0, open: 0 })
    expect(balance('(never closed q Q')).toEqual({ below: 0, open: 0 })
    expect(balance('/ID q /BID Q q 3 Qq qQ IDq Q')).toEqual({ below: 0, open: 0 })
    expect(balance('/P <</MCID 0/q(Q)>> BDC q (x)q[1]q EMC')).toEqual({ below: 0, open: 3 })
  })
})

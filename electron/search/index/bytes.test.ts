import { describe, expect, it } from 'vitest'
import { ByteWriter, Numbers, readNumbers } from './bytes.ts'

describe('bytes that grow', () => {
  it('hold whole numbers of any size, small ones in one byte', () => {
    const numbers = [0, 1, 127, 128, 300, 16_383, 16_384, 2 ** 21, 2 ** 28, 2 ** 31, 2 ** 32 - 1]
    const writer = new ByteWriter()
    for (const each of numbers) writer.number(each)
    const bytes = writer.finish()
    const read = new Uint32Array(numbers.length)
    expect(readNumbers(bytes, 0, numbers.length, read)).toBe(bytes.length)
    expect([...read]).toEqual(numbers)
    expect(readNumbers(bytes, 3, 2, read)).toBe(7)
    expect([...read.subarray(0, 2)]).toEqual([128, 300])
    const small = new ByteWriter()
    for (let each = 0; each < 1000; each += 1) small.number(each % 100)
    expect(small.finish()).toHaveLength(1000)
  })

  it('take pieces of others, short and long', () => {
    const from = Uint8Array.from({ length: 1000 }, (_, index) => index)
    const writer = new ByteWriter()
    writer.number(7)
    writer.copy(from, 10, 13)
    writer.copy(from, 0, 1000)
    expect([...writer.finish()]).toEqual([7, 10, 11, 12, ...from])
  })
})

describe('numbers that grow', () => {
  it('are what was added, and empty after that', () => {
    const numbers = new Numbers()
    for (let each = 0; each < 1000; each += 1) numbers.add(each * 4_000_000)
    expect([...numbers.finish()]).toEqual(Array.from({ length: 1000 }, (_, each) => each * 4_000_000))
    numbers.add(7)
    const writer = new ByteWriter()
    writer.numbers(numbers)
    expect([...writer.finish(), numbers.length, writer.length]).toEqual([7, 0, 0])
  })
})

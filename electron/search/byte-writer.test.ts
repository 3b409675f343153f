import { describe, expect, it } from 'vitest'
import { ByteWriter } from './byte-writer.ts'

function read(bytes: Uint8Array): number[] {
  const numbers: number[] = []
  let value = 0
  let shift = 0
  for (const byte of bytes) {
    value += (byte & 0x7f) * 2 ** shift
    shift += 7
    if (byte < 0x80) {
      numbers.push(value)
      value = 0
      shift = 0
    }
  }
  return numbers
}

describe('bytes that grow', () => {
  it('hold whole numbers of any size, small ones in one byte', () => {
    const numbers = [0, 1, 127, 128, 300, 16_383, 16_384, 2 ** 21, 2 ** 28, 2 ** 31, 2 ** 32 - 1]
    const writer = new ByteWriter(1)
    for (const each of numbers) writer.number(each)
    expect(read(writer.finish())).toEqual(numbers)
    const small = new ByteWriter(1)
    for (let each = 0; each < 100; each += 1) small.number(each)
    expect(small.finish()).toHaveLength(100)
  })

  it('take pieces of others, short and long', () => {
    const from = Uint8Array.from({ length: 100 }, (_, index) => index)
    const writer = new ByteWriter(1)
    writer.byte(7)
    writer.copy(from, 10, 13)
    writer.copy(from, 0, 100)
    expect([...writer.finish()]).toEqual([7, 10, 11, 12, ...from])
  })
})

/** Bytes that grow as they are written. */
export class ByteWriter {
  bytes = new Uint8Array(1 << 8)
  length = 0

  /** Writes a whole number from 0 to 2^32 - 1, seven bits a byte, the lowest first. */
  number(value: number): void {
    if (this.length + 5 > this.bytes.length) this.bytes = roomier(this.bytes, 0)
    let left = value
    while (left > 0x7f) {
      this.bytes[this.length++] = (left & 0x7f) | 0x80
      left >>>= 7
    }
    this.bytes[this.length++] = left
  }

  /** Writes numbers one after the other, and empties where they were. */
  numbers(numbers: Numbers): void {
    const { values, length } = numbers
    for (let at = 0; at < length; at += 1) this.number(values[at]!)
    numbers.length = 0
  }

  copy(from: Uint8Array, start: number, end: number): void {
    const size = end - start
    if (this.length + size > this.bytes.length) this.bytes = roomier(this.bytes, this.length + size)
    // A call costs more than a few bytes do, and most runs are of a few.
    if (size > 24) this.bytes.set(from.subarray(start, end), this.length)
    else for (let at = 0; at < size; at += 1) this.bytes[this.length + at] = from[start + at]!
    this.length += size
  }

  /** What was written; the room is kept for what comes next. */
  finish(): Uint8Array {
    const bytes = this.bytes.slice(0, this.length)
    this.length = 0
    return bytes
  }
}

/** Whole numbers from 0 to 2^32 - 1 that grow as they are added. */
export class Numbers {
  values = new Uint32Array(1 << 6)
  length = 0

  add(value: number): void {
    if (this.length === this.values.length) this.values = roomier(this.values, 0)
    this.values[this.length++] = value
  }

  /** What was added; the room is kept for what comes next. */
  finish(): Uint32Array {
    const values = this.values.slice(0, this.length)
    this.length = 0
    return values
  }
}

/** The same with room for twice as many numbers, or for `least` where that is more. */
export function roomier<T extends Uint8Array | Uint16Array | Uint32Array>(array: T, least: number): T {
  const Type = array.constructor as new (length: number) => T
  const longer = new Type(Math.max(array.length * 2, least))
  longer.set(array)
  return longer
}

/** Reads `count` numbers that begin at `from`; where the next one would. */
export function readNumbers(bytes: Uint8Array, from: number, count: number, into: Uint32Array): number {
  let at = from
  for (let index = 0; index < count; index += 1) {
    let value = bytes[at++]!
    if (value > 0x7f) {
      value &= 0x7f
      for (let shift = 7; ; shift += 7) {
        const next = bytes[at++]!
        value |= (next & 0x7f) << shift
        if (next < 0x80) break
      }
    }
    into[index] = value
  }
  return at
}

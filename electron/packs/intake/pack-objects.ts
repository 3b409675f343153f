import { deflateSync } from 'node:zlib'

const perStream = 200
/** Half the time of the usual level, and 2 % more of a file. */
const level = 3

/** Where objects without streams gather until a stream of the file holds them. */
export interface ObjectPacker {
  putText(number: number, text: string): void
  /** Puts what `write` writes from a place on, of which it tells the end; at most so many bytes. */
  putBytes(number: number, most: number, write: (target: Uint8Array, at: number) => number): void
  /** Closes the stream that is being filled. */
  close(): void
}

/** Gives each full stream, packed, with its dictionary and the numbers of the objects in it. */
export function createObjectPacker(
  onStream: (dict: string, contents: Uint8Array, numbers: readonly number[]) => void,
): ObjectPacker {
  let body: Buffer = Buffer.alloc(64 * 1024)
  let size = 0
  let index = ''
  let numbers: number[] = []

  const close = () => {
    if (numbers.length === 0) return
    const contents = deflateSync(Buffer.concat([Buffer.from(index), body.subarray(0, size)]), { level })
    const dict = `<</Type/ObjStm/N ${numbers.length}/First ${index.length}/Filter/FlateDecode>>`
    const full = numbers
    size = 0
    index = ''
    numbers = []
    onStream(dict, contents, full)
  }
  const putBytes: ObjectPacker['putBytes'] = (number, most, write) => {
    if (size + most + 1 > body.length) {
      const grown = Buffer.alloc(Math.max(size + most + 1, body.length * 2))
      body.copy(grown, 0, 0, size)
      body = grown
    }
    index += `${number} ${size} `
    size = write(body, size)
    body[size++] = 0x0a
    numbers.push(number)
    if (numbers.length === perStream) close()
  }
  return {
    putText: (number, text) => putBytes(number, text.length, () => size + body.write(text, size, 'latin1')),
    putBytes,
    close,
  }
}

import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { joined, latin } from '../intake/write-objects.ts'

const header = latin('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n')

/** Lays objects one behind the other and ends with the table of where each lies. */
export interface FileWriter {
  put(number: number, text: string): void
  putStream(number: number, dict: string, contents: Uint8Array): void
  /** Objects written out already, with their places in the form of `Fragment`. */
  lay(bytes: Uint8Array, places: Int32Array): void
  /** The whole file. `size` is the first number that is free. */
  finish(size: number, root: number, info: number): Uint8Array
}

export function createFileWriter(): FileWriter {
  const parts: Uint8Array[] = [header]
  const table = new Map<number, [kind: 1 | 2, at: number, place: number]>()
  let offset = header.byteLength

  const append = (bytes: Uint8Array) => {
    parts.push(bytes)
    offset += bytes.byteLength
  }

  return {
    put(number, text) {
      table.set(number, [1, offset, 0])
      append(latin(`${number} 0 obj\n${text}\nendobj\n`))
    },
    putStream(number, dict, contents) {
      table.set(number, [1, offset, 0])
      append(latin(`${number} 0 obj\n${dict.slice(0, -2)}/Length ${contents.byteLength}>>\nstream\n`))
      append(contents)
      append(latin('\nendstream\nendobj\n'))
    },
    lay(bytes, places) {
      for (let index = 0; index + 3 < places.length; index += 4) {
        const [number, kind, at, place] = places.subarray(index, index + 4) as unknown as number[]
        table.set(number!, kind === 1 ? [1, offset + at!, 0] : [2, at!, place!])
      }
      append(bytes)
    },
    finish(size, root, info) {
      const numbers = [...table.keys()].sort((a, b) => a - b)
      const start = offset
      numbers.push(size)
      table.set(size, [1, start, 0])
      const rows = Buffer.alloc((numbers.length + 1) * 8)
      // Number 0 heads the list of free ones.
      rows.writeUInt16BE(0xffff, 6)
      const runs: [number, number][] = [[0, 1]]
      for (const [index, number] of numbers.entries()) {
        const [kind, at, place] = table.get(number)!
        const row = (index + 1) * 8
        rows.writeUInt8(kind, row)
        rows.writeUIntBE(at, row + 1, 5)
        rows.writeUInt16BE(place, row + 6)
        const run = runs.at(-1)!
        if (run[0] + run[1] === number) run[1] += 1
        else runs.push([number, 1])
      }
      const contents = deflateSync(rows)
      const id = createHash('sha256')
      for (const part of parts) id.update(part)
      const name = id.digest('hex').slice(0, 32)
      append(
        latin(
          `${size} 0 obj\n<</Type/XRef/Size ${size + 1}/W[1 5 2]/Index[${runs.flat().join(' ')}]` +
            `/Root ${root} 0 R/Info ${info} 0 R/ID[<${name}><${name}>]` +
            `/Filter/FlateDecode/Length ${contents.byteLength}>>\nstream\n`,
        ),
      )
      append(contents)
      append(latin(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`))
      return joined(parts, offset)
    },
  }
}

/** Text of any script as a string of a PDF. */
export function textString(text: string): string {
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  return `<${bytes.toString('hex')}>`
}

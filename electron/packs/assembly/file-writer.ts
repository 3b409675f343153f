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
  /** Three numbers for each object, by its own: what it is, offset or stream, place in that; 0 first where there is none. */
  let table = new Float64Array(3 * 1024)
  let highest = 0
  let offset = header.byteLength

  /** Text that is not yet among the parts: most objects are short, and are put together before they become bytes. */
  let text = ''
  const say = (more: string) => {
    text += more
    offset += more.length
  }
  const append = (bytes: Uint8Array) => {
    if (text !== '') parts.push(latin(text))
    text = ''
    parts.push(bytes)
    offset += bytes.byteLength
  }

  const enter = (number: number, kind: number, at: number, place: number) => {
    if (number * 3 + 3 > table.length) {
      const grown = new Float64Array(Math.max(number * 3 + 3, table.length * 2))
      grown.set(table)
      table = grown
    }
    table[number * 3] = kind
    table[number * 3 + 1] = at
    table[number * 3 + 2] = place
    if (number > highest) highest = number
  }

  return {
    put(number, written) {
      enter(number, 1, offset, 0)
      say(`${number} 0 obj\n${written}\nendobj\n`)
    },
    putStream(number, dict, contents) {
      enter(number, 1, offset, 0)
      say(`${number} 0 obj\n${dict.slice(0, -2)}/Length ${contents.byteLength}>>\nstream\n`)
      append(contents)
      say('\nendstream\nendobj\n')
    },
    lay(bytes, places) {
      for (let index = 0; index + 3 < places.length; index += 4) {
        const isOwn = places[index + 1] === 1
        const at = places[index + 2]!
        if (isOwn) enter(places[index]!, 1, offset + at, 0)
        else enter(places[index]!, 2, at, places[index + 3]!)
      }
      append(bytes)
    },
    finish(size, root, info) {
      const start = offset
      enter(size, 1, start, 0)
      const rows = Buffer.alloc((highest + 1) * 8)
      // Number 0 heads the list of free ones.
      rows.writeUInt16BE(0xffff, 6)
      const runs: [number, number][] = [[0, 1]]
      let row = 8
      for (let number = 1; number <= highest; number += 1) {
        const kind = table[number * 3]!
        if (kind === 0) continue
        const at = table[number * 3 + 1]!
        rows[row] = kind
        rows[row + 1] = at / 0x1_0000_0000
        rows.writeUInt32BE(at % 0x1_0000_0000, row + 2)
        rows.writeUInt16BE(table[number * 3 + 2]!, row + 6)
        row += 8
        const run = runs.at(-1)!
        if (run[0] + run[1] === number) run[1] += 1
        else runs.push([number, 1])
      }
      const contents = deflateSync(rows.subarray(0, row))
      // What was said so far becomes bytes.
      append(new Uint8Array(0))
      const id = createHash('sha256')
      for (const part of parts) id.update(part)
      const name = id.digest('hex').slice(0, 32)
      say(
        `${size} 0 obj\n<</Type/XRef/Size ${size + 1}/W[1 5 2]/Index[${runs.flat().join(' ')}]` +
          `/Root ${root} 0 R/Info ${info} 0 R/ID[<${name}><${name}>]` +
          `/Filter/FlateDecode/Length ${contents.byteLength}>>\nstream\n`,
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

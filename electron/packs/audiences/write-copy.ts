import { createHash } from 'node:crypto'
import { deflateSync, inflateSync } from 'node:zlib'
import type { PackMark } from '../assembly/write-mark.ts'
import { reserved } from '../fragment.ts'
import { joined, latin } from '../intake/write-objects.ts'

/** A bound pack taken apart where its table begins: what all copies share, and what each has of its own. */
export type CopyBase = {
  /** Everything before the table; never written to. */
  shared: Uint8Array
  /** Where each object lies, as eight bytes: kind, place, place within. */
  rows: ReadonlyMap<number, Uint8Array>
  /** First object number that is free. */
  size: number
  root: number
  id: string
  info: string
  metadata: string
}

/** Reads a file that this program has bound; throws for any other. */
export function readCopyBase(bound: Uint8Array): CopyBase {
  const text = (from: number, to?: number) => Buffer.from(bound.subarray(from, to)).toString('latin1')
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text(-64))?.[1] ?? NaN)
  const head = text(start, start + 65_536)
  const [whole = '', own, dict = ''] = /^(\d+) 0 obj\n(<<.*?>>)\nstream\n/s.exec(head) ?? []
  const number = (key: string) => Number(new RegExp(`/${key} (\\d+)`).exec(dict)?.[1] ?? NaN)
  const [, runs = ''] = /\/Index\[([\d ]+)\]/.exec(dict) ?? []
  const index = runs.split(' ').map(Number)
  const id = /\/ID\[<([0-9a-f]+)>/.exec(dict)?.[1]
  if (id === undefined || !dict.includes('/W[1 5 2]')) throw new Error('This pack was not bound here.')
  const from = start + whole.length
  const table = inflateSync(bound.subarray(from, from + number('Length')))
  const rows = new Map<number, Uint8Array>()
  for (let run = 0, row = 0; run + 1 < index.length; run += 2) {
    for (let each = 0; each < index[run + 1]!; each += 1, row += 1)
      rows.set(index[run]! + each, table.subarray(row * 8, row * 8 + 8))
  }
  // The table is an object too, and the last: a copy has one of its own.
  const size = Number(own)
  rows.delete(size)
  const written = (object: number) => {
    const row = rows.get(object)
    const at = row?.[0] === 1 ? Buffer.from(row).readUIntBE(1, 5) : NaN
    const end = Buffer.from(bound.buffer, bound.byteOffset, bound.byteLength).indexOf('endobj', at)
    if (Number.isNaN(at) || end === -1) throw new Error('This pack was not bound here.')
    return Buffer.from(bound.subarray(at, end))
  }
  const metadata = /stream\n(.*)\nendstream/s.exec(written(reserved.metadata).toString('utf8'))?.[1] ?? ''
  const info = /<<(.*)>>/s.exec(written(number('Info')).toString('latin1'))?.[1] ?? ''
  const shared = bound.subarray(0, start)
  return { shared, rows, size, root: number('Root'), id, info, metadata }
}

/**
 * A copy: everything the pack has, with a mark of its own on every page and its identifier in metadata, description and file
 * identifier. Pages, papers and tags are those of the pack, byte for byte.
 */
export function writeCopy(base: CopyBase, identifier: string, mark: PackMark | null): Uint8Array {
  const parts: Uint8Array[] = [base.shared]
  const rows = new Map(base.rows)
  let offset = base.shared.byteLength
  const append = (bytes: Uint8Array) => {
    parts.push(bytes)
    offset += bytes.byteLength
  }
  const place = (kind: number, at: number, within: number) => {
    const row = Buffer.alloc(8)
    row.writeUInt8(kind, 0)
    row.writeUIntBE(at, 1, 5)
    row.writeUInt16BE(within, 6)
    return row
  }
  const put = (number: number, bytes: Uint8Array) => {
    rows.set(number, place(1, offset, 0))
    append(latin(`${number} 0 obj\n`))
    append(bytes)
    append(latin('\nendobj\n'))
  }
  if (mark) {
    for (let index = 0; index + 3 < mark.places.length; index += 4) {
      const [number, kind, at, within] = mark.places.subarray(index, index + 4) as unknown as number[]
      rows.set(number!, kind === 1 ? place(1, offset + at!, 0) : place(2, at!, within!))
    }
    append(mark.bytes)
  }
  put(reserved.info, latin(`<<${base.info}/RapporteurCopy(${identifier})>>`))
  put(reserved.metadata, streamOf('<</Type/Metadata/Subtype/XML>>', withInstance(base.metadata, identifier)))

  const start = offset
  const size = Math.max(...rows.keys()) + 1
  rows.set(size, place(1, start, 0))
  const numbers = [...rows.keys()].sort((a, b) => a - b)
  const runs: [number, number][] = []
  for (const number of numbers) {
    const run = runs.at(-1)
    if (run && run[0] + run[1] === number) run[1] += 1
    else runs.push([number, 1])
  }
  const contents = deflateSync(
    joined(
      numbers.map((number) => rows.get(number)!),
      numbers.length * 8,
    ),
  )
  const own = createHash('sha256').update(base.id).update(identifier).digest('hex').slice(0, 32)
  append(
    latin(
      `${size} 0 obj\n<</Type/XRef/Size ${size + 1}/W[1 5 2]/Index[${runs.flat().join(' ')}]` +
        `/Root ${base.root} 0 R/Info ${reserved.info} 0 R/ID[<${base.id}><${own}>]` +
        `/Filter/FlateDecode/Length ${contents.byteLength}>>\nstream\n`,
    ),
  )
  append(contents)
  append(latin(`\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`))
  return joined(parts, offset)
}

/** XMP names an instance of a document by an identifier of its own (ISO 16684-1, 8.6). */
function withInstance(metadata: string, identifier: string): Uint8Array {
  const instance =
    '<xmpMM:InstanceID xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/">' +
    `urn:rapporteur:copy:${identifier}</xmpMM:InstanceID>\n`
  return Buffer.from(metadata.replace('</rdf:Description>', `${instance}</rdf:Description>`), 'utf8')
}

function streamOf(dict: string, contents: Uint8Array): Uint8Array {
  return Buffer.concat([
    latin(`${dict.slice(0, -2)}/Length ${contents.byteLength}>>\nstream\n`),
    contents,
    latin('\nendstream'),
  ])
}

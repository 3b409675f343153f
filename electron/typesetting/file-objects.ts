import { zlibSync } from 'fflate/browser'

/** A file taken apart: what stands under each number (0 is none), streams and all, and what its end says of the whole. */
export type FileObjects = { bodies: Buffer[]; root: number; info: number; id: string }

/** How many objects go into one stream: a reader unpacks all of them for one. */
const perStream = 200
const entryLength = 20

/**
 * Takes apart a file as the typesetter writes one: a table at the end, whole numbers, nothing packed or changed since. It is
 * cut at the places the table names and not parsed, since reading every object was most of the time this took. Throws where the
 * file is not of that form.
 *
 * Source: ISO 32000-1, 7.5 (file structure).
 */
export function readFileObjects(bytes: Uint8Array): FileObjects {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const table = Number(find(/startxref\s+(\d+)\s+%%EOF\s*$/, file.toString('latin1', file.length - 64)))
  const head = file.toString('latin1', table, table + 32)
  const count = Number(find(/^xref\s+0 (\d+)\s/, head))
  const first = table + (/^xref\s+0 \d+\s+/.exec(head)?.[0].length ?? 0)
  const offsets = Array.from({ length: count }, (_, number) => {
    const entry = file.toString('latin1', first + number * entryLength, first + (number + 1) * entryLength)
    return entry[17] === 'n' ? Number(entry.slice(0, 10)) : 0
  })
  const ends = new Map<number, number>()
  const inOrder = offsets.filter((offset) => offset > 0).toSorted((a, b) => a - b)
  for (const [at, offset] of inOrder.entries()) ends.set(offset, inOrder[at + 1] ?? table)
  const bodies = offsets.map((offset, number) => {
    const start = `${number} 0 obj`
    const end = file.subarray(offset, ends.get(offset) ?? offset).lastIndexOf('endobj')
    if (offset === 0) return Buffer.alloc(0)
    if (end < 0 || file.toString('latin1', offset, offset + start.length) !== start) {
      throw new Error(`the file has no object ${number} where it says`)
    }
    return trimmed(file.subarray(offset + start.length, offset + end))
  })
  const trailer = file.toString('latin1', first + count * entryLength)
  return {
    bodies,
    root: Number(find(/\/Root (\d+) 0 R/, trailer)),
    info: Number(find(/\/Info (\d+) 0 R/, trailer)),
    id: find(/\/ID (\[[^\]]*\])/, trailer),
  }
}

/**
 * A file of these objects, all but streams packed, which for a tagged report is half the size. The same objects give the
 * same bytes everywhere: they are packed by code that comes with us, not by the system's.
 *
 * Source: ISO 32000-1, 7.5.7 and 7.5.8 (object streams, cross-reference streams).
 */
export function writeFileObjects({ bodies, root, info, id }: FileObjects): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  let length = parts[0]?.length ?? 0
  const places: [kind: number, where: number, index: number][] = bodies.map(() => [0, 0, 0xffff])
  const add = (number: number, body: Buffer) => {
    const whole = Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    places[number] = [1, length, 0]
    parts.push(whole)
    length += whole.length
  }
  const small: number[] = []
  for (const [number, body] of bodies.entries()) {
    if (body.length === 0) continue
    if (isStream(body)) add(number, body)
    else small.push(number)
  }
  let next = bodies.length
  for (let at = 0; at < small.length; at += perStream) {
    const numbers = small.slice(at, at + perStream)
    for (const [index, number] of numbers.entries()) places[number] = [2, next, index]
    add(next, packed(numbers, bodies))
    next += 1
  }
  const start = length
  places[next] = [1, start, 0]
  const rows = Buffer.alloc(places.length * 7)
  for (const [number, [kind, where, index]] of places.entries()) {
    rows.writeUInt8(kind, number * 7)
    rows.writeUInt32BE(where, number * 7 + 1)
    rows.writeUInt16BE(index, number * 7 + 5)
  }
  const says = `/Type /XRef /Size ${places.length} /W [1 4 2] /Root ${root} 0 R /Info ${info} 0 R /ID ${id}`
  add(next, stream(says, rows))
  parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`))
  return Buffer.concat(parts)
}

function packed(numbers: readonly number[], bodies: readonly Buffer[]): Buffer {
  let offset = 0
  const index: string[] = []
  const content: Buffer[] = []
  for (const number of numbers) {
    const body = bodies[number] ?? Buffer.alloc(0)
    index.push(`${number} ${offset}`)
    content.push(body, Buffer.from('\n'))
    offset += body.length + 1
  }
  const head = Buffer.from(`${index.join(' ')}\n`)
  return stream(`/Type /ObjStm /N ${numbers.length} /First ${head.length}`, Buffer.concat([head, ...content]))
}

function stream(says: string, content: Uint8Array): Buffer {
  const bytes = zlibSync(content, { level: 6 })
  return Buffer.concat([
    Buffer.from(`<< ${says} /Filter /FlateDecode /Length ${bytes.length} >>\nstream\n`, 'latin1'),
    bytes,
    Buffer.from('\nendstream'),
  ])
}

function isStream(body: Buffer): boolean {
  return body.subarray(-9).equals(Buffer.from('endstream'))
}

function trimmed(body: Buffer): Buffer {
  let [start, end] = [0, body.length]
  while (start < end && isSpace(body[start])) start += 1
  while (end > start && isSpace(body[end - 1])) end -= 1
  return body.subarray(start, end)
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d
}

function find(pattern: RegExp, text: string): string {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`the file has no ${pattern.source}`)
  return found
}

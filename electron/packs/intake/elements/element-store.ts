import { PDFObjectParser, type PDFContext, type PDFDict } from 'pdf-lib'
import { kinds, white } from './lexer.ts'
import { scanElement, type ScannedElement } from './scan-element.ts'
import { createTape, longer, makeRoom, spells } from './tape.ts'

/** Objects with a higher number are read in full. */
const mostObjects = 1_000_000
/** Bytes of one element; a longer one is read in full. */
const mostOfElement = 256 * 1024

/**
 * Structure elements of a file that need nothing but new numbers, kept as the bytes they are written with. There are more of
 * them than of everything else together, and as objects each would cost a hundred times its size.
 */
export interface ElementStore {
  /** Takes in the elements that stand one behind the other from there on, as objects of a file; gives where it stopped. */
  takeFrom(bytes: Uint8Array, at: number): number
  /** Takes in the one that stands there in an object stream; false where it is not plain. */
  takeOne(bytes: Uint8Array, at: number, object: number): boolean
  /** Told that the object is another one, further on in the file. */
  forget(object: number): void
  has(object: number): boolean
  roleOf(object: number): string
  /** The bytes of its name; null where it has none. */
  idOf(object: number): Buffer | null
  /** Puts the objects that stand among its kids by reference behind what is in a list. */
  kidsOf(object: number, list: unknown[]): void
  /** Whether everything it leads to comes along. */
  leadsOnlyTo(object: number, comes: (object: number) => boolean): boolean
  /** Most bytes that it takes written out. */
  sizeOf(object: number): number
  /** What the names of elements begin with from now on, at most seven bytes, so that they differ from those of other files. */
  tellApart(prefix: string): void
  /** Writes it out under new numbers; gives where it ends. */
  write(object: number, target: Uint8Array, at: number, numberOf: (object: number) => number): number
  /** The same as an object of the library, its names told apart if they are by now. */
  read(object: number, context: PDFContext): PDFDict
  /** Highest number of an object taken in. */
  readonly largest: number
}

/** Bytes of a reference, or of what tells names apart. */
const mostOfReference = 14

export function createElementStore(): ElementStore {
  const tape = createTape()
  /** Places of elements, from 1, by the number of the object. */
  let places = new Int32Array(1024)
  /** Of each element where its words and its references end, and its role. */
  let elements = new Int32Array(3 * 1024)
  const ids = new Map<number, Buffer>()
  let prefix: Uint8Array = new Uint8Array(0)
  let count = 0
  let largest = 0

  const keep = (object: number, { role, idFrom, idTo }: ScannedElement) => {
    if (object >= places.length) places = longer(places, object + 1)
    count += 1
    if (count * 3 + 3 > elements.length) elements = longer(elements)
    elements[count * 3] = tape.size
    elements[count * 3 + 1] = tape.refCount
    elements[count * 3 + 2] = role
    if (idTo > idFrom)
      ids.set(count, Buffer.from(Buffer.from(tape.words.subarray(idFrom, idTo)).toString(), 'hex'))
    places[object] = count
    if (object > largest) largest = object
  }
  const placeOf = (object: number) => (object < places.length ? places[object]! : 0)

  const write = (object: number, target: Uint8Array, start: number, numberOf: (object: number) => number) => {
    const { words, refs } = tape
    const place = placeOf(object)
    let at = start
    let from = elements[place * 3 - 3]!
    for (let ref = elements[place * 3 - 2]!; ref < elements[place * 3 + 1]!; ref += 1) {
      for (const to = refs[ref * 2]!; from < to; from += 1) target[at++] = words[from]!
      const to = Math.abs(refs[ref * 2 + 1]!)
      if (to === 0) {
        target.set(prefix, at)
        at += prefix.length
        continue
      }
      at = writeNumber(target, at, numberOf(to))
      target[at++] = 0x20
      target[at++] = 0x30
      target[at++] = 0x20
      target[at++] = 0x52
    }
    for (const to = elements[place * 3]!; from < to; from += 1) target[at++] = words[from]!
    return at
  }
  const sizeOf = (object: number) => {
    const place = placeOf(object) * 3
    const refs = elements[place + 1]! - elements[place - 2]!
    return elements[place]! - elements[place - 3]! + refs * mostOfReference
  }

  return {
    get largest() {
      return largest
    },
    takeFrom(bytes, start) {
      let at = start
      for (;;) {
        const begins = afterObjectHeader(bytes, at)
        if (begins === 0 || headed >= mostObjects) return at
        makeRoom(tape, Math.min(mostOfElement, 2 * (bytes.length - begins)))
        const scanned = scanElement(bytes, begins, tape)
        if (!scanned) return at
        const end = afterWhite(bytes, scanned.end)
        if (!spells(bytes, end, end + 6, 'endobj')) {
          dropLast()
          return at
        }
        keep(headed, scanned)
        at = end + 6
      }
    },
    takeOne(bytes, start, object) {
      if (object === 0 || object >= mostObjects) return false
      const at = afterWhite(bytes, start)
      if (bytes[at] !== 0x3c || bytes[at + 1] !== 0x3c) return false
      makeRoom(tape, Math.min(mostOfElement, 2 * (bytes.length - start)))
      const scanned = scanElement(bytes, at, tape)
      if (!scanned) return false
      keep(object, scanned)
      return true
    },
    forget(object) {
      if (object < places.length) places[object] = 0
    },
    has: (object) => placeOf(object) !== 0,
    roleOf: (object) => tape.roles[elements[placeOf(object) * 3 + 2]!]!,
    kidsOf(object, list) {
      const place = placeOf(object) * 3
      for (let ref = elements[place - 2]!; ref < elements[place + 1]!; ref += 1)
        if (tape.refs[ref * 2 + 1]! < 0) list.push(-tape.refs[ref * 2 + 1]!)
    },
    leadsOnlyTo(object, comes) {
      const place = placeOf(object) * 3
      for (let ref = elements[place - 2]!; ref < elements[place + 1]!; ref += 1)
        if (tape.refs[ref * 2 + 1] !== 0 && !comes(Math.abs(tape.refs[ref * 2 + 1]!))) return false
      return true
    },
    idOf: (object) => ids.get(placeOf(object)) ?? null,
    tellApart(text) {
      prefix = Buffer.from(Buffer.from(text).toString('hex'))
    },
    sizeOf,
    write,
    read(object, context) {
      const bytes = new Uint8Array(sizeOf(object))
      const end = write(object, bytes, 0, (own) => own)
      return PDFObjectParser.forBytes(bytes.subarray(0, end), context).parseObject() as PDFDict
    },
  }

  /** The words read last belong to no element. */
  function dropLast() {
    tape.size = elements[count * 3]!
    tape.refCount = elements[count * 3 + 1]!
  }
}

let headed = 0

/** Where the dictionary behind `12 0 obj` begins, whose number is then in `headed`; 0 where something else stands there. */
function afterObjectHeader(bytes: Uint8Array, from: number): number {
  let at = afterWhite(bytes, from)
  const start = at
  headed = 0
  for (let byte = bytes[at]!; byte >= 0x30 && byte <= 0x39; byte = bytes[++at]!)
    headed = headed * 10 + byte - 0x30
  if (headed === 0 || at - start > 7 || kinds[bytes[at]!] !== white) return 0
  at = afterWhite(bytes, at)
  if (bytes[at] !== 0x30 || kinds[bytes[at + 1]!] !== white) return 0
  at = afterWhite(bytes, at + 1)
  if (!spells(bytes, at, at + 3, 'obj')) return 0
  at = afterWhite(bytes, at + 3)
  return spells(bytes, at, at + 2, '<<') ? at : 0
}

function afterWhite(bytes: Uint8Array, from: number): number {
  let at = from
  while (kinds[bytes[at]!] === white) at += 1
  return at
}

function writeNumber(target: Uint8Array, start: number, number: number): number {
  let digits = 1
  for (let rest = number; rest >= 10; rest = Math.trunc(rest / 10)) digits += 1
  let rest = number
  for (let at = start + digits - 1; at >= start; at -= 1) {
    target[at] = 0x30 + (rest % 10)
    rest = Math.trunc(rest / 10)
  }
  return start + digits
}

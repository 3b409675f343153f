import { unwantedActions } from '../unwanted-actions.ts'
import {
  afterHexString,
  afterPlainWord,
  afterReference,
  afterString,
  kinds,
  putDigits,
  referenceAt,
  regular,
  white,
} from './lexer.ts'
import { placeOfRole, putRef, spells, type Tape } from './tape.ts'

const [slash, open, close, less, greater] = [0x2f, 0x5b, 0x5d, 0x3c, 0x3e]
const [openRound, space] = [0x28, 0x20]
const [mostDepth, mostKeys] = [8, 48]

/** Entries that are minded; from the identifier on each has one kind of value. */
const [other, ofKids, ofAttributes, ofId, ofRole, ofParent, ofType, ofHeaders, barred] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8,
]
const minded: [name: string, kind: number][] = [
  ['K', ofKids],
  ['A', ofAttributes],
  ['ID', ofId],
  ['Headers', ofHeaders],
  ['S', ofRole],
  ['P', ofParent],
  ['Type', ofType],
]
/** Entries that are looked into, renumbered or left behind, or that make an object something else. */
for (const name of 'C AF AA JS EF StructParent StructParents'.split(' ')) minded.push([name, barred])
const mindedByHash = new Map(minded.map((each) => [hashOf(each[0]), each]))

function hashOf(name: string): number {
  let hash = 0
  for (let at = 0; at < name.length; at += 1) hash = (Math.imul(hash, 31) + name.charCodeAt(at)) | 0
  return hash
}

const inDict = new Uint8Array(mostDepth + 1)
const keysBelow = new Int32Array(mostDepth + 1)
const keys = new Int32Array(mostKeys)
export type ScannedElement = { end: number; role: number; idFrom: number; idTo: number }
const answer: ScannedElement = { end: 0, role: 0, idFrom: 0, idTo: 0 }

/**
 * Reads the dictionary whose `<<` is at `from` onto the tape if it is a plain structure element: one with a role, a parent by
 * reference, and nothing that has to be renumbered, looked into or left behind. Names of elements, its own and those of its
 * headers, stand on the tape as hexadecimal strings, with a reference to 0 where what tells them apart is to go. Null, and nothing kept, for anything
 * else, however little it differs, or for one that the tape has no room for. Gives where the element ends,
 * the place of its role among those of the tape and where its own name stands on the tape, in the same object each time.
 */
export function scanElement(bytes: Uint8Array, from: number, tape: Tape): ScannedElement | null {
  const { words } = tape
  let at = from
  let size = tape.size
  let refCount = tape.refCount
  let depth = 0
  let keyCount = 0
  let atKey = false
  /** Which entry of the element is being read. */
  let entry = other
  let role = -1
  let hasParent = false
  let typeWithin = false
  let idFrom = 0
  let idTo = 0
  /** How deep the names of headers stand that are being read. */
  let headers = 0
  /** A number or a word that follows has to be parted from what was written last. */
  let joins = false

  do {
    const byte = bytes[at]!
    if (kinds[byte] === white) {
      at += 1
      continue
    }
    if (byte === slash) {
      words[size++] = slash
      const start = size
      let hash = 0
      for (let next = bytes[++at]!; kinds[next] === regular; next = bytes[++at]!) {
        hash = (Math.imul(hash, 31) + next) | 0
        words[size++] = next
      }
      if (size === start || !kinds[bytes[at]!]) return null
      joins = true
      if (atKey) {
        for (let each = keysBelow[depth]!; each < keyCount; each += 1) if (keys[each] === hash) return null
        if (keyCount === mostKeys) return null
        keys[keyCount++] = hash
        const found = mindedByHash.get(hash)
        if (found && !spells(words, start, size, found[0])) return null
        const kind = found?.[1] ?? other
        if (kind === barred) return null
        if (kind === ofHeaders) {
          // Of the dictionary of attributes, or of one in an array of them.
          if (entry !== ofAttributes || depth > 3 || (depth === 3 && inDict[2] === 1)) return null
          headers = depth + 1
        }
        if (depth === 1) entry = kind
        // What stands within an element may have a type, but is none itself, and no action.
        else if (kind === ofRole || kind === ofId) return null
        else typeWithin = kind === ofType
        atKey = false
        continue
      }
      if (headers !== 0) return null
      if (depth === 1) {
        if (entry === ofRole) role = placeOfRole(tape, start, size)
        else if (entry === ofType && !spells(words, start, size, 'StructElem')) return null
        else if (entry === ofParent || entry === ofId) return null
      } else if (typeWithin) {
        if (!spells(words, start, size, 'MCR') && !spells(words, start, size, 'OBJR')) return null
        typeWithin = false
      }
      atKey = inDict[depth] === 1
      continue
    }
    if (byte === greater) {
      if (!atKey || bytes[at + 1] !== greater) return null
      keyCount = keysBelow[depth]!
    } else if (byte === close) {
      if (depth === 0 || inDict[depth] === 1) return null
    }
    if (byte === greater || byte === close) {
      const length = byte === greater ? 2 : 1
      for (let each = 0; each < length; each += 1) words[size++] = byte
      at += length
      if (headers === depth) headers = 0
      depth -= 1
      joins = false
      atKey = depth > 0 && inDict[depth] === 1
      continue
    }
    // What begins here is a value, and no name.
    if (atKey || typeWithin) return null
    const only = depth === 1 ? entry : other
    if (byte === open || (byte === less && bytes[at + 1] === less)) {
      if (depth === mostDepth || only >= ofId) return null
      if (headers !== 0 && (byte === less || headers !== depth + 1)) return null
      const length = byte === open ? 1 : 2
      for (let each = 0; each < length; each += 1) words[size++] = byte
      at += length
      depth += 1
      joins = false
      atKey = byte === less
      inDict[depth] = atKey ? 1 : 0
      keysBelow[depth] = keyCount
      continue
    }
    if (depth === 0) return null
    if (byte === openRound || byte === less) {
      const end = byte === openRound ? afterString(bytes, at) : afterHexString(bytes, at)
      if (end === 0 || only > ofId || (headers !== 0 && headers !== depth)) return null
      if (only === ofId || headers !== 0) {
        words[size++] = less
        putRef(tape, refCount++, size, 0)
        idFrom = only === ofId ? size : idFrom
        size = putDigits(bytes, at, end, words, size)
        if (size === 0) return null
        idTo = only === ofId ? size : idTo
        words[size++] = greater
        at = end
      } else {
        while (at < end) words[size++] = bytes[at++]!
      }
      joins = false
    } else {
      if (headers !== 0) return null
      const object = referenceAt(bytes, at)
      if (joins) words[size++] = space
      if (object !== 0) {
        if (entry === ofAttributes || (only >= ofId && only !== ofParent)) return null
        const isKid = entry === ofKids && (depth === 1 || (depth === 2 && inDict[2] === 0))
        if (only === ofParent) hasParent = true
        putRef(tape, refCount++, size, isKid ? -object : object)
        at = afterReference()
      } else {
        const end = afterPlainWord(bytes, at)
        if (end === 0 || only >= ofId) return null
        while (at < end) words[size++] = bytes[at++]!
      }
      joins = true
    }
    atKey = inDict[depth] === 1
  } while (depth > 0)

  if (role === -1 || !hasParent || size > words.length || unwantedActions.has(tape.roles[role]!)) return null
  tape.size = size
  tape.refCount = refCount
  answer.end = at
  answer.role = role
  answer.idFrom = idFrom
  answer.idTo = idTo
  return answer
}

import { spells } from './tape.ts'

export const [white, regular, delimiter] = [1, 2, 3]
/** What a byte is to the syntax (PDF 1.7, 7.2.2); 0 for what is not read here: comments, names with codes, bytes beyond ASCII. */
export const kinds = new Uint8Array(256).fill(regular, 33, 127)
for (const byte of [0, 9, 10, 12, 13, 32]) kinds[byte] = white
for (const sign of '()<>[]/') kinds[sign.charCodeAt(0)] = delimiter
for (const sign of '#{}%') kinds[sign.charCodeAt(0)] = 0

const [less, greater, openRound, closeRound, backslash, carriageReturn] = [0x3c, 0x3e, 0x28, 0x29, 0x5c, 13]
const [zero, nine, minus, dot, letterR] = [0x30, 0x39, 0x2d, 0x2e, 0x52]
const [mostDigits, longestNumber] = [7, 15]

let referenceEnd = 0

/** Behind the reference that was found last. */
export const afterReference = (): number => referenceEnd

/** The object that the reference there leads to, of generation 0; 0 where there is none. */
export function referenceAt(bytes: Uint8Array, from: number): number {
  let at = from
  let object = 0
  for (let byte = bytes[at]!; byte >= zero && byte <= nine; byte = bytes[++at]!)
    object = object * 10 + byte - zero
  if (at === from || at - from > mostDigits || kinds[bytes[at]!] !== white) return 0
  while (kinds[bytes[at]!] === white) at += 1
  if (bytes[at] !== zero || kinds[bytes[++at]!] !== white) return 0
  while (kinds[bytes[at]!] === white) at += 1
  if (bytes[at] !== letterR || !endsWord(bytes[at + 1])) return 0
  referenceEnd = at + 1
  return object
}

const endsWord = (byte: number | undefined) =>
  byte !== undefined && (kinds[byte] === white || kinds[byte] === delimiter)

/** Behind a number, `true` or `false`; 0 where something else stands there. */
export function afterPlainWord(bytes: Uint8Array, from: number): number {
  let at = from
  if (bytes[at] === 0x74 || bytes[at] === 0x66) {
    const word = bytes[at] === 0x74 ? 'true' : 'false'
    at += word.length
    return spells(bytes, from, at, word) && endsWord(bytes[at]) ? at : 0
  }
  if (bytes[at] === minus) at += 1
  let figures = 0
  let dots = 0
  for (let byte = bytes[at]!; ; byte = bytes[++at]!) {
    if (byte >= zero && byte <= nine) figures += 1
    else if (byte === dot && dots === 0) dots = 1
    else break
  }
  return figures > 0 && figures <= longestNumber && endsWord(bytes[at]) ? at : 0
}

export function afterString(bytes: Uint8Array, from: number): number {
  let depth = 0
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === backslash) at += 1
    else if (byte === openRound) depth += 1
    else if (byte === closeRound && (depth -= 1) === 0) return at + 1
  }
  return 0
}

export function afterHexString(bytes: Uint8Array, from: number): number {
  let at = from + 1
  while (isHexDigit(bytes[at]!) || kinds[bytes[at]!] === white) at += 1
  return bytes[at] === greater ? at + 1 : 0
}

const isHexDigit = (byte: number) =>
  (byte >= zero && byte <= nine) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66)

/** Writes what a string holds as hexadecimal digits; gives where they end, 0 for a string that would have to be interpreted. */
export function putDigits(
  bytes: Uint8Array,
  from: number,
  end: number,
  words: Uint8Array,
  start: number,
): number {
  let size = start
  if (bytes[from] === less) {
    if ((end - from) % 2 !== 0) return 0
    for (let at = from + 1; at < end - 1; at += 1) {
      if (!isHexDigit(bytes[at]!)) return 0
      words[size++] = bytes[at]!
    }
    return size
  }
  for (let at = from + 1; at < end - 1; at += 1) {
    const byte = bytes[at]!
    if (byte === backslash || byte === carriageReturn) return 0
    words[size++] = digits.charCodeAt(byte >> 4)
    words[size++] = digits.charCodeAt(byte & 15)
  }
  return size
}

const digits = '0123456789abcdef'

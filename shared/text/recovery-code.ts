/** Crockford's letters: none that reads like a digit, and no U. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const dataLetters = 26
const codeLetters = 28
const groupLetters = 4
/** Bytes of randomness a recovery code stands for. */
export const recoveryBytes = 16

export type TypedCode =
  | { ok: true; code: string }
  /** Too few or too many letters; letters that no code has; or all of them and one of them wrong. */
  | { ok: false; problem: 'length' | 'letter' | 'typo' }

/**
 * The recovery code of 16 random bytes, as it is shown and printed: 28 letters and digits in seven groups, of which the
 * last two are check digits. RangeError for any other number of bytes.
 */
export function toRecoveryCode(bytes: Uint8Array): string {
  if (bytes.length !== recoveryBytes) throw new RangeError(`a recovery code has ${recoveryBytes} bytes`)
  const symbols = toSymbols(bytes)
  return grouped([...symbols, ...checkOf(symbols)])
}

/**
 * A code as somebody typed it: in any case, with or without its hyphens and spaces, with O for 0 and I or L for 1. Any
 * two wrong letters, and any two that changed places, are noticed. `code` is the one form the key is made from.
 */
export function parseRecoveryCode(typed: string): TypedCode {
  const plain = typed
    .toUpperCase()
    .replaceAll(/[\s\p{Dash}]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const symbols = Array.from(plain, (letter) => letters.indexOf(letter))
  if (symbols.includes(-1)) return { ok: false, problem: 'letter' }
  if (symbols.length !== codeLetters) return { ok: false, problem: 'length' }
  const [first, second] = checkOf(symbols.slice(0, dataLetters))
  const holds = symbols[dataLetters] === first && symbols[dataLetters + 1] === second
  return holds ? { ok: true, code: grouped(symbols) } : { ok: false, problem: 'typo' }
}

function grouped(symbols: readonly number[]): string {
  const text = symbols.map((symbol) => letters[symbol] ?? '').join('')
  return (text.match(new RegExp(`.{${groupLetters}}`, 'g')) ?? []).join('-')
}

/** 128 bits, five to a letter; the last letter has two to spare. */
function toSymbols(bytes: Uint8Array): number[] {
  const symbols: number[] = []
  let [held, bits] = [0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) symbols.push((held >> (bits - 5)) & 31)
    held &= (1 << bits) - 1
  }
  return [...symbols, (held << (5 - bits)) & 31]
}

/** Two check symbols of a Reed-Solomon code over the field of 32: the remainder by (x − 2)(x − 4). */
function checkOf(symbols: readonly number[]): [number, number] {
  let [high, low] = [0, 0]
  for (const symbol of symbols) {
    const factor = symbol ^ high
    high = low ^ times(factor, 2 ^ 4)
    low = times(factor, times(2, 4))
  }
  return [high, low]
}

/** Product in the field of 32 elements, x⁵ + x² + 1. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 4; bit >= 0; bit -= 1) {
    product <<= 1
    if (product & 32) product ^= 0b100101
    if ((b >> bit) & 1) product ^= a
  }
  return product
}

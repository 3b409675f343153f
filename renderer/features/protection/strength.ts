import { shortestPassphrase } from '../../../shared/contract/bundles.ts'

export type Strength = 'short' | 'weak' | 'fair' | 'strong'

/** Guesses of what a passphrase costs to find, in bits, from which on it counts as fair and as strong. */
const fairBits = 44
const strongBits = 55

/**
 * How long somebody with much money would guess, in words a person can act on. Words of three letters and more count as
 * picked from a list of 2,000; what is left counts by its kinds of signs; what comes again counts nothing.
 */
export function strengthOf(passphrase: string): Strength {
  const text = passphrase.normalize('NFC')
  if (Array.from(text).length < shortestPassphrase) return 'short'
  const bits = bitsOf(text.toLowerCase()) + (/\p{Lu}/u.test(text.slice(1)) ? 2 : 0)
  if (bits < fairBits) return 'weak'
  return bits < strongBits ? 'fair' : 'strong'
}

function bitsOf(text: string): number {
  const words = new Set(text.match(/\p{L}{3,}/gu) ?? [])
  const rest = new Set(Array.from(text.replaceAll(/\p{L}{3,}/gu, '')))
  // A long word nobody has in a dictionary is worth more than one from a list, but not as much as its letters.
  const ofWords = Array.from(words, (word) => 11 + Math.max(0, word.length - 10) * 1.5)
  const kinds = [/\p{L}/u, /\p{N}/u, /[^\p{L}\p{N}\s]/u].filter((kind) =>
    Array.from(rest).some((sign) => kind.test(sign)),
  ).length
  return ofWords.reduce((sum, each) => sum + each, 0) + rest.size * (2 + kinds)
}

import { randomBytes } from 'node:crypto'

/** Letters and figures of which none is mistaken for another, read out or typed off (Crockford's base 32). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 12

/** An identifier that nobody guesses and no text has by chance: 60 random bits. */
export function newCopyIdentifier(): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte % 32]).join('')
}

/** As it is printed: in groups of four. */
export function printedIdentifier(identifier: string): string {
  return identifier.replace(/.{4}(?=.)/g, '$&-')
}

/** The known identifiers in a text, however it was broken into lines and whatever stands between their characters. */
export function identifiersIn(text: string, known: ReadonlySet<string>): Set<string> {
  // Figures in full-width or styled forms are still figures.
  const squeezed = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]+/g, '')
  const found = new Set<string>()
  for (let at = 0; at + length <= squeezed.length; at += 1) {
    const candidate = squeezed.slice(at, at + length)
    if (known.has(candidate)) found.add(candidate)
  }
  return found
}

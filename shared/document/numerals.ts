/** Roman numerals from I to MMMCMXCIX; digits beyond. */
export function toRoman(count: number): string {
  if (count < 1 || count >= 4000) return String(count)
  let rest = count
  let text = ''
  for (const [value, numeral] of numerals) {
    text += numeral.repeat(Math.floor(rest / value))
    rest %= value
  }
  return text
}

/** a to z, then aa to zz and so on: the letter is doubled, as lists in official documents do. */
export function toLetters(count: number): string {
  if (count < 1) return String(count)
  const letter = String.fromCharCode(97 + ((count - 1) % 26))
  return letter.repeat(Math.min(Math.floor((count - 1) / 26) + 1, 8))
}

const numerals: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

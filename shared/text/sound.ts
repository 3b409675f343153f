/**
 * How a folded Latin word may sound to somebody who writes English, French or Spanish by ear: words that only differ in
 * how those languages spell a sound (`ph` and `f`, `ai` and `e`, `v` and `b`, `qu` and `k`) share it. '' for other scripts.
 */
export function soundOf(word: string): string {
  let sound = ''
  let last = ''
  for (let at = 0; at < word.length;) {
    const code = word.charCodeAt(at)
    if (code < 97 || code > 122) return ''
    const { says, letters } = sayLetter(word, at)
    at += letters
    if (says !== last) sound += says
    if (says !== '') last = says
  }
  return sound.length > 3 && sound.endsWith('e') ? sound.slice(0, -1) : sound
}

/** A whole number, never 0, that words of one sound share; 0 where the sound says too little. */
export function soundNumber(word: string): number {
  const sound = soundOf(word)
  if (sound.length < 3) return 0
  let number = 2166136261
  for (let at = 0; at < sound.length; at += 1) number = Math.imul(number ^ sound.charCodeAt(at), 16777619)
  return number >>> 0 || 1
}

type Said = { says: string; letters: number }

function sayLetter(word: string, at: number): Said {
  const letter = word[at]!
  const next = word[at + 1] ?? ''
  switch (letter) {
    case 'a':
      if (next === 'u') return { says: 'o', letters: 2 }
      return next === 'i' || next === 'y' ? openVowel(word, at, 2) : { says: 'a', letters: 1 }
    case 'e':
      if (next === 'a' && word[at + 2] === 'u') return { says: 'o', letters: 3 }
      return openVowel(word, at, next === 'i' || next === 'y' || next === 'u' ? 2 : 1)
    case 'o':
      if (next === 'u' || next === 'o') return { says: 'u', letters: 2 }
      return next === 'e' ? { says: 'e', letters: word[at + 2] === 'u' ? 3 : 2 } : { says: 'o', letters: 1 }
    case 'y':
      return { says: 'i', letters: 1 }
    default:
      return sayConsonant(word, letter, next, at)
  }
}

/** `e` before a nasal that closes the syllable sounds like `a`. */
function openVowel(word: string, at: number, letters: number): Said {
  const nasal = word[at + letters]
  const after = word[at + letters + 1]
  const closed = (nasal === 'n' || nasal === 'm') && after !== undefined && !/[aeiouynm]/.test(after)
  return { says: closed ? 'a' : 'e', letters }
}

function sayConsonant(word: string, letter: string, next: string, at: number): Said {
  const soft = next === 'e' || next === 'i' || next === 'y'
  switch (letter) {
    case 'c':
      if (next === 'c') return { says: 'ks', letters: 2 }
      if (next === 'h') return { says: 'C', letters: 2 }
      return soft ? { says: 's', letters: 1 } : { says: 'k', letters: next === 'k' ? 2 : 1 }
    case 'g':
      if (next === 'n') return { says: 'n', letters: 2 }
      if (next === 'u' && /[eiy]/.test(word[at + 2] ?? '')) return { says: 'g', letters: 2 }
      return { says: soft ? 'j' : 'g', letters: 1 }
    case 'h':
      return { says: '', letters: 1 }
    case 'l':
      return next === 'l' ? { says: 'i', letters: 2 } : { says: 'l', letters: 1 }
    case 'm':
      return { says: next === 'b' || next === 'p' ? 'n' : 'm', letters: 1 }
    case 'p':
      return next === 'h' ? { says: 'f', letters: 2 } : { says: 'p', letters: 1 }
    case 'q':
      return { says: 'k', letters: next === 'u' ? 2 : 1 }
    case 's':
      if (next === 'h') return { says: 'C', letters: 2 }
      return { says: 's', letters: next === 'c' && /[ei]/.test(word[at + 2] ?? '') ? 2 : 1 }
    case 't':
      return { says: next === 'i' && word[at + 2] === 'o' ? 's' : 't', letters: 1 }
    case 'v':
      return { says: 'b', letters: 1 }
    case 'x':
      return { says: 'ks', letters: 1 }
    case 'z':
      return { says: 's', letters: 1 }
    default:
      return { says: letter, letters: 1 }
  }
}

import { seeded } from '../corpus.mjs'

const scripts = { ru: /^\p{sc=Cyrl}{5,}$/u, ar: /^\p{sc=Arab}{4,}$/u }
const latin = /^[\p{sc=Latn}]{5,14}$/u

/** Queries of every kind a bench asks for, drawn from the documents by a seed. */
export function makeQueries(documents, perKind = 60, seed = 5) {
  const random = seeded(seed)
  const any = (list) => list[Math.floor(random() * list.length)]
  const from = (langs) => {
    const pool = documents.filter(({ lang }) => langs.includes(lang))
    return () => any(pool)
  }
  const alphabetic = from(['en', 'fr', 'es'])
  const wordsOf = ({ body }, shape) => {
    const start = Math.floor(random() * Math.max(1, body.length - 600))
    return body
      .slice(start, start + 600)
      .split(/[^\p{L}\p{M}]+/u)
      .slice(1, -1)
      .filter((word) => shape.test(word))
  }
  const word = (shape = latin, pick = alphabetic) => {
    for (;;) {
      const words = wordsOf(pick(), shape)
      if (words.length > 0) return any(words)
    }
  }
  const several = (count) => {
    for (;;) {
      const words = [...new Set(wordsOf(alphabetic(), latin))]
      if (words.length >= count) return words.slice(0, count)
    }
  }
  const many = (make) => Array.from({ length: perKind }, make)
  const accented = () => word(/^(?=.*[^\x00-\x7f])\p{sc=Latn}{5,}$/u, from(['fr', 'es']))
  const chinese = from(['zh'])
  return {
    'exact word': many(() => word()),
    'two words': many(() => several(2).join(' ')),
    'out of order': many(() => several(4).toReversed().join(' ')),
    phrase: many(() => `"${phraseIn(alphabetic(), random)}"`),
    'no diacritics': many(() => accented().normalize('NFD').replace(/\p{M}/gu, '')),
    'one typo': many(() => slip(word(/^[a-z]{5,14}$/), random)),
    'two typos': many(() => slip(slip(word(/^[a-z]{8,14}$/), random), random)),
    Russian: many(() => word(scripts.ru, from(['ru']))),
    Arabic: many(() => word(scripts.ar, from(['ar']))),
    Chinese: many(() => {
      const runs = chinese().body.match(/\p{sc=Han}{4,}/gu) ?? ['人人']
      const run = any(runs)
      return run.slice(Math.floor(random() * (run.length - 3))).slice(0, 4)
    }),
  }
}

/** Every beginning of a query as it is typed, one key after the other. */
export function keystrokes(text) {
  return Array.from(text, (_, index) => text.slice(0, index + 1))
}

function phraseIn({ body }, random) {
  const words = body.split(/\s+/)
  const start = Math.floor(random() * Math.max(1, words.length - 3))
  return words
    .slice(start, start + 3)
    .join(' ')
    .replace(/["“”«»]/g, '')
}

/** A letter left out, doubled, swapped with the next, or another in its place; never the first. */
function slip(word, random) {
  const at = 1 + Math.floor(random() * (word.length - 2))
  const letter = String.fromCharCode(97 + Math.floor(random() * 26))
  const kinds = [
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + word[at] + word.slice(at),
    word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
    word.slice(0, at) + letter + word.slice(at + 1),
  ]
  return kinds[Math.floor(random() * kinds.length)]
}

import type { ProofTerm } from '../../../shared/contract/redaction.ts'
import { finderIn, squeezed } from '../../../shared/document/redact/find-words.ts'
import { atom } from '../../../shared/document/redact/text-blocks.ts'
import type { Language } from '../../../shared/model/languages.ts'

/** What is to be found nowhere, and the redactions it is of. */
export type Term = Pick<ProofTerm, 'text' | 'kind' | 'of'>

/** Times a word of a passage may stand in what is left and still be one that gives it away, rather than one everybody uses. */
const rare = 3
/** Words that begin sentences, and are names of nothing. */
const beginnings = new Set(
  'the this that these those there they then with when where from after before while into over under dans cette ces leur les des une pour avec mais lors selon para esta este estos estas los las una con pero según'.split(
    ' ',
  ),
)

/**
 * What a proof looks for: each passage whole, and the words of it that would give it away: numbers of three figures and more,
 * names, and in scripts without capitals whatever stands nowhere else. `left` is what the text says without the passages, in
 * which names and numbers that are rare still count; `spared` are words somebody decided may stand elsewhere.
 */
export function tellingTerms(
  passages: readonly { id: string; text: string }[],
  left: readonly string[],
  language: Language,
  spared: readonly string[] = [],
): Term[] {
  const terms = new Map<string, Term>()
  const add = (text: string, kind: Term['kind'], id: string) => {
    const key = squeezed(text)
    if (key === '') return
    const known = terms.get(key)
    if (!known) terms.set(key, { text, kind, of: [id] })
    else if (!known.of.includes(id)) known.of.push(id)
  }
  const words = new Intl.Segmenter(language, { granularity: 'word' })
  const finders = left.map(finderIn)
  const times = (word: string) => finders.reduce((sum, find) => sum + find(word).length, 0)
  const isSpared = new Set(spared.map(squeezed))
  for (const { id, text } of passages) {
    const pieces = text.split(atom).map((piece) => piece.trim())
    for (const piece of pieces) if (piece !== '') add(piece, 'passage', id)
    for (const word of pieces.flatMap((piece) => wordsOf(piece, words))) {
      if (isSpared.has(squeezed(word))) continue
      const most = telling(word)
      if (most !== null && times(word) <= most) add(word, 'word', id)
    }
  }
  return [...terms.values()]
}

function wordsOf(text: string, segmenter: Intl.Segmenter): string[] {
  const numbers = text.match(/\p{N}[\p{N}.,'’\u00a0\u202f]*\p{N}/gu) ?? []
  const words = [...segmenter.segment(text)]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment)
  return [...new Set([...numbers, ...words])]
}

/** How often a word may stand elsewhere and still tell; null for one that tells nothing. */
function telling(word: string): number | null {
  const plain = squeezed(word)
  if (/\p{N}/u.test(plain)) return (plain.match(/\p{N}/gu)?.length ?? 0) >= 3 ? rare : null
  if (Array.from(plain).length < 3) return /\p{Script=Han}{2}/u.test(plain) ? 0 : null
  if (/^\p{Lu}/u.test(word)) return beginnings.has(word.toLowerCase()) ? null : rare
  return /^\p{Ll}/u.test(word) ? null : 0
}

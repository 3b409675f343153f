import { fold, withoutArabicArticle } from './fold.ts'

/** One searchable word: its folded form and where it stands in the original, in UTF-16 code units, end exclusive. */
export type Token = { term: string; start: number; end: number }

/** A run of words held together by hyphens, slashes, points or apostrophes, such as `C/115/1/Rev.2`. */
export type Compound = {
  tokens: Token[]
  /** All words of the run written as one (`c1151rev2`); null for a single word or an elision such as `l'été`. */
  joined: string | null
  /** Whether the run was cut into pairs of characters, as Chinese and Japanese are. */
  bigrams: boolean
  start: number
  end: number
}

/** Longest word kept; what is longer is data, not language. */
const maxTerm = 64

/** The words of a text in reading order, compound by compound. */
export function* compoundsOf(text: string): Generator<Compound> {
  for (const match of text.matchAll(compoundPattern)) {
    const run = match[0]
    const base = match.index
    if (unspaced.test(run)) yield* unspacedCompounds(run, base)
    else yield spacedCompound(run, base)
  }
}

/** The words of a text in reading order. */
export function tokensOf(text: string): Token[] {
  return [...compoundsOf(text)].flatMap((compound) => compound.tokens)
}

/**
 * What the index keeps of a text: `words` in order, so that phrases hold, and `extra`, the other forms by which some of
 * them are found: compounds written as one, Arabic words without their article.
 */
export function indexTerms(text: string): { words: string[]; extra: string[] } {
  const words: string[] = []
  const extra: string[] = []
  for (const compound of compoundsOf(text)) {
    for (const { term } of compound.tokens) {
      words.push(term)
      const bare = term.charCodeAt(0) >= 0x600 ? withoutArabicArticle(term) : null
      if (bare) extra.push(bare)
    }
    if (compound.joined) extra.push(compound.joined)
  }
  return { words, extra }
}

/** Whether a word as typed is an acronym that must never be taken for another: two to five capitals or digits. */
export function isShortAcronym(word: string): boolean {
  return word.length <= 5 && isAcronym(word)
}

/** Whether a word as written looks like an acronym: two to eight capitals or digits, such as MIDCAS. */
export function isAcronym(word: string): boolean {
  return /^(?=.*\p{Lu})[\p{Lu}\p{Nd}]{2,8}$/u.test(word)
}

function spacedCompound(run: string, base: number): Compound {
  const tokens: Token[] = []
  for (const match of run.matchAll(wordPattern)) {
    const term = fold(match[0])
    if (!term || term.length > maxTerm) continue
    const start = base + match.index
    tokens.push({ term, start, end: start + match[0].length })
  }
  const joined = tokens.length > 1 && !isElision(run, tokens) ? tokens.map(({ term }) => term).join('') : null
  return {
    tokens,
    joined: joined && joined.length <= maxTerm ? joined : null,
    bigrams: false,
    start: base,
    end: base + run.length,
  }
}

function isElision(run: string, tokens: Token[]): boolean {
  return apostrophe.test(run) && elided.has(tokens[0]?.term ?? '')
}

function* unspacedCompounds(run: string, base: number): Generator<Compound> {
  for (const match of run.matchAll(scriptRuns)) {
    const start = base + match.index
    const part = match[0]
    if (pairScripts.test(part)) yield bigramCompound(part, start)
    else if (segmentedScripts.test(part)) yield segmentedCompound(part, start)
    else if (startsWord.test(part)) yield spacedCompound(part, start)
  }
}

/** Pairs overlap and the last character also stands alone, so that any cut of the text is a phrase of pairs. */
function bigramCompound(run: string, base: number): Compound {
  const tokens: Token[] = []
  let previous: Token | null = null
  let at = base
  for (const character of run) {
    const token = { term: fold(character), start: at, end: at + character.length }
    if (previous) tokens.push({ term: previous.term + token.term, start: previous.start, end: token.end })
    previous = token
    at = token.end
  }
  if (previous) tokens.push(previous)
  return { tokens, joined: null, bigrams: true, start: base, end: at }
}

let segmenter: Intl.Segmenter | undefined

function segmentedCompound(run: string, base: number): Compound {
  segmenter ??= new Intl.Segmenter('th', { granularity: 'word' })
  const tokens: Token[] = []
  for (const { segment, index, isWordLike } of segmenter.segment(run)) {
    if (isWordLike)
      tokens.push({ term: fold(segment), start: base + index, end: base + index + segment.length })
  }
  return { tokens, joined: null, bigrams: false, start: base, end: base + run.length }
}

const elided = new Set(['l', 'd', 'j', 'm', 'n', 's', 't', 'c', 'qu', 'jusqu', 'lorsqu', 'puisqu', 'quoiqu'])
const apostrophe = /['’ʼ]/

const inWord = String.raw`[\p{L}\p{N}\p{M}\u00ad\u0640\u200b-\u200d\u2060]`
const compoundPattern = new RegExp(
  String.raw`[\p{L}\p{N}]${inWord}*(?:['’ʼ\-‐‑/._&][\p{L}\p{N}]${inWord}*)*`,
  'gu',
)
const wordPattern = new RegExp(String.raw`[\p{L}\p{N}]${inWord}*`, 'gu')

const pairs = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー々〆`
const segmented = String.raw`\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}`
const unspaced = new RegExp(`[${pairs}${segmented}]`, 'u')
const pairScripts = new RegExp(`^[${pairs}]`, 'u')
const segmentedScripts = new RegExp(`^[${segmented}]`, 'u')
const scriptRuns = new RegExp(`[${pairs}]+|[${segmented}\\p{M}]+|[^${pairs}${segmented}]+`, 'gu')
const startsWord = /[\p{L}\p{N}]/u

import { classOf, classes } from './character-class.ts'
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
export const maxTerm = 64

/** Who takes plain words, whose letters each fold by themselves (`plainFolds`), where they stand: most words are such. */
type PlainWords = {
  /** Reads letters that fold by themselves from `start` on; where they end. */
  read(start: number): number
  /** What was read last is a word. */
  word(start: number, end: number): void
}

/**
 * Calls `visit` with the words of a text in reading order, compound by compound. Where `plain` is given, it takes plain words
 * instead, and nothing is made of them.
 */
export function visitCompounds(text: string, visit: (compound: Compound) => void, plain?: PlainWords): void {
  const folds = plainFolds()
  const { read, word } = plain ?? {
    read: (start: number) => endOfPlain(text, start, folds),
    word: (start: number, end: number) => {
      const tokens = [{ term: fold(text.slice(start, end)), start, end }]
      visit({ tokens, joined: null, bigrams: false, start, end })
    },
  }
  for (let at = 0; at < text.length;) {
    const end = read(at)
    if (end > at && (end === text.length || folds[text.charCodeAt(end)] === betweenWords)) {
      if (end - at <= maxTerm) word(at, end)
      at = end
    } else if (folds[text.charCodeAt(at)] === betweenWords) at += 1
    else {
      const compound = compoundAt(text, at)
      if (compound && compound.tokens.length > 0) visit(compound)
      at = compound?.end ?? at + 1
    }
  }
}

/** The compound that begins at `at`, which may have no words; null where what stands there belongs to none. */
function compoundAt(text: string, at: number): Compound | null {
  const code = text.codePointAt(at)!
  const next = at + (code > 0xffff ? 2 : 1)
  switch (classOf(code)) {
    case classes.letter:
      return spacedCompound(text, at)
    case classes.paired:
      return bigramCompound(text.slice(at, endOfPaired(text, next)), at)
    case classes.segmented:
      return segmentedCompound(text.slice(at, endOf(text, next, classes.segmented)), at)
    default:
      return null
  }
}

/** The words of a text in reading order. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  visitCompounds(text, (compound) => void tokens.push(...compound.tokens))
  return tokens
}

/**
 * What the index keeps of a text: `words` in order, so that phrases hold, and `extra`, the other forms by which some of
 * them are found: compounds written as one, Arabic words without their article.
 */
export function indexTerms(text: string): { words: string[]; extra: string[] } {
  const words: string[] = []
  const extra: string[] = []
  visitCompounds(text, (compound) => {
    for (const { term } of compound.tokens) {
      words.push(term)
      const bare = withoutArabicArticle(term)
      if (bare) extra.push(bare)
    }
    if (compound.joined) extra.push(compound.joined)
  })
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

/** Where letters that fold by themselves end. */
function endOfPlain(text: string, start: number, folds: Uint16Array): number {
  let end = start
  while (end < text.length && folds[text.charCodeAt(end)]! > betweenWords) end += 1
  return end
}

let folds: Uint16Array | undefined

/** What `plainFolds` has for what ends a word and belongs to none; no letter folds to it. */
export const betweenWords = 1

/** Latin to Arabic, and the punctuation that stands beside them. */
const plainBlocks = [
  [0, 0x700],
  [0x2000, 0x2070],
] as const

/**
 * What a letter or digit folds to, by its code unit, where that is one unit too: Latin, Greek, Cyrillic, Hebrew, Arabic.
 * `betweenWords` for what stands between them, 0 for all else, which takes a closer look.
 */
export function plainFolds(): Uint16Array {
  if (folds) return folds
  folds = new Uint16Array(0x10000)
  for (const [from, to] of plainBlocks)
    for (let code = from; code < to; code += 1) {
      const own = classOf(code)
      const form = own === classes.letter ? fold(String.fromCharCode(code)) : ''
      folds[code] = own === classes.between ? betweenWords : form.length === 1 ? form.charCodeAt(0) : 0
    }
  return folds
}

/** Words from `start` on, as far as connectors hold them together. */
function spacedCompound(text: string, start: number): Compound {
  const tokens: Token[] = []
  let at = start
  let elision = false
  for (;;) {
    const end = endOf(text, at, classes.letter)
    const term = fold(text.slice(at, end))
    if (term && term.length <= maxTerm) tokens.push({ term, start: at, end })
    const holds = end < text.length && classOf(text.charCodeAt(end)) === classes.connector
    if (!holds || classOf(text.codePointAt(end + 1) ?? 0) !== classes.letter) {
      const joined = tokens.length > 1 && !elision ? tokens.map((token) => token.term).join('') : null
      const kept = joined && joined.length <= maxTerm ? joined : null
      return { tokens, joined: kept, bigrams: false, start, end }
    }
    if (at === start) elision = apostrophes.includes(text[end]!) && elided.has(term)
    at = end + 1
  }
}

/** End of the run of characters of one class, with the marks set on them. */
function endOf(text: string, from: number, kind: number): number {
  let at = from
  while (at < text.length) {
    const code = text.codePointAt(at)!
    const own = classOf(code)
    if (own !== kind && own !== classes.mark) break
    at += code > 0xffff ? 2 : 1
  }
  return at
}

/** A blank between two such characters is where a line was broken, not where a word ends. */
function endOfPaired(text: string, from: number): number {
  let end = endOf(text, from, classes.paired)
  while (/\s/.test(text[end] ?? '') && classOf(text.codePointAt(end + 1) ?? 0) === classes.paired)
    end = endOf(text, end + 1, classes.paired)
  return end
}

/** Pairs overlap and the last character also stands alone, so that any cut of the text is a phrase of pairs. */
function bigramCompound(run: string, base: number): Compound {
  const tokens: Token[] = []
  let previous: Token | null = null
  let at = base
  for (const character of run) {
    if (/\s/.test(character)) {
      at += character.length
      continue
    }
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
const apostrophes = "'’ʼ"

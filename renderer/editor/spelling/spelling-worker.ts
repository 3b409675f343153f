import { loadHunspell, type Speller } from './load-hunspell.ts'
import type { SpellingAnswer, SpellingQuestion } from './spelling-messages.ts'
import type { SpellingLanguage } from './spelling-port.ts'

const spellers = new Map<SpellingLanguage, Promise<Speller>>()

self.addEventListener('message', ({ data }: MessageEvent<SpellingQuestion>) => {
  void answer(data).then((reply) => self.postMessage(reply))
})

async function answer(question: SpellingQuestion): Promise<SpellingAnswer> {
  const { id, language } = question
  try {
    if (question.ask === 'load') {
      if (!spellers.has(language)) spellers.set(language, load(question.affUrl, question.dicUrl))
      await spellers.get(language)
      return { id, words: [] }
    }
    const speller = await spellers.get(language)
    if (!speller) return { id, words: [], failed: true }
    if (question.ask === 'suggest') return { id, words: speller.suggest(question.word, 6) }
    return { id, words: question.words.filter((word) => !isRight(speller, word)) }
  } catch {
    spellers.delete(language)
    return { id, words: [], failed: true }
  }
}

async function load(affUrl: string, dicUrl: string): Promise<Speller> {
  const [affixes, words] = await Promise.all([bytesOf(affUrl), bytesOf(dicUrl)])
  return await loadHunspell(affixes, words)
}

async function bytesOf(url: string): Promise<Uint8Array> {
  const response = await fetch(url)
  if (!response.ok) throw new Error('A dictionary is missing')
  return new Uint8Array(await response.arrayBuffer())
}

/** A compound with hyphens is right when the whole is, or each of its parts. */
function isRight(speller: Speller, word: string): boolean {
  if (speller.isRight(word)) return true
  const parts = word.split('-').filter(Boolean)
  return parts.length > 1 && parts.every((part) => part.length === 1 || speller.isRight(part))
}

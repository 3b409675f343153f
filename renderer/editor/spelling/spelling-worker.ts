import { createHouseSpeller } from './house-speller.ts'
import { loadHunspell, type Speller } from './load-hunspell.ts'
import type { SpellingAnswer, SpellingQuestion } from './spelling-messages.ts'
import type { Dictionary } from './spelling-port.ts'

const spellers = new Map<Dictionary, Promise<Speller>>()

self.addEventListener('message', ({ data }: MessageEvent<SpellingQuestion>) => {
  void answer(data).then((reply) => self.postMessage(reply))
})

async function answer(question: SpellingQuestion): Promise<SpellingAnswer> {
  const { id, dictionary } = question
  try {
    if (question.ask === 'load') {
      if (!spellers.has(dictionary)) {
        spellers.set(dictionary, load(dictionary, question.affUrl, question.dicUrl))
      }
      await spellers.get(dictionary)
      return { id, words: [] }
    }
    const speller = await spellers.get(dictionary)
    if (!speller) return { id, words: [], failed: true }
    if (question.ask === 'suggest') return { id, words: speller.suggest(question.word, 6) }
    return { id, words: question.words.filter((word) => !isRight(speller, word)) }
  } catch {
    spellers.delete(dictionary)
    return { id, words: [], failed: true }
  }
}

async function load(dictionary: Dictionary, affUrl: string, dicUrl: string): Promise<Speller> {
  const [affixes, words] = await Promise.all([bytesOf(affUrl), bytesOf(dicUrl)])
  const speller = await loadHunspell(affixes, words)
  const american = dictionary === 'en-GB' ? await spellers.get('en-US') : undefined
  return american ? createHouseSpeller(speller, american) : speller
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

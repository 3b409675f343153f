import type { EditorSession } from '../session.ts'
import type { SpellingAnswer, SpellingQuestion } from './spelling-messages.ts'
import type { Dictionary, SpellingPort } from './spelling-port.ts'
import { trustedUrl } from '../../ui/trusted-url.ts'

type Question = SpellingQuestion extends infer Each
  ? Each extends SpellingQuestion
    ? Omit<Each, 'id'>
    : never
  : never

/** The part of a worker that is needed; in tests another takes its place. */
export type SpellingLine = {
  postMessage: (question: SpellingQuestion) => void
  onAnswer: (listen: (answer: SpellingAnswer) => void) => void
}

export type SpellingClient = {
  /** What is known already of a word; undefined where it has to be asked. */
  known: (dictionary: Dictionary, word: string) => boolean | undefined
  /** Has words looked up; afterwards all of them are known, unless there is no dictionary. */
  check: (dictionary: Dictionary, words: readonly string[]) => Promise<boolean>
  suggest: (dictionary: Dictionary, word: string) => Promise<string[]>
}

/** Asks the spelling worker and remembers every answer, so that a word is looked up once. */
export function createSpellingClient(
  line: SpellingLine,
  dictionaryUrl: SpellingPort['dictionaryUrl'],
): SpellingClient {
  const waiting = new Map<number, (answer: SpellingAnswer) => void>()
  const verdicts = new Map<string, boolean>()
  const loaded = new Map<Dictionary, Promise<boolean>>()
  let next = 0
  line.onAnswer((answer) => {
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  })
  const ask = (question: Question): Promise<SpellingAnswer> =>
    new Promise((resolve) => {
      const id = (next += 1)
      waiting.set(id, resolve)
      line.postMessage({ ...question, id })
    })
  const load = (dictionary: Dictionary): Promise<boolean> => {
    const known = loaded.get(dictionary)
    if (known) return known
    const [affUrl, dicUrl] = [dictionaryUrl(dictionary, 'aff'), dictionaryUrl(dictionary, 'dic')]
    // The British one is asked together with the American one: see house-speller.ts.
    const beside = dictionary === 'en-GB' ? load('en-US') : Promise.resolve(true)
    const loading = beside.then(async (isThere) => {
      if (!isThere) return false
      return !(await ask({ ask: 'load', dictionary, affUrl, dicUrl })).failed
    })
    loaded.set(dictionary, loading)
    return loading
  }
  return {
    known: (dictionary, word) => verdicts.get(`${dictionary} ${word}`),
    async check(dictionary, words) {
      if (!(await load(dictionary))) return false
      const answer = await ask({ ask: 'check', dictionary, words: [...words] })
      if (answer.failed) return false
      const wrong = new Set(answer.words)
      for (const word of words) verdicts.set(`${dictionary} ${word}`, !wrong.has(word))
      return true
    },
    async suggest(dictionary, word) {
      return (await load(dictionary)) ? (await ask({ ask: 'suggest', dictionary, word })).words : []
    },
  }
}

let shared: SpellingClient | undefined

// By its address, because the browser's Trusted Types want the address before the worker is made.
const workerUrls = import.meta.glob<string>('./spelling-worker.ts', {
  query: '?worker&url',
  import: 'default',
  eager: true,
})

/** The client an editor's session asks for; null where spelling is off. */
export function clientOf(session: Pick<EditorSession, 'settings'>): SpellingClient | null {
  const { spelling } = session.settings().ports
  return spelling && spellingClient(spelling.dictionaryUrl)
}

/** The one client of this page, with a worker of its own; null where workers cannot be started. */
export function spellingClient(dictionaryUrl: SpellingPort['dictionaryUrl']): SpellingClient | null {
  if (typeof Worker === 'undefined') return null
  if (shared) return shared
  const [workerUrl] = Object.values(workerUrls)
  if (!workerUrl) return null
  const worker = new Worker(trustedUrl(new URL(workerUrl, location.href)), { type: 'module' })
  return (shared = createSpellingClient(
    {
      postMessage: (question) => worker.postMessage(question),
      onAnswer: (listen) =>
        worker.addEventListener('message', ({ data }: MessageEvent<SpellingAnswer>) => listen(data)),
    },
    dictionaryUrl,
  ))
}

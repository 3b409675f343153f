import type { EditorSession } from '../session.ts'
import { askSpelling, type SpellingLine } from './spelling-line.ts'
import type { SpellingAnswer } from './spelling-messages.ts'
import type { Dictionary, SpellingPort } from './spelling-port.ts'
import { trustedUrl } from '../../ui/trusted-url.ts'

export type SpellingClient = {
  /** What is known already of a word; undefined where it has to be asked. */
  known: (dictionary: Dictionary, word: string) => boolean | undefined
  /** Has words looked up; afterwards all of them are known, unless there is no dictionary. */
  check: (dictionary: Dictionary, words: readonly string[]) => Promise<boolean>
  suggest: (dictionary: Dictionary, word: string) => Promise<string[]>
}

/** Asks the spelling worker and remembers every answer, so that a word is looked up once. */
export function createSpellingClient(
  open: () => SpellingLine,
  dictionaryUrl: SpellingPort['dictionaryUrl'],
  silence?: number,
): SpellingClient {
  const verdicts = new Map<string, boolean>()
  const loaded = new Map<Dictionary, Promise<boolean>>()
  // Another worker has no dictionary yet.
  const ask = askSpelling(open, () => loaded.clear(), silence)
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
  const url = trustedUrl(new URL(workerUrl, location.href))
  return (shared = createSpellingClient(() => lineTo(new Worker(url, { type: 'module' })), dictionaryUrl))
}

function lineTo(worker: Worker): SpellingLine {
  return {
    postMessage: (question) => worker.postMessage(question),
    onAnswer: (listen) =>
      worker.addEventListener('message', ({ data }: MessageEvent<SpellingAnswer>) => listen(data)),
    onLost: (listen) => worker.addEventListener('error', listen),
    end: () => worker.terminate(),
  }
}

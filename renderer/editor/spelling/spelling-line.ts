import type { SpellingAnswer, SpellingQuestion } from './spelling-messages.ts'

/** The part of a worker that is needed; in tests another takes its place. */
export type SpellingLine = {
  postMessage: (question: SpellingQuestion) => void
  onAnswer: (listen: (answer: SpellingAnswer) => void) => void
  /** Told when the worker died, or could not be started. */
  onLost: (listen: () => void) => void
  end: () => void
}

type Question = SpellingQuestion extends infer Each
  ? Each extends SpellingQuestion
    ? Omit<Each, 'id'>
    : never
  : never

/** Milliseconds without an answer after which a worker is given up: a dictionary takes two or three seconds to load. */
const patience = 30_000

/** Workers lost one after the other without a word looked up between; then spelling rests until the page is loaded again. */
const mostLost = 3

/**
 * Asks a worker, which is started with the first question. Every question is answered: with `failed` where the worker
 * died or is silent, and the next question starts another. `onLost` is told when what the worker had loaded is gone.
 */
export function askSpelling(open: () => SpellingLine, onLost: () => void, silence = patience) {
  const waiting = new Map<number, { ask: Question['ask']; resolve: (answer: SpellingAnswer) => void }>()
  let line: SpellingLine | null = null
  let lost = 0
  let next = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const listenOn = () => {
    clearTimeout(timer)
    if (waiting.size > 0) timer = setTimeout(giveUp, silence)
  }
  function giveUp(): void {
    clearTimeout(timer)
    line?.end()
    line = null
    lost += 1
    const left = [...waiting]
    waiting.clear()
    onLost()
    for (const [id, { resolve }] of left) resolve({ id, words: [], failed: true })
  }
  const start = (): SpellingLine => {
    const started = open()
    started.onAnswer((answer) => {
      if (line !== started) return
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      // That a dictionary is there says nothing of a word that ends the worker whenever it is asked for.
      if (asked?.ask !== 'load') lost = 0
      asked?.resolve(answer)
      listenOn()
    })
    started.onLost(() => {
      if (line === started) giveUp()
    })
    return started
  }

  return (question: Question): Promise<SpellingAnswer> =>
    new Promise((resolve) => {
      const id = (next += 1)
      if (lost >= mostLost) return resolve({ id, words: [], failed: true })
      waiting.set(id, { ask: question.ask, resolve })
      line ??= start()
      line.postMessage({ ...question, id })
      if (waiting.size === 1) listenOn()
    })
}

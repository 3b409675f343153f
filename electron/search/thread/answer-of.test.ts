import { describe, expect, it } from 'vitest'
import { answerOf } from './answer-of.ts'
import { ThreadLost } from './engine-link.ts'

/** Asks, and counts how often; each time what comes next of `fates`. */
function asking(...fates: (string | Error)[]) {
  let times = 0
  const ask = (): Promise<string> => {
    const fate = fates[times]!
    times += 1
    if (fate === 'never') return new Promise(() => undefined)
    return fate instanceof Error ? Promise.reject(fate) : Promise.resolve(fate)
  }
  return { ask, times: () => times }
}

describe('an answer', () => {
  it('is what the thread says', async () => {
    const { ask, times } = asking('found')
    expect(await answerOf(ask)).toBe('found')
    expect(times()).toBe(1)
  })

  it.each([
    ['was lost over something else', new ThreadLost('silent', false)],
    ['died', new ThreadLost('died', true)],
  ])('is asked for once more where the thread %s', async (_name, lost) => {
    const { ask, times } = asking(lost, 'found')
    expect(await answerOf(ask)).toBe('found')
    expect(times()).toBe(2)
  })

  it('is not asked for again where this very question made the thread silent', async () => {
    const { ask, times } = asking(new ThreadLost('silent', true), 'found')
    expect(await answerOf(ask)).toBeNull()
    expect(times()).toBe(1)
  })

  it('is none where nobody is left to give one, or none comes in time', async () => {
    const lost = new ThreadLost('died', true)
    expect(await answerOf(asking(lost, lost).ask)).toBeNull()
    expect(await answerOf(asking('never').ask, 20)).toBeNull()
  })
})

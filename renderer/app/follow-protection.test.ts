import { describe, expect, it } from 'vitest'
import type { ProtectionState } from '../../shared/contract/protection.ts'
import { plainState } from '../api/fake-protection.test-kit.ts'
import { followProtection } from './follow-protection.ts'
import { holdForWords, whenWordsAreKept } from './pending-words.ts'

type Access = ProtectionState['access']

/** What a page shows that is told of these, and how often it starts over; the stream breaks at each null. */
async function follow(...told: (Access | null)[]) {
  const waiting = [...told]
  const shown: Access[] = []
  let startedOver = 0
  let done = () => {}
  const heard = new Promise<void>((resolve) => (done = resolve))
  const stop = followProtection({
    async watch() {
      return (async function* () {
        while (waiting.length > 0) {
          const access = waiting.shift()
          if (!access) throw new Error('the line broke')
          yield { ...plainState, access }
        }
        done()
        await new Promise(() => undefined)
      })()
    },
    show: ({ access }) => void shown.push(access),
    startOver: () => {
      startedOver += 1
      done()
      return Promise.resolve()
    },
  })
  await heard
  stop()
  return { shown, startedOver }
}

describe('a page that follows how its library stands', () => {
  it('goes in when the library is unlocked, without starting over: it had read nothing', async () => {
    expect(await follow('locked', 'open')).toEqual({ shown: ['locked', 'open'], startedOver: 0 })
  })

  it('shows that it is locked and starts over, so that nothing that was read stays in it', async () => {
    expect(await follow('open', 'locked')).toEqual({ shown: ['open', 'locked'], startedOver: 1 })
  })

  it('starts over before it reads a library that has another form', async () => {
    expect(await follow('open', 'working', 'open')).toEqual({ shown: ['open', 'working'], startedOver: 1 })
  })

  it('asks again where the line breaks', async () => {
    expect(await follow('locked', null, 'locked', 'open')).toEqual({
      shown: ['locked', 'locked', 'open'],
      startedOver: 0,
    })
  })
})

it('waits for words on their way, even those that fail to get there', async () => {
  const order: string[] = []
  let arrive = () => {}
  holdForWords(new Promise<void>((resolve) => (arrive = resolve)).then(() => order.push('kept')))
  holdForWords(Promise.reject(new Error('no room')))
  const waited = whenWordsAreKept().then(() => order.push('gone'))
  arrive()
  await waited
  expect(order).toEqual(['kept', 'gone'])
})

import { expect, test } from 'vitest'
import { createKeyedQueue } from './keyed-queue.ts'

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

test('runs tasks of one key in order and those of another beside them', async () => {
  const inTurn = createKeyedQueue()
  const log: string[] = []
  const task = (name: string, turns: number) => async () => {
    log.push(`${name} starts`)
    for (let n = 0; n < turns; n += 1) await turn()
    log.push(`${name} ends`)
  }
  await Promise.all([inTurn('a', task('a1', 3)), inTurn('a', task('a2', 1)), inTurn('b', task('b1', 1))])
  expect(log.indexOf('a2 starts')).toBeGreaterThan(log.indexOf('a1 ends'))
  expect(log.indexOf('b1 starts')).toBeLessThan(log.indexOf('a1 ends'))
})

test('goes on after a task that failed, and tells only its own caller', async () => {
  const inTurn = createKeyedQueue()
  const failing = inTurn('a', () => Promise.reject(new Error('no')))
  const next = inTurn('a', () => Promise.resolve('yes'))
  await expect(failing).rejects.toThrow('no')
  await expect(next).resolves.toBe('yes')
})

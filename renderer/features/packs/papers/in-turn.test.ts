import { expect, test } from 'vitest'
import { createTurns } from './in-turn.ts'

test('lets no more run at once than it may, and all in the order they came', async () => {
  const inTurn = createTurns(2)
  const ends: (() => void)[] = []
  const begun: number[] = []
  const all = [0, 1, 2].map((number) =>
    inTurn(() => {
      begun.push(number)
      return new Promise<void>((resolve) => ends.push(resolve))
    }),
  )
  expect(begun).toEqual([0, 1])
  ends[1]?.()
  await all[1]
  await expect.poll(() => begun).toEqual([0, 1, 2])
  ends[0]?.()
  ends[2]?.()
  await Promise.all(all)
})

test('never begins what was given up while it waited, and goes on after a failure', async () => {
  const inTurn = createTurns(1)
  const abort = new AbortController()
  const failing = inTurn(() => Promise.reject(new Error('no')))
  const given = inTurn(() => Promise.resolve('begun'), abort.signal)
  const last = inTurn(() => Promise.resolve('last'))
  abort.abort(new Error('given up'))
  await expect(failing).rejects.toThrow('no')
  await expect(given).rejects.toThrow('given up')
  expect(await last).toBe('last')
})

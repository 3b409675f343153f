import { expect, it } from 'vitest'
import { createGate } from '../files/gate.ts'
import { RecordQueues } from './record-queues.ts'

it('runs the work of one record in order, and of several at once', async () => {
  const queues = new RecordQueues()
  const order: string[] = []
  const work = (name: string, ms: number) => ({
    run: async () => {
      order.push(`${name} begins`)
      await new Promise((resolve) => setTimeout(resolve, ms))
      order.push(`${name} ends`)
    },
  })
  await Promise.all([
    queues.add('a', work('a1', 20)),
    queues.add('a', work('a2', 0)),
    queues.add('b', work('b1', 5)),
  ])
  expect(order).toEqual(['a1 begins', 'b1 begins', 'b1 ends', 'a1 ends', 'a2 begins', 'a2 ends'])
})

it('lets waiting work of one series melt into the newest, and answers everybody with that', async () => {
  const queues = new RecordQueues()
  const runs: string[] = []
  const work = (name: string, weighty = false) => ({
    series: 'typing',
    weighty,
    run: (isWeighty: boolean) => {
      runs.push(isWeighty ? `${name}!` : name)
      return Promise.resolve(name)
    },
  })
  const answers = await Promise.all(
    [work('a'), work('b', true), work('c'), work('d')].map((each) => queues.add('id', each)),
  )
  expect(runs).toEqual(['a', 'd!'])
  expect(answers).toEqual(['a', 'd', 'd', 'd'])
})

it('goes on after work that failed, and tells those who waited for it', async () => {
  const queues = new RecordQueues()
  const failing = queues.add('a', { run: () => Promise.reject(new Error('no')) })
  const fine = queues.add('a', { run: () => Promise.resolve('yes') })
  await expect(failing).rejects.toThrow('no')
  expect(await fine).toBe('yes')
  await queues.idle()
})

it('lets only so many through a gate at once, in the order they came', async () => {
  const gate = createGate(2)
  let [inside, most] = [0, 0]
  const order: number[] = []
  const tasks = Array.from({ length: 9 }, (_, n) =>
    gate(async () => {
      inside += 1
      most = Math.max(most, inside)
      order.push(n)
      await Promise.resolve()
      inside -= 1
      if (n === 4) throw new Error('one that fails')
    }),
  )
  const outcomes = await Promise.allSettled(tasks)
  expect(most).toBe(2)
  expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1)
})

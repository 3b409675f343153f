import { act, renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { stateOf, useStream } from './use-stream.ts'

type Step = { stage: 'halfway' | 'done' }

/** Work whose steps are given out one by one. */
function aWork() {
  const waiting: ((step: IteratorResult<Step>) => void)[] = []
  let fail: (error: Error) => void = () => undefined
  const next = () =>
    new Promise<IteratorResult<Step>>((resolve, reject) => {
      waiting.push(resolve)
      fail = reject
    })
  let signal: AbortSignal | undefined
  return {
    open: async (given: AbortSignal): Promise<AsyncIterable<Step>> => {
      signal = given
      return { [Symbol.asyncIterator]: () => ({ next }) }
    },
    tell: (stage: Step['stage']) => act(async () => waiting.shift()?.({ done: false, value: { stage } })),
    end: () => act(async () => waiting.shift()?.({ done: true, value: undefined })),
    break: (error: Error) => act(async () => fail(error)),
    isStopped: () => signal?.aborted,
  }
}

const show = () => renderHook(() => useStream<Step>())
const stageIn = ({ current }: { current: ReturnType<typeof useStream<Step>> }) => stateOf(current).stage

test('work is idle, starting, at each step of its own, and keeps its last', async () => {
  const { result } = show()
  const work = aWork()
  const seen = [stageIn(result)]
  await act(async () => void result.current.run(work.open))
  seen.push(stageIn(result))
  for (const stage of ['halfway', 'done'] as const) {
    await work.tell(stage)
    seen.push(stageIn(result))
  }
  await work.end()
  expect([...seen, stageIn(result)]).toEqual(['idle', 'starting', 'halfway', 'done', 'done'])
  expect(result.current.isRunning).toBe(false)
})

test('what breaks it is told, and the next run begins without it', async () => {
  const { result } = show()
  const work = aWork()
  await act(async () => void result.current.run(work.open))
  await work.break(new Error('no'))
  expect(stateOf(result.current)).toMatchObject({ stage: 'failed', error: { message: 'no' } })
  expect(result.current.isRunning).toBe(false)
  await act(async () => void result.current.run(aWork().open))
  expect(stageIn(result)).toBe('starting')
})

test('cancelled, it is idle at once, and what comes late is not heard; leaving stops it too', async () => {
  const { result, unmount } = show()
  const work = aWork()
  await act(async () => void result.current.run(work.open))
  act(() => result.current.cancel())
  expect(work.isStopped()).toBe(true)
  await work.tell('halfway')
  expect(stageIn(result)).toBe('idle')
  const other = aWork()
  await act(async () => void result.current.run(other.open))
  unmount()
  expect(other.isStopped()).toBe(true)
})

test('cancelled after it broke, it is idle again', async () => {
  const { result } = show()
  const work = aWork()
  await act(async () => void result.current.run(work.open))
  await work.break(new Error('no'))
  act(() => result.current.cancel())
  expect(stageIn(result)).toBe('idle')
})

test('stopped work that ends as if it were done is not taken for done', async () => {
  const { result } = show()
  const work = aWork()
  let answered: Promise<Step | null> = Promise.resolve({ stage: 'halfway' })
  await act(async () => void (answered = result.current.run(work.open)))
  await work.tell('halfway')
  act(() => result.current.cancel())
  await work.end()
  expect(await answered).toBeNull()
})

test('work begun after the page was left is not done, and under a strict root it is done as ever', async () => {
  const { result, unmount } = renderHook(() => useStream<Step>(), { reactStrictMode: true })
  const work = aWork()
  await act(async () => void result.current.run(work.open))
  expect(stageIn(result)).toBe('starting')
  unmount()
  const other = aWork()
  expect(await result.current.run(other.open)).toBeNull()
  expect(other.isStopped()).toBeUndefined()
})

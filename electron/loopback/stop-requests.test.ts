import { EventEmitter } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { stopOnRequest } from './stop-requests.ts'

function createProcess() {
  return Object.assign(new EventEmitter(), { exit: vi.fn<(code: number) => void>() })
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('a host that is asked to stop', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP', 'disconnect'])('stops in order on %s', async (event) => {
    const process = createProcess()
    let saved = () => {}
    const stop = vi.fn(() => new Promise<void>((resolve) => (saved = resolve)))
    stopOnRequest(process, stop, () => {})
    process.emit(event)
    await settled()
    expect(stop).toHaveBeenCalledOnce()
    expect(process.exit).not.toHaveBeenCalled()
    saved()
    await settled()
    expect(process.exit.mock.calls).toEqual([[0]])
  })

  it('says so when it could not stop in order', async () => {
    const process = createProcess()
    const faults: unknown[] = []
    stopOnRequest(
      process,
      () => Promise.reject(new Error('disk gone')),
      (fault) => faults.push(fault),
    )
    process.emit('SIGTERM')
    await settled()
    expect(process.exit.mock.calls).toEqual([[1]])
    expect(faults).toHaveLength(1)
  })

  it('takes signals that come together for one, and ends at once on a second request', async () => {
    const process = createProcess()
    let now = 5000
    const stop = vi.fn(() => new Promise<void>(() => {}))
    stopOnRequest(
      process,
      stop,
      () => {},
      () => now,
    )
    process.emit('SIGINT')
    process.emit('SIGINT')
    process.emit('SIGTERM')
    await settled()
    expect(process.exit).not.toHaveBeenCalled()
    now += 1001
    process.emit('disconnect')
    expect(process.exit).not.toHaveBeenCalled()
    process.emit('SIGINT')
    expect(process.exit.mock.calls).toEqual([[1]])
    expect(stop).toHaveBeenCalledOnce()
  })
})

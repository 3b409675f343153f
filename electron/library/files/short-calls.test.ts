import { describe, expect, it } from 'vitest'
import { createShortCalls } from './short-calls.ts'

const prompt = (): Promise<boolean> => Promise.resolve(true)

/** Says of each call which way it went; `takes` is how long one on the spot takes by the test's own clock. */
function askWith(answers: (folder: string) => Promise<boolean>) {
  const clock = { ms: 0, takes: 0 }
  const short = createShortCalls(answers, () => clock.ms)
  const ask = (folder: string): Promise<string> =>
    short(
      folder,
      () => {
        clock.ms += clock.takes
        return 'on the spot'
      },
      () => Promise.resolve('in the pool'),
    )
  return { clock, short, ask }
}

describe('a short call', () => {
  it('is made on the spot where the medium answers from memory, and in the pool elsewhere', async () => {
    const { ask } = askWith((folder) => Promise.resolve(folder.startsWith('/disk/')))
    expect(await ask('/disk/docs/00')).toBe('on the spot')
    expect(await ask('/net/docs/00')).toBe('in the pool')
  })

  it('is made in the pool where nobody can say what the medium is', async () => {
    const { ask } = askWith(() => Promise.reject(new Error('ENOSYS')))
    expect(await ask('/disk/docs/00')).toBe('in the pool')
  })

  it('asks once what folders side by side lie on', async () => {
    const asked: string[] = []
    const { ask } = askWith((folder) => {
      asked.push(folder)
      return Promise.resolve(true)
    })
    await ask('/disk/docs/00')
    await ask('/disk/docs/ff')
    await ask('/disk/history/00')
    expect(asked).toEqual(['/disk/docs/00', '/disk/history/00'])
  })

  it('believes nothing of folders side by side that may be mounts, nor of what one is mounted in', async () => {
    const { ask } = askWith((folder) => Promise.resolve(!folder.startsWith('/media/stick')))
    for (const folder of ['/media', '/media/disk', '/media/disk/docs/00'])
      expect(await ask(folder)).toBe('on the spot')
    for (const folder of ['/media/stick', '/media/stick/rapporteur-backups'])
      expect(await ask(folder)).toBe('in the pool')
  })

  it('takes a folder that is not there for no word on those beside it', async () => {
    const { ask } = askWith((folder) =>
      folder.endsWith('/00') ? Promise.reject(new Error('ENOENT')) : Promise.resolve(true),
    )
    expect(await ask('/disk/history/00')).toBe('in the pool')
    expect(await ask('/disk/history/01')).toBe('on the spot')
  })

  it('asks again after half a minute, for another medium may have been mounted over the folder', async () => {
    let isOwn = true
    const { clock, ask } = askWith(() => Promise.resolve(isOwn))
    expect(await ask('/mnt')).toBe('on the spot')
    isOwn = false
    expect(await ask('/mnt')).toBe('on the spot')
    clock.ms += 30_000
    expect(await ask('/mnt')).toBe('in the pool')
  })

  it('asks again after a failure, for another medium may stand there', async () => {
    let isOwn = true
    const { ask, short } = askWith(() => Promise.resolve(isOwn))
    expect(await ask('/stick/docs/00')).toBe('on the spot')
    isOwn = false
    const gone = (): never => {
      throw new Error('ENOENT')
    }
    await expect(short('/stick/docs/00', gone, () => Promise.resolve(null))).rejects.toThrow('ENOENT')
    expect(await ask('/stick/docs/00')).toBe('in the pool')
  })

  it('goes to the pool for half a minute after one that was slow', async () => {
    const { clock, ask } = askWith(prompt)
    clock.takes = 251
    expect(await ask('/disk/docs/00')).toBe('on the spot')
    expect(await ask('/disk/docs/00')).toBe('in the pool')
    clock.ms += 30_000
    expect(await ask('/disk/docs/00')).toBe('on the spot')
  })

  it('gives way to whatever else waits when many follow one another', async () => {
    const { clock, ask } = askWith(prompt)
    clock.takes = 1
    let others = 0
    const waiting = setInterval(() => (others += 1), 0)
    setImmediate(() => (others += 1))
    for (let n = 0; n < 20; n += 1) await ask('/disk/docs/00')
    clearInterval(waiting)
    expect(others).toBeGreaterThan(0)
  })
})

import { describe, expect, it } from 'vitest'
import { createManualClock } from './clock.ts'
import { createLibrary } from './create-library.ts'
import { createMemoryLibrary, createMemoryPorts } from './create-memory-library.ts'
import { systemError } from './files/memory-file-system.ts'
import { failureOf, filesBelow, idOf, plant, saveText } from './library.test-kit.ts'

describe('making a library', () => {
  it('makes a marker, a reserve and all folders, so that no save has to make one', async () => {
    const ports = createMemoryPorts()
    const library = await createMemoryLibrary(ports)
    expect((await ports.fs.list('/library/docs')).length).toBe(256)
    expect(await filesBelow(ports.fs, '/library')).toEqual([
      '/library/library.json',
      '/library/lock.json',
      '/library/reserve.bin',
    ])
    const marker = Buffer.from(await ports.fs.readFile('/library/library.json')).toString()
    expect(JSON.parse(marker)).toEqual({
      format: 'rapporteur-library',
      formatVersion: 2,
      libraryId: library.id,
      createdAt: '2026-01-05T09:00:00.000Z',
      minReader: 1,
      check: expect.stringMatching(/^[0-9a-f]{16}$/),
    })
    const made: string[] = []
    ports.fs.intercept = ({ name, path }) => {
      if (name === 'makeFolder') made.push(path)
    }
    await saveText(library, idOf(1), 'one')
    expect(made).toEqual([])
  })

  it('never touches a folder that holds anything', async () => {
    const ports = createMemoryPorts()
    await ports.fs.makeFolder('/library')
    await plant(ports.fs, '/library/letter.odt', 'Dear colleagues')
    expect(await failureOf(createLibrary('/library', ports))).toEqual({ code: 'NOT_EMPTY' })
    expect(await filesBelow(ports.fs, '/')).toHaveLength(1)
    const other = createMemoryPorts()
    await createMemoryLibrary(other)
    expect(await failureOf(createLibrary('/library', other))).toEqual({ code: 'NOT_EMPTY' })
  })

  it('refuses a place whose medium is not there, and says when the disk is full', async () => {
    const ports = createMemoryPorts()
    expect(await failureOf(createLibrary('/usb/stick/library', ports))).toEqual({ code: 'IO' })
    ports.fs.intercept = ({ name, path }) => {
      if (name === 'write' && path.includes('library.json')) throw systemError('ENOSPC', path)
    }
    expect(await failureOf(createLibrary('/library', ports))).toEqual({ code: 'DISK_FULL' })
  })
})

describe('the housekeeping of an open library', () => {
  it('goes on by itself as time passes, and stops when the library is closed', async () => {
    const ports = createMemoryPorts()
    const library = await createMemoryLibrary(ports)
    for (let n = 0; n < 4; n += 1) await saveText(library, idOf(1), `text ${n}`)
    ports.clock.advance(5_000)
    await expect
      .poll(async () => (await filesBelow(ports.fs, '/library/history')).length, { timeout: 10_000 })
      .toBe(2)
    for (let minute = 0; minute < 3; minute += 1) ports.clock.advance(60_000)
    await expect.poll(() => ports.fs.list('/library'), { timeout: 10_000 }).toContain('index.cache')
    await library.close()
    const calls = ports.fs.callCount
    ports.clock.advance(24 * 60 * 60 * 1000)
    await Promise.resolve()
    expect(ports.fs.callCount).toBe(calls)
  })
})

it('a clock moved by hand runs what fell due once, in turn', () => {
  const clock = createManualClock()
  const runs: number[] = []
  const stop = clock.every(10, () => runs.push(clock.monotonicMs()))
  clock.advance(9)
  clock.advance(1)
  clock.advance(1000)
  stop()
  clock.advance(1000)
  expect(runs).toEqual([10, 1010])
})

import { describe, expect, it, vi } from 'vitest'
import { createMemoryPorts } from '../../electron/library/create-memory-library.ts'
import { systemError, type MemoryFileSystem } from '../../electron/library/files/memory-file-system.ts'
import type { Library } from '../../electron/library/library.ts'
import { LibraryError } from '../../electron/library/library-error.ts'
import {
  failureOf,
  filesBelow,
  idOf,
  libraryPath,
  newWorld,
  readText,
  saveText,
} from '../../electron/library/library.test-kit.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { Acknowledged } from './acknowledged.ts'
import { failAt, shortWriteAt } from './crashes.ts'

// Hundreds of sessions, one for each call that may fail: a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

/** Listing the 256 folders is the same call many times over; one in so many stands for all. */
const oneListInMany = 13

const codes = ['EIO', 'ENOSPC', 'EACCES', 'EROFS', 'EBUSY', 'ENOENT']
const shortWrite = 'a short write and then no room'
const faultAt = (fs: MemoryFileSystem, n: number, what: string): ReturnType<typeof failAt> =>
  what === shortWrite ? shortWriteAt(fs, n) : failAt(fs, n, what)

const paragraph = 'A paragraph of some length. '.repeat(40)

async function prepared(): Promise<{ fs: MemoryFileSystem; told: Acknowledged }> {
  const { library, ports } = await newWorld()
  const told = new Acknowledged()
  await told.save(library, idOf(1), 'from before')
  await told.save(library, idOf(1), 'from before, again')
  await library.close()
  return { fs: ports.fs.copy(), told }
}

async function work(library: Library, told: Acknowledged): Promise<void> {
  await told.save(library, idOf(1), 'one')
  const object = await told.put(library, Buffer.from('bytes'))
  await told.save(library, idOf(2), 'two', object === null ? [] : [object])
  await library.tidy()
  await told.binAndBack(library, idOf(1))
  await told.save(library, idOf(1), 'three')
}

describe('one failing call', () => {
  it.each([...codes, shortWrite])(
    'with %s never costs an acknowledged state, and the next save works',
    async (code) => {
      const start = await prepared()
      for (let n = 0, stride = 1, reached = true; reached; n += stride) {
        const [fs, told] = [start.fs.copy(), start.told.copy()]
        const library = await openLibrary(libraryPath, createMemoryPorts(fs))
        const fault = faultAt(fs, n, code)
        await work(library, told)
        fs.intercept = () => undefined
        reached = fault.hit() !== null
        stride = fault.hit()?.name === 'list' ? oneListInMany : 1
        try {
          await told.save(library, idOf(1), 'after the fault')
          expect(await readText(library, idOf(1))).toBe('after the fault')
          await library.close()
          const again = await openLibrary(libraryPath, createMemoryPorts(fs.powerCut(() => 'lost')))
          await told.expectKept(again)
          expect(await readText(again, idOf(1))).toBe('after the fault')
        } catch (error) {
          throw new Error(`${code} at call ${n}: ${fault.hit()?.name} ${fault.hit()?.path}`, { cause: error })
        }
      }
    },
  )

  it.each([...codes, shortWrite])('with %s is told to whoever saves, or did no harm', async (what) => {
    const start = await prepared()
    let refused = 0
    for (let n = 0, reached = true; reached; n += 1) {
      const fs = start.fs.copy()
      const library = await openLibrary(libraryPath, createMemoryPorts(fs))
      const fault = faultAt(fs, n, what)
      const told = await saveText(library, idOf(1), paragraph).then(
        () => 'saved',
        (error: unknown) => (error instanceof LibraryError ? error.code : error),
      )
      reached = fault.hit() !== null
      const after = await openLibrary(libraryPath, createMemoryPorts(fs.powerCut(() => 'lost')))
      const words = await readText(after, idOf(1))
      if (told === 'saved') expect(words).toBe(paragraph)
      else {
        expect(['DISK_FULL', 'IO', 'CANNOT_READ_NOW']).toContain(told)
        expect([paragraph, 'from before, again']).toContain(words)
        refused += 1
      }
    }
    expect(refused).toBeGreaterThan(0)
  })

  it.each(['EIO', 'EACCES', 'ENOENT'])(
    'with %s while opening ends in a library or a plain refusal',
    async (code) => {
      for (let n = 0, stride = 1, reached = true; reached; n += stride) {
        const { fs, told } = await prepared()
        const fault = failAt(fs, n, code)
        const opened = await openLibrary(libraryPath, createMemoryPorts(fs)).catch((error: unknown) => {
          expect(error).toBeInstanceOf(LibraryError)
          return null
        })
        fs.intercept = () => undefined
        reached = fault.hit() !== null
        stride = fault.hit()?.name === 'list' ? oneListInMany : 1
        await opened?.close()
        await told.expectKept(await openLibrary(libraryPath, createMemoryPorts(fs)))
      }
    },
  )
})

describe('a drive that is pulled out', () => {
  it('fails every save, keeps what was there, and works again when it is back', async () => {
    const { library, ports } = await newWorld()
    await saveText(library, idOf(1), 'safe')
    ports.fs.intercept = ({ path }) => {
      throw systemError('ENOENT', path)
    }
    expect(await failureOf(saveText(library, idOf(1), 'in the air'))).toEqual({ code: 'CANNOT_READ_NOW' })
    expect(await failureOf(openLibrary(libraryPath, createMemoryPorts(ports.fs)))).toEqual({
      code: 'NO_LIBRARY',
    })
    await library.refresh()
    expect(library.summaries().size).toBe(1)
    ports.fs.intercept = () => undefined
    expect((await saveText(library, idOf(1), 'on the ground')).rev).toBe(2)
    expect(await readText(library, idOf(1))).toBe('on the ground')
  })

  it('is an error that passes when a record is read, and puts nothing aside', async () => {
    const { library, ports } = await newWorld()
    await saveText(library, idOf(1), 'one')
    await saveText(library, idOf(1), 'two')
    for (const code of ['EIO', 'EACCES', 'ETIMEDOUT']) {
      ports.fs.intercept = ({ path, name }) => {
        if (name === 'readFile') throw systemError(code, path)
      }
      expect(await failureOf(library.read(idOf(1)))).toEqual({ code: 'CANNOT_READ_NOW' })
    }
    ports.fs.intercept = () => undefined
    expect(await readText(library, idOf(1))).toBe('two')
    expect(await filesBelow(ports.fs, `${libraryPath}/damaged`)).toEqual([])
    expect(library.notices()).toEqual([])
  })
})

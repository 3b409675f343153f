import { describe, expect, it } from 'vitest'
import { createMemoryPorts } from '../../electron/library/create-memory-library.ts'
import {
  failureOf,
  filesBelow,
  idOf,
  libraryPath,
  newWorld,
  readText,
  reopen,
  saveText,
} from '../../electron/library/library.test-kit.ts'
import { openLibrary } from '../../electron/library/open-library.ts'

const paragraph = 'A paragraph of some length. '.repeat(40)

describe('a full disk', () => {
  it('gives up the reserve so that the save under way ends well', async () => {
    const { library, ports } = await newWorld()
    await saveText(library, idOf(1), 'one')
    ports.fs.capacityBytes = ports.fs.usedBytes + 100
    const saved = await saveText(library, idOf(1), paragraph)
    expect(saved.rev).toBe(3)
    expect(await readText(library, idOf(1))).toBe(paragraph)
    expect(await ports.fs.list(libraryPath)).not.toContain('reserve.bin')
  })

  it('is told when the reserve is gone too; the old text stays, and a later save works', async () => {
    const { library, ports } = await newWorld()
    await saveText(library, idOf(1), 'one')
    ports.fs.capacityBytes = ports.fs.usedBytes - 4096 + 200
    expect(await failureOf(saveText(library, idOf(1), paragraph))).toEqual({ code: 'DISK_FULL' })
    expect(await readText(library, idOf(1))).toBe('one')
    expect(
      (await filesBelow(ports.fs, `${libraryPath}/docs`)).filter((path) => path.endsWith('.tmp')),
    ).toEqual([])
    ports.fs.capacityBytes = Number.POSITIVE_INFINITY
    expect((await saveText(library, idOf(1), 'two')).rev).toBe(4)
    await library.tidy()
    expect(await ports.fs.list(libraryPath)).toContain('reserve.bin')
  })

  it('that takes half a write and then no more is not taken for a saved file', async () => {
    const { library, ports } = await newWorld()
    await saveText(library, idOf(1), 'one')
    let writes = 0
    ports.fs.intercept = ({ name, path }) => {
      if (name !== 'write') return
      writes += 1
      if (writes % 2 === 1) return { takeAtMost: 37 }
      throw Object.assign(new Error(path), { code: 'ENOSPC' })
    }
    expect(await failureOf(saveText(library, idOf(1), paragraph))).toEqual({ code: 'DISK_FULL' })
    expect(await failureOf(library.putObject(Buffer.from(paragraph), 1e6))).toEqual({ code: 'DISK_FULL' })
    ports.fs.intercept = () => undefined
    expect(await readText(library, idOf(1))).toBe('one')
    const again = await reopen(
      { library, ports },
      ports.fs.powerCut(() => 'kept'),
    )
    expect(await readText(again.library, idOf(1))).toBe('one')
  })

  it('that takes only a few bytes at a time still gets every byte', async () => {
    const { library, ports } = await newWorld()
    ports.fs.intercept = ({ name }) => (name === 'write' ? { takeAtMost: 7 } : undefined)
    await saveText(library, idOf(1), paragraph)
    ports.fs.intercept = () => undefined
    expect(await readText(library, idOf(1))).toBe(paragraph)
  })

  it('can be opened, read and searched for what is there', async () => {
    const { library, ports } = await newWorld()
    await saveText(library, idOf(1), 'one')
    await library.close()
    ports.fs.capacityBytes = ports.fs.usedBytes
    const again = await openLibrary(libraryPath, createMemoryPorts(ports.fs))
    expect(again.readOnly).toBeNull()
    expect(await readText(again, idOf(1))).toBe('one')
    expect(again.summaries().size).toBe(1)
    await again.close()
  })
})

describe('a medium that forbids writing', () => {
  it('opens read-only, says so, and shows everything', async () => {
    const { library, ports } = await newWorld()
    await saveText(library, idOf(1), 'one')
    await library.close()
    ports.fs.writeProtected = true
    const again = await openLibrary(libraryPath, createMemoryPorts(ports.fs))
    expect(again.readOnly).toBe('medium')
    expect(await readText(again, idOf(1))).toBe('one')
    expect(await failureOf(saveText(again, idOf(1), 'two'))).toEqual({ code: 'READ_ONLY', reason: 'medium' })
    expect(await failureOf(again.putObject(new Uint8Array(1), 10))).toMatchObject({ code: 'READ_ONLY' })
    expect(await failureOf(again.trash(idOf(1)))).toMatchObject({ code: 'READ_ONLY' })
    await again.close()
  })
})

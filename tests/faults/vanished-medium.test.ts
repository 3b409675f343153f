import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLibrary } from '../../electron/library/create-library.ts'
import type { Library } from '../../electron/library/library.ts'
import { failureOf, idOf, readText, saveText } from '../../electron/library/library.test-kit.ts'
import { createMemoryLock } from '../../electron/library/lock/library-lock.ts'
import { createNodeLibraryPorts } from '../../electron/library/node-library-ports.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { toContractError } from '../../electron/workbench/to-failure.ts'
import { passing, reasonOf } from '../../renderer/editor/save/save-state.ts'

let folder: string
let stick: string
let drawer: string
let library: Library

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vanished-'))
  stick = join(folder, 'stick')
  drawer = join(folder, 'drawer')
  const ports = {
    ...createNodeLibraryPorts({
      installId: 'test',
      appVersion: '0',
      backups: { home: join(folder, 'backups'), automatic: false },
    }),
    lock: createMemoryLock(),
    reserveBytes: 4096,
  }
  await createLibrary(stick, ports)
  library = await openLibrary(stick, ports)
})
afterEach(async () => {
  await library.close()
  await rm(folder, { recursive: true })
})

const pull = () => rename(stick, drawer)
const plugIn = async () => {
  await rm(stick, { recursive: true, force: true })
  await rename(drawer, stick)
}

describe('a stick that is pulled out and comes back', () => {
  it('takes the next save without a restart, and nothing was made where it had been', async () => {
    await saveText(library, idOf(1), 'Before')
    await pull()
    const failed = saveText(library, idOf(1), 'While it was away')
    const error: unknown = await failed.then(
      () => null,
      (cause: unknown) => cause,
    )
    // The page is told a reason that passes, so it keeps the words and tries again by itself.
    expect(passing.has(reasonOf(toContractError(error, () => undefined)))).toBe(true)
    expect(await readdir(folder)).not.toContain('stick')
    await library.refresh().catch(() => undefined)

    await plugIn()
    const saved = await saveText(library, idOf(1), 'While it was away')
    expect(saved.rev).toBeGreaterThan(1)
    expect(await readText(library, idOf(1))).toBe('While it was away')
    expect(library.summaries().size).toBe(1)
  })

  it('may leave an empty folder behind: nothing is written into it, and no record is taken for gone', async () => {
    await saveText(library, idOf(1), 'Before')
    await pull()
    await mkdir(stick)
    await expect(saveText(library, idOf(2), 'New')).rejects.toMatchObject({ name: 'LibraryError' })
    await library.refresh().catch(() => undefined)
    expect(library.summaries().has(idOf(1))).toBe(true)
    expect(await readdir(stick)).toEqual([])
    await plugIn()
    await saveText(library, idOf(2), 'New')
    expect(await readText(library, idOf(1))).toBe('Before')
    expect(await readText(library, idOf(2))).toBe('New')
  })

  it('makes no backup of nothing while it is away', async () => {
    await saveText(library, idOf(1), 'Before')
    const [first] = await library.backups.run('manual')
    await pull()
    expect(await library.backups.run('manual')).toMatchObject([{ fresh: false, id: first?.id }])
    await plugIn()
    await saveText(library, idOf(1), 'After')
    await pull()
    expect(await library.backups.run('manual')).toMatchObject([{ problem: 'cannot-read', id: null }])
    expect((await library.backups.list()).entries).toHaveLength(1)
    await plugIn()
    expect(await library.backups.run('manual')).toMatchObject([{ problem: null, fresh: true, copied: 1 }])
  })

  it('takes a picture again, and has it for the record that names it', async () => {
    const picture = Buffer.from('a picture')
    const name = createHash('sha256').update(picture).digest('hex')
    await pull()
    expect(await failureOf(library.putObject(picture, 100))).toEqual({ code: 'IO' })
    await plugIn()
    await library.putObject(picture, 100)
    await saveText(library, idOf(1), 'With it', { objects: [name] })
    expect(Buffer.from(await library.readObject(name))).toEqual(picture)
  })
})

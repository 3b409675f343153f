import { describe, expect, it } from 'vitest'
import { createLibrary } from '../../electron/library/create-library.ts'
import { createMemoryPorts } from '../../electron/library/create-memory-library.ts'
import type { MemoryFileSystem } from '../../electron/library/files/memory-file-system.ts'
import {
  filesBelow,
  idOf,
  libraryPath,
  plant,
  readText,
  saveText,
} from '../../electron/library/library.test-kit.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { soak } from './soak.ts'

const id = idOf(1)

/** A library of one record whose history is one archive. */
async function libraryWithArchive(): Promise<{ fs: MemoryFileSystem; archive: string }> {
  const ports = { ...createMemoryPorts(), reserveBytes: 16 }
  await createLibrary(libraryPath, ports)
  const library = await openLibrary(libraryPath, ports)
  for (let n = 1; n <= 6; n += 1) await saveText(library, id, `version ${n}`)
  await library.close()
  const [archive = ''] = await filesBelow(ports.fs, `${libraryPath}/history`)
  return { fs: ports.fs, archive }
}

const damages = [
  {
    name: 'changed',
    change: (bytes: Uint8Array, at: number) =>
      Uint8Array.from(bytes, (byte, n) => (n === at ? byte ^ (1 << (at & 7)) : byte)),
  },
  { name: 'cut off', change: (bytes: Uint8Array, at: number) => bytes.slice(0, at) },
]

describe.each(damages)('a record whose archived history is $name', ({ change }) => {
  it('keeps its newest versions, names the archive, removes nothing for it and goes on', async () => {
    const start = await libraryWithArchive()
    expect(start.archive).toMatch(/\.arc$/)
    const whole = await start.fs.readFile(start.archive)
    const wrong: string[] = []
    for (let at = 0; at < whole.length; at += soak ? 1 : 9) {
      const fs = start.fs.copy()
      await plant(fs, start.archive, change(whole, at))
      const problem = await problemWith(fs, start.archive).catch(String)
      if (problem) wrong.push(`at ${at}: ${problem}`)
    }
    expect(wrong).toEqual([])
    expect(whole.length).toBeGreaterThan(400)
  }, 600_000)
})

/** What was not as promised with the damaged archive, or null. */
async function problemWith(fs: MemoryFileSystem, archive: string): Promise<string | null> {
  const library = await openLibrary(libraryPath, createMemoryPorts(fs))
  if (library.readOnly !== null) return 'it cannot be written'
  if ((await readText(library, id)) !== 'version 6') return 'another text is shown'
  const titles = (await library.history(id)).map(({ title }) => title)
  if (titles.join() !== 'version 6,version 5') return `its history is ${titles.join()}`
  let named: string[] = []
  for await (const { damaged } of library.verify()) named = damaged.map(({ fileName }) => fileName)
  if (named.join() !== archive.slice(libraryPath.length + 1)) return `it names ${named.join()}`
  for (let n = 7; n <= 11; n += 1) await saveText(library, id, `version ${n}`)
  await library.tidy()
  if (!(await filesBelow(fs, `${libraryPath}/history`)).includes(archive)) return 'the archive was removed'
  return (await library.history(id)).length === 7 ? null : 'newer versions were lost'
}

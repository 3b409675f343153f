import { describe, expect, it } from 'vitest'
import { createLibrary } from '../../electron/library/create-library.ts'
import { createMemoryPorts } from '../../electron/library/create-memory-library.ts'
import type { MemoryFileSystem } from '../../electron/library/files/memory-file-system.ts'
import type { Library } from '../../electron/library/library.ts'
import {
  failureOf,
  filesBelow,
  idOf,
  libraryPath,
  plant,
  readText,
  saveText,
} from '../../electron/library/library.test-kit.ts'
import { openLibrary } from '../../electron/library/open-library.ts'

const annex = Buffer.from('an annex')
let object = ''

/** A library as small as one can be that has everything: two revisions of a record, an attachment, marker and index. */
async function smallLibrary(): Promise<MemoryFileSystem> {
  const ports = { ...createMemoryPorts(), reserveBytes: 16 }
  await createLibrary(libraryPath, ports)
  const library = await openLibrary(libraryPath, ports)
  object = (await library.putObject(annex, 100)).sha256
  await saveText(library, idOf(1), 'older')
  await saveText(library, idOf(1), 'newer', { objects: [object] })
  await library.close()
  return ports.fs
}

type Damage = { name: string; change: (bytes: Uint8Array, at: number) => Uint8Array }

const damages: Damage[] = [
  {
    name: 'changed',
    change: (bytes, at) => Uint8Array.from(bytes, (byte, n) => (n === at ? byte ^ (1 << (at & 7)) : byte)),
  },
  { name: 'cut off', change: (bytes, at) => bytes.slice(0, at) },
]

describe.each(damages)('a small library, at every byte $name', ({ name, change }) => {
  it('opens, shows the newest good text, names what is damaged and takes the next save', async () => {
    const start = await smallLibrary()
    const paths = await filesBelow(start, libraryPath)
    const wrong: string[] = []
    let tried = 0
    for (const path of paths) {
      const whole = await start.readFile(path)
      for (let at = 0; at < whole.length; at += 1) {
        const fs = start.copy()
        await plant(fs, path, change(whole, at))
        const problem = await problemWith(fs, path, Buffer.from(whole).toString()).catch(String)
        if (problem) wrong.push(`${path} at ${at}: ${problem}`)
        tried += 1
      }
    }
    console.log(`${tried} libraries with one byte ${name}, ${tried - wrong.length} as promised`)
    expect(wrong).toEqual([])
    expect(paths.map((path) => path.replace(/^.*\./, '')).toSorted()).toEqual([
      'bin',
      'bin',
      'cache',
      'doc',
      'doc',
      'json',
    ])
    expect(tried).toBeGreaterThan(1_500)
  }, 600_000)
})

/** What was not as promised with the damaged file at `path`, or null. */
async function problemWith(fs: MemoryFileSystem, path: string, whole: string): Promise<string | null> {
  const library = await openLibrary(libraryPath, createMemoryPorts(fs))
  const damagedNow = await damagedFiles(library)
  const isNewest = path.includes('.r0000000002.')
  const text = await readText(library, idOf(1))
  const bytes = await library.readObject(object).then(String, () => null)
  const told = library.notices().map(({ code }) => code)
  if (text !== (isNewest ? 'older' : 'newer')) return `it shows ${String(text)}`
  if (/\/docs\/|\/objects\//.test(path)) {
    if (damagedNow.join() !== path.slice(libraryPath.length + 1)) return `it names ${damagedNow.join()}`
  } else if (damagedNow.length > 0) return `it names ${damagedNow.join()}`
  if (isNewest && !told.includes('quarantined')) return 'nothing was put aside'
  if (path.includes('/objects/') !== (bytes === null)) return `its attachment is ${bytes}`
  if (bytes === null && (await failureOf(library.readObject(object))).code !== 'DAMAGED') return 'not said'
  if (path.endsWith('library.json') && !told.includes('marker-rebuilt') && !(await saysTheSame(fs, whole)))
    return 'a changed marker was believed'
  if (path.endsWith('index.cache') && !told.includes('index-rebuilt')) return 'a changed index was believed'
  await saveText(library, idOf(1), 'life goes on')
  await library.close()
  const again = await openLibrary(libraryPath, createMemoryPorts(fs))
  return (await readText(again, idOf(1))) === 'life goes on' ? null : 'the next save was lost'
}

/** Changed where nothing is said: in the space between, or in what the checksum is called. */
async function saysTheSame(fs: MemoryFileSystem, whole: string): Promise<boolean> {
  const facts = (text: string): string => {
    const { format, formatVersion, libraryId, createdAt, minReader } = JSON.parse(text)
    return JSON.stringify({ format, formatVersion, libraryId, createdAt, minReader })
  }
  return facts(Buffer.from(await fs.readFile(`${libraryPath}/library.json`)).toString()) === facts(whole)
}

async function damagedFiles(library: Library): Promise<string[]> {
  let found: string[] = []
  for await (const { damaged } of library.verify()) found = damaged.map(({ fileName }) => fileName)
  return found
}

import { describe, expect, it } from 'vitest'
import { createLibrary } from '../../electron/library/create-library.ts'
import { createMemoryPorts } from '../../electron/library/create-memory-library.ts'
import type { MemoryFileSystem } from '../../electron/library/files/memory-file-system.ts'
import { LibraryError } from '../../electron/library/library-error.ts'
import {
  filesBelow,
  idOf,
  libraryPath,
  plant,
  readText,
  saveText,
} from '../../electron/library/library.test-kit.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { createSealing } from '../../electron/library/sealing/create-sealing.ts'
import { newRecoveryCode } from '../../electron/library/sealing/new-recovery-code.ts'
import { lastOf } from '../../electron/library/sealing/sealed-world.test-kit.ts'
import { verifySealed } from '../../electron/library/sealing/verify-sealed.ts'
import { soak } from './soak.ts'

const passphrase = 'every byte of it'
/** Every so many bytes of a file one is tried; the long run tries all. */
const step = soak ? 1 : 47

let dataKey: Uint8Array = new Uint8Array()
let object = ''

/** As small as can be: two versions of a record, an attachment, key files and marker. */
async function smallLibrary(): Promise<MemoryFileSystem> {
  const ports = { ...createMemoryPorts(), reserveBytes: 16 }
  await createLibrary(libraryPath, ports)
  const library = await openLibrary(libraryPath, ports)
  object = (await library.putObject(Buffer.from('an annex'), 100)).sha256
  await saveText(library, idOf(1), 'older')
  await saveText(library, idOf(1), 'newer', { objects: [object] })
  await library.close()
  const sealing = createSealing(ports)
  await lastOf(sealing.seal(libraryPath, { passphrase, recoveryCode: newRecoveryCode() }))
  dataKey = await sealing.dataKey(libraryPath, { passphrase })
  const sealed = await openLibrary(libraryPath, ports, { dataKey })
  await sealed.close()
  return ports.fs
}

const changes: [string, (bytes: Uint8Array, at: number) => Uint8Array][] = [
  ['changed', (bytes, at) => Uint8Array.from(bytes, (byte, n) => (n === at ? byte ^ (1 << (at & 7)) : byte))],
  ['cut off', (bytes, at) => bytes.slice(0, at)],
]

describe.each(changes)('a small sealed library, with bytes %s', (name, change) => {
  it(
    'opens, shows a good text, and names what is damaged with its key and without',
    async () => {
      const start = await smallLibrary()
      const paths = (await filesBelow(start, libraryPath)).filter((path) => !/reserve|lock/.test(path))
      const wrong: string[] = []
      let tried = 0
      for (const path of paths) {
        const whole = await start.readFile(path)
        const offset = path.length % step
        for (let at = offset; at < whole.length; at += step) {
          const fs = start.copy()
          await plant(fs, path, change(whole, at))
          const problem = await problemWith(fs, path, path.endsWith('.age')).catch(String)
          if (problem) wrong.push(`${path} at ${at}: ${problem}`)
          tried += 1
        }
      }
      console.log(`${tried} sealed libraries with one byte ${name}, ${tried - wrong.length} as promised`)
      expect(wrong).toEqual([])
      expect(paths.filter((path) => path.endsWith('.age'))).toHaveLength(4)
      expect(paths.filter((path) => path.endsWith('.doc'))).toHaveLength(2)
    },
    soak ? 3_600_000 : 60_000,
  )
})

async function problemWith(fs: MemoryFileSystem, path: string, isKey: boolean): Promise<string | null> {
  const blind = await damagedWithoutKey(fs)
  const isContent = /\.(doc|bin)$/.test(path)
  if ((isContent || isKey) && blind.length !== 1) return `without a key ${blind.length} files are named`
  const library = await openLibrary(libraryPath, createMemoryPorts(fs), isKey ? { passphrase } : { dataKey })
  const named: string[] = []
  for await (const { done, damaged } of library.verify())
    if (done) named.push(...damaged.map(({ reason }) => reason))
  if (isContent && named.join() !== 'checksum') return `with its key it says ${named.join()}`
  if (!['newer', 'older'].includes(String(await readText(library, idOf(1))))) return 'another text is shown'
  await library.readObject(object).catch((error: unknown) => {
    const isTold = error instanceof LibraryError && error.code === 'DAMAGED' && !('tampered' in error.failure)
    if (!isTold || !path.endsWith('.bin')) throw error
  })
  if (library.notices().some(({ code }) => code === 'tampered')) return 'damage is taken for tampering'
  await saveText(library, idOf(1), 'goes on')
  await library.close()
  return null
}

async function damagedWithoutKey(fs: MemoryFileSystem): Promise<string[]> {
  for await (const { done, damaged } of verifySealed(fs, libraryPath))
    if (done) return damaged.map(({ fileName }) => fileName)
  return []
}

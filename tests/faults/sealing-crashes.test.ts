import { describe, expect, it } from 'vitest'
import { home, newBackedWorld } from '../../electron/library/backups/backups.test-kit.ts'
import { createMemoryPorts } from '../../electron/library/create-memory-library.ts'
import type { FileSystem, OpenFile } from '../../electron/library/files/file-system.ts'
import type { MemoryFileSystem } from '../../electron/library/files/memory-file-system.ts'
import { idOf, libraryPath, readText, saveText } from '../../electron/library/library.test-kit.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { createSealing } from '../../electron/library/sealing/create-sealing.ts'
import { newRecoveryCode } from '../../electron/library/sealing/new-recovery-code.ts'
import { lastOf, tracesOf } from '../../electron/library/sealing/sealed-world.test-kit.ts'
import { failAt, powerCuts } from './crashes.ts'
import { soak } from './soak.ts'

const passphrase = 'until the power goes'
const recoveryCode = newRecoveryCode()
const canary = 'hummingxylophone'
const reading: ReadonlySet<string> = new Set(['list', 'facts', 'readFile', 'read', 'size', 'close'])
const longest = soak ? 3_600_000 : 60_000
/** Of the moments that do not decide which of the two it is, every so many is tried. */
const step = soak ? 1 : 16
/** Of the 256 folders that are made and removed one by one, every so many is a moment of its own. */
const folderStep = soak ? 8 : 128
const deciding = /\.age|library\.json/

const portsOf = (fs: MemoryFileSystem) => ({
  ...createMemoryPorts(fs),
  reserveBytes: 16,
  backups: { home, automatic: false },
})

/** Two records with a few versions, an attachment, a backup; plain, and closed. */
async function plainLibrary(): Promise<MemoryFileSystem> {
  const world = await newBackedWorld()
  const { library } = world
  const { sha256 } = await library.putObject(Buffer.from(canary), 100)
  for (const text of ['one', 'two', 'three']) await saveText(library, idOf(1), `${canary} ${text}`)
  await saveText(library, idOf(2), `${canary} other`, { objects: [sha256] })
  await library.tidy()
  await library.backups.run('manual')
  await library.close()
  return world.fs.copy()
}

async function sealedLibrary(): Promise<MemoryFileSystem> {
  const fs = await plainLibrary()
  await sealOn(fs)
  return fs.copy()
}

const sealOn = (fs: MemoryFileSystem) =>
  lastOf(createSealing(portsOf(fs)).seal(libraryPath, { passphrase, recoveryCode }))
const unsealOn = (fs: MemoryFileSystem) =>
  lastOf(createSealing(portsOf(fs)).unseal(libraryPath, { recoveryCode }))

const works = [
  { name: 'sealing', start: plainLibrary, work: sealOn },
  { name: 'unsealing', start: sealedLibrary, work: unsealOn },
]

/** Two of the eight ways a power cut may end, others at the next moment. */
const cutsInTurn = (moment: number) => powerCuts(moment).filter((_, way) => (way + moment) % 4 === 0)

/** It is the one library or the other, whole; and once opened, nothing of the other is left. */
async function expectWhole(fs: MemoryFileSystem): Promise<'plain' | 'sealed'> {
  const ports = portsOf(fs)
  const sealing = createSealing(ports)
  const { sealed } = await sealing.look(libraryPath)
  for (const by of sealed ? [{ passphrase }, { recoveryCode }] : [undefined]) {
    const library = await openLibrary(libraryPath, ports, by)
    expect(library.readOnly).toBeNull()
    expect(await readText(library, idOf(1))).toBe(`${canary} three`)
    expect(await library.history(idOf(1))).toHaveLength(3)
    expect(await readText(library, idOf(2))).toBe(`${canary} other`)
    for await (const { done, damaged } of library.verify()) if (done) expect(damaged).toEqual([])
    await saveText(library, idOf(3), 'goes on')
    await library.close()
  }
  expect((await sealing.look(libraryPath)).unfinished).toBe(false)
  const traces = await tracesOf(fs, [canary], [libraryPath])
  if (sealed) expect(traces).toEqual([])
  else expect(traces).not.toEqual([])
  return sealed ? 'sealed' : 'plain'
}

describe.each(works)('$name a library', ({ name, start, work }) => {
  it(
    'leaves the one or the other whole, wherever the power goes',
    async () => {
      const fs = await start()
      const failures: unknown[] = []
      const ends = { plain: 0, sealed: 0 }
      let [moment, folders] = [0, 0]
      const cutNow = async (where: string): Promise<void> => {
        moment += 1
        if (moment % step > 0 && !deciding.test(where)) return
        for (const { name: how, decide } of soak ? powerCuts(moment) : cutsInTurn(moment)) {
          try {
            ends[await expectWhole(fs.powerCut(decide))] += 1
          } catch (error) {
            failures.push(new Error(`${name}, before ${where}, ${how}`, { cause: error }))
          }
        }
      }
      fs.intercept = ({ name: call, path, mode }) => {
        if (reading.has(call) || mode === 'read' || /lock\.json/.test(path)) return undefined
        if (call.endsWith('Folder') && (folders += 1) % folderStep > 0) return undefined
        return cutNow(`${call} ${path}`)
      }
      await work(fs)
      await cutNow('nothing more')
      console.log(
        `${name}: ${moment} moments, ${ends.plain} plain and ${ends.sealed} sealed libraries, all whole`,
      )
      expect(failures).toEqual([])
      expect(Math.min(ends.plain, ends.sealed)).toBeGreaterThan(5)
    },
    longest,
  )

  it.each(soak ? ['EIO', 'ENOSPC', 'EROFS'] : ['EIO'])(
    'says so when any one call fails with %s, and leaves the one or the other whole',
    async (code) => {
      const begin = await start()
      const counting = begin.copy()
      await work(counting)
      const calls = counting.callCount
      const between = soak ? 1 : Math.ceil(calls / 15)
      let refused = 0
      for (let n = 1; n < calls; n += between) {
        const fs = begin.copy()
        failAt(fs, n, code)
        const failed = await work(fs).then(
          () => null,
          (error: unknown) => error,
        )
        fs.intercept = () => undefined
        if (failed !== null) refused += 1
        if (failed !== null) expect(failed).toMatchObject({ name: 'LibraryError' })
        await expectWhole(fs)
      }
      expect(refused).toBeGreaterThan(3)
    },
    longest,
  )
})

it('stopped half-way, it is what it was, and nothing of the other is left', async () => {
  const fs = await plainLibrary()
  const stop = new AbortController()
  const steps = createSealing(portsOf(fs)).seal(
    libraryPath,
    { passphrase, recoveryCode },
    { signal: stop.signal },
  )
  const phases = new Set<string>()
  await expect(async () => {
    for await (const { phase } of steps) {
      phases.add(phase)
      if (phase === 'verifying') stop.abort()
    }
  }).rejects.toMatchObject({ code: 'CLOSED' })
  expect([...phases]).toEqual(['writing', 'verifying'])
  expect((await fs.list(libraryPath)).filter((name) => /sealed|keys/.test(name))).toEqual([])
  expect(await expectWhole(fs)).toBe('plain')
})

it('on a full disk it is what it was', async () => {
  const fs = await plainLibrary()
  fs.capacityBytes = fs.usedBytes + 3000
  await expect(sealOn(fs)).rejects.toMatchObject({ code: 'DISK_FULL' })
  fs.capacityBytes = Number.POSITIVE_INFINITY
  expect(await expectWhole(fs)).toBe('plain')
})

it('on a medium that holds another byte than it was given, nothing plain is removed', async () => {
  const fs = await plainLibrary()
  const lying: FileSystem = new Proxy(fs, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target)
      if (name === 'open') return (path: string, mode: 'new' | 'read') => openLying(target, path, mode)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  const steps = createSealing({ ...portsOf(fs), fs: lying }).seal(libraryPath, { passphrase, recoveryCode })
  await expect(lastOf(steps)).rejects.toMatchObject({ code: 'IO' })
  expect(await expectWhole(fs)).toBe('plain')
})

async function openLying(fs: MemoryFileSystem, path: string, mode: 'new' | 'read'): Promise<OpenFile> {
  const file = await fs.open(path, mode)
  if (mode === 'read' || !/\.sealed.*\.doc/.test(path)) return file
  return { ...file, write: (bytes) => file.write(bytes.map((byte, at) => (at === 60 ? byte ^ 1 : byte))) }
}

import { createMemoryPorts, type MemoryLibraryPorts } from '../../electron/library/create-memory-library.ts'
import type { MemoryFileSystem } from '../../electron/library/files/memory-file-system.ts'
import type { Library } from '../../electron/library/library.ts'
import {
  idOf,
  libraryPath,
  newWorld,
  plant,
  revisionFiles,
  saveText,
} from '../../electron/library/library.test-kit.ts'
import { markerBytes, readMarker } from '../../electron/library/library-marker.ts'
import { libraryPaths } from '../../electron/library/library-paths.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import type { Acknowledged } from './acknowledged.ts'
import { foreignRevision, plantRevision } from './plant-revision.ts'

const dayMs = 24 * 60 * 60 * 1000
const [first, second, third] = [idOf(1), idOf(2), idOf(3)]

/** A piece of work in whose every moment the power may go. */
export type CrashScenario = {
  name: string
  /** Brings the medium to where the work begins; nothing of it is in doubt. */
  prepare?: (library: Library, told: Acknowledged, ports: MemoryLibraryPorts) => Promise<void>
  work: (library: Library, told: Acknowledged, ports: MemoryLibraryPorts) => Promise<unknown>
}

async function everyText(library: Library, told: Acknowledged, texts: readonly string[]): Promise<void> {
  for (const text of texts) await told.save(library, first, text)
}

/** Another machine at the same medium, which writes although somebody seems to hold the library. */
async function otherMachine(ports: MemoryLibraryPorts): Promise<Library> {
  const other = { ...createMemoryPorts(ports.fs), clock: ports.clock, host: 'other', installId: 'other' }
  const library = await openLibrary(libraryPath, other)
  await library.editAnyway()
  return library
}

export const crashScenarios: readonly CrashScenario[] = [
  {
    name: 'a morning of notes, an annex, the bin and a purge',
    async work(library, told) {
      await everyText(library, told, ['one', 'two'])
      const object = await told.put(library, Buffer.from('an annex'))
      if (object !== null) await told.save(library, second, 'with an annex', [object])
      await told.save(library, first, 'three')
      await Promise.all([told.save(library, first, 'four'), told.save(library, second, 'second, two')])
      await told.binAndBack(library, first)
      await library.tidy()
      await told.purge(library, second)
      await told.save(library, first, 'five')
      await library.close()
    },
  },
  {
    name: 'bursts of saves of many records at once',
    async work(library, told) {
      for (let round = 0; round < 3; round += 1)
        await Promise.all(
          Array.from({ length: 6 }, (_, n) => told.save(library, idOf(10 + n), `${n} in round ${round}`)),
        )
    },
  },
  {
    name: 'superseded revisions move to the history',
    async work(library, told) {
      for (let round = 0; round < 4; round += 1) {
        await everyText(library, told, [`${round}, one`, `${round}, two`, `${round}, three`])
        await library.tidy()
      }
    },
  },
  {
    name: 'a library of the first format folds its history into archives, and a purge takes them along',
    async prepare(library, told, { fs }) {
      await everyText(library, told, ['one', 'two', 'three', 'four', 'five', 'six'])
      await library.tidy()
      await everyText(library, told, ['seven', 'eight', 'nine', 'ten'])
      const paths = libraryPaths(libraryPath)
      const { marker } = await readMarker(fs, paths)
      await plant(fs, paths.marker, markerBytes({ ...marker, formatVersion: 1 }))
    },
    async work(library, told) {
      await library.tidy()
      await told.purge(library, first)
      await library.close()
    },
  },
  {
    name: 'annexes, the same one twice, and one whose stored copy is damaged',
    async prepare(library, told, { fs }) {
      const { sha256 } = await library.putObject(Buffer.from('damaged before'), 1000)
      await plant(fs, await library.objectPath(sha256), 'rubbish')
      told.plantedDamage(sha256)
    },
    async work(library, told) {
      const annexes = ['a', 'b', 'a', 'c'].map((text) => Buffer.from(`annex ${text}`))
      for (const [n, annex] of annexes.entries()) {
        const object = await told.put(library, annex)
        if (object !== null) await told.save(library, idOf(20 + n), `names ${n}`, [object])
      }
      await told.put(library, Buffer.from('damaged before'))
    },
  },
  {
    name: 'the bin, its end after ninety days, and a new life',
    async prepare(library, told) {
      await everyText(library, told, ['one', 'two', 'three'])
      await told.save(library, second, 'stays')
    },
    async work(library, told, { clock }) {
      await told.binAndBack(library, first)
      await told.save(library, first, 'four')
      await told.purge(library, first)
      await library.tidy()
      clock.advance(31 * dayMs)
      await library.tidy()
      await told.save(library, first, 'a new life')
      await told.save(library, second, 'stays on')
      await library.close()
    },
  },
  {
    name: 'two machines write the same records',
    async prepare(library, told) {
      await told.saveBeside(library, first, 'common ground')
    },
    async work(library, told, ports) {
      const other = await otherMachine(ports)
      for (let round = 0; round < 3; round += 1)
        await Promise.all([
          told.saveBeside(library, first, `here ${round}`),
          told.saveBeside(other, first, `there ${round}`),
          told.saveBeside(other, second, `there too ${round}`),
        ])
      await library.tidy()
      await other.close()
    },
  },
  {
    name: 'a disk that fills up and is cleared',
    async prepare(library, told) {
      await everyText(library, told, ['one', 'two'])
    },
    async work(library, told, { fs }) {
      const long = (n: number): string => `${n} ${'word '.repeat(200)}`
      fs.capacityBytes = fs.usedBytes + 600
      for (let n = 0; n < 6; n += 1) await told.save(library, first, long(n))
      fs.capacityBytes = fs.usedBytes
      await told.save(library, second, long(7))
      await told.put(library, Buffer.from(long(8)))
      fs.capacityBytes = Number.POSITIVE_INFINITY
      await told.save(library, second, long(9))
      await library.tidy()
      await everyText(library, told, ['room again'])
    },
  },
  {
    name: 'a start after damage, a half-named save, a copy of a sync program and a lost marker',
    async prepare(library, told, ports) {
      const world = { library, ports }
      await everyText(library, told, ['one', 'two', 'three', 'four'])
      await library.tidy()
      for (const text of ['second', 'second, damaged']) await saveText(library, second, text)
      told.mayHold(second, 'second')
      await told.save(library, third, 'third')
      const [, newest = ''] = await revisionFiles(ports.fs, second)
      await plant(ports.fs, newest, 'rubbish')
      told.plantedDamage(second)
      const whole = foreignRevision(third, 'third, nearly saved', { rev: 2 })
      await plantRevision(world, whole, `.${whole.name.fileName}.0123abcd.tmp`)
      const copy = foreignRevision(idOf(4), 'from the other laptop')
      await plantRevision(world, copy, copy.name.fileName.replace('.doc', ' (1).doc'))
      for (const [id, text] of [
        [third, 'third, nearly saved'],
        [idOf(4), 'from the other laptop'],
      ] as const)
        told.mayHold(id, text)
      await plant(ports.fs, `${libraryPath}/library.json`, 'rubbish')
    },
    async work(library, told) {
      for (const id of [second, third, idOf(4)]) await library.read(id).catch(() => undefined)
      await told.save(library, second, 'second, anew')
      await told.save(library, idOf(4), 'fourth, here')
      await library.tidy()
      await library.close()
    },
  },
]

/** The medium a scenario begins on. */
export async function prepared(scenario: CrashScenario, told: Acknowledged): Promise<MemoryFileSystem> {
  const { library, ports } = await newWorld()
  await scenario.prepare?.(library, told, ports)
  return ports.fs.copy()
}

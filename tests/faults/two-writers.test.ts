import { describe, expect, it } from 'vitest'
import type { RecordChange } from '../../shared/contract/library.ts'
import { createMemoryPorts } from '../../electron/library/create-memory-library.ts'
import type { Library } from '../../electron/library/library.ts'
import {
  failureOf,
  idOf,
  libraryPath,
  newWorld,
  plant,
  readText,
  reopen,
  revisionFiles,
  saveText,
  type World,
} from '../../electron/library/library.test-kit.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { foreignRevision, plantRevision } from './plant-revision.ts'

/** A second machine at the same medium, writing although the first seems to hold it. */
async function secondMachine({ ports }: World): Promise<Library> {
  const other = { ...createMemoryPorts(ports.fs), clock: ports.clock, host: 'other', installId: 'other' }
  const library = await openLibrary(libraryPath, other)
  await library.editAnyway()
  return library
}

describe('two programs at one library', () => {
  it('the second one on this machine looks on, and takes over when the first has gone', async () => {
    const { library, ports } = await newWorld()
    await saveText(library, idOf(1), 'one')
    const second = await openLibrary(libraryPath, ports)
    const heard: unknown[] = []
    second.subscribeAccess((reason) => heard.push(reason))
    expect(second.readOnly).toBe('locked')
    expect(await readText(second, idOf(1))).toBe('one')
    expect(await failureOf(saveText(second, idOf(1), 'two'))).toEqual({ code: 'READ_ONLY', reason: 'locked' })
    await saveText(library, idOf(1), 'two')
    await second.refresh()
    expect(await readText(second, idOf(1))).toBe('two')
    await library.close()
    ports.clock.advance(20_000)
    await expect.poll(() => second.readOnly, { timeout: 10_000 }).toBeNull()
    expect(heard).toEqual([null])
    expect((await saveText(second, idOf(1), 'three')).rev).toBe(3)
  })

  it('one on another machine waits until the first has been silent for a minute', async () => {
    const { library, ports } = await newWorld()
    await library.close()
    const hint = { nonce: 'n', host: 'elsewhere', installId: 'e', beat: 7 }
    await plant(ports.fs, `${libraryPath}/lock.json`, JSON.stringify(hint))
    const second = await openLibrary(libraryPath, ports)
    expect(second.readOnly).toBe('locked')
    for (let beat = 0; beat < 2; beat += 1) {
      ports.clock.advance(20_000)
      await second.refresh()
      expect(second.readOnly).toBe('locked')
    }
    ports.clock.advance(25_000)
    await expect.poll(() => second.readOnly, { timeout: 10_000 }).toBeNull()
    await second.close()
    expect(await ports.fs.list(libraryPath)).not.toContain('lock.json')
  })

  it('a damaged lock hint keeps nobody out', async () => {
    const { library, ports } = await newWorld()
    await library.close()
    await plant(ports.fs, `${libraryPath}/lock.json`, '{"nonce":')
    expect((await openLibrary(libraryPath, ports)).readOnly).toBeNull()
  })
})

describe('a version made elsewhere', () => {
  it('of a record that is not being edited here becomes the newest, and is told of', async () => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'ours')
    const other = await secondMachine(world)
    await saveText(other, idOf(1), 'theirs', { baseRev: 1 })
    await saveText(other, idOf(2), 'a new one')
    const changes: RecordChange[] = []
    world.library.subscribe((change) => changes.push(change))
    await world.library.refresh()
    expect(changes.map(({ op, rev, id }) => `${op} ${rev} ${id === idOf(1)}`).toSorted()).toEqual([
      'external 1 false',
      'external 2 true',
    ])
    expect(await readText(world.library, idOf(1))).toBe('theirs')
    expect(world.library.summaries().get(idOf(2))?.title).toBe('a new one')
    expect(world.library.notices()).toEqual([])
  })

  it('met by a save is kept beside it until somebody settles the two', async () => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'common')
    const other = await secondMachine(world)
    await saveText(other, idOf(1), 'theirs', { baseRev: 1 })
    const saved = await saveText(world.library, idOf(1), 'ours', { baseRev: 1, editor: 'tab' })
    expect(saved).toMatchObject({ rev: 3, conflictsWith: [2] })
    expect(world.library.notices()).toMatchObject([{ code: 'conflict', id: idOf(1) }])
    for (let n = 0; n < 4; n += 1)
      await saveText(world.library, idOf(1), `ours ${n}`, { baseRev: 3, editor: 'tab' })
    await world.library.tidy()
    expect(await conflictsOf(world.library)).toEqual(['theirs'])
    await other.close()
    await world.library.close()

    const again = await reopen(world)
    expect(await conflictsOf(again.library)).toEqual(['theirs'])
    expect(await revisionFiles(world.ports.fs, idOf(1))).toHaveLength(3)
    await saveText(again.library, idOf(1), 'ours and theirs', { kind: 'merge' })
    await again.library.tidy()
    expect(await conflictsOf(again.library)).toEqual([])
    expect(await revisionFiles(world.ports.fs, idOf(1))).toHaveLength(2)
  })

  it('with the very same content is no second version', async () => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'common')
    const other = await secondMachine(world)
    await saveText(other, idOf(1), 'typed before the crash', { baseRev: 1 })
    const saved = await saveText(world.library, idOf(1), 'typed before the crash', { baseRev: 1 })
    expect(saved).not.toHaveProperty('conflictsWith')
    expect(world.library.notices()).toEqual([])
  })

  it('under the number of one of ours is found when the library is opened', async () => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'one')
    await saveText(world.library, idOf(1), 'two')
    await world.library.close()
    const [first = ''] = await revisionFiles(world.ports.fs, idOf(1))
    const base = /\.([0-9a-f]{16})\.doc$/.exec(first)?.[1] ?? ''
    await plantRevision(world, foreignRevision(idOf(1), 'two, elsewhere', { rev: 2, base }))
    const { library } = await reopen(world)
    expect(await readText(library, idOf(1))).toBe('two, elsewhere')
    expect(library.notices()).toMatchObject([{ code: 'conflict', id: idOf(1) }])
    expect(await conflictsOf(library)).toEqual(['two'])
    const [sibling] = (await library.history(idOf(1))).filter(({ conflict }) => conflict)
    const both = await library.readRevision(idOf(1), 2, sibling?.hash)
    expect(both.summary.title).toBe('two')
  })

  it('does not bring a purged record back', async () => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'one')
    await world.library.purge(idOf(1))
    await plantRevision(world, foreignRevision(idOf(1), 'synced late', { rev: 1 }))
    await world.library.refresh()
    expect(world.library.summaries().size).toBe(0)
    await world.library.close()
    const { library } = await reopen(world)
    expect(await failureOf(library.read(idOf(1)))).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('that is still being copied is left alone until it is whole', async () => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'one')
    const theirs = foreignRevision(idOf(1), 'theirs', { rev: 2 })
    await plantRevision(world, { ...theirs, bytes: theirs.bytes.slice(0, 300) })
    await world.library.refresh()
    expect(await readText(world.library, idOf(1))).toBe('one')
    expect((await saveText(world.library, idOf(1), 'two')).rev).toBe(3)
    await plantRevision(world, theirs)
    await world.library.refresh()
    expect((await world.library.history(idOf(1))).map(({ title }) => title)).toContain('theirs')
    expect(await readText(world.library, idOf(1))).toBe('two')
  })
})

async function conflictsOf(library: Library): Promise<string[]> {
  return (await library.history(idOf(1))).filter(({ conflict }) => conflict).map(({ title }) => title)
}

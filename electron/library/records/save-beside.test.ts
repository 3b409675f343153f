import { describe, expect, it } from 'vitest'
import { createMemoryPorts } from '../create-memory-library.ts'
import { systemError } from '../files/memory-file-system.ts'
import type { ForeignVersion, Library } from '../library.ts'
import {
  failureOf,
  idOf,
  libraryPath,
  newWorld,
  readText,
  reopen,
  saveText,
  stateOf,
  summaryOf,
  textIn,
} from '../library.test-kit.ts'
import { openLibrary } from '../open-library.ts'

const id = idOf(1)

async function baseOf(library: Library): Promise<string> {
  return (await library.history(id)).at(-1)?.hash ?? ''
}

const theirs = (base: string | null): ForeignVersion => ({
  state: stateOf(id, 'theirs'),
  summary: summaryOf(id, 'theirs'),
  base,
  writer: 'somebody else',
})

async function texts(library: Library): Promise<[unknown, boolean][]> {
  const entries = await library.history(id)
  return Promise.all(
    entries.map(async ({ rev, hash, conflict }): Promise<[unknown, boolean]> => [
      textIn((await library.readRevision(id, rev, hash)).record),
      conflict ?? false,
    ]),
  )
}

async function twoSteps() {
  const world = await newWorld()
  await saveText(world.library, id, 'base')
  const { rev } = await saveText(world.library, id, 'ours')
  return { ...world, rev, base: await baseOf(world.library) }
}

describe('a version made elsewhere', () => {
  it('stays beside ours as a conflict, after the next start too', async () => {
    const { library, ports, rev, base } = await twoSteps()
    await library.saveBeside(id, theirs(base), stateOf(id, 'ours'), {
      summary: summaryOf(id, 'ours'),
      baseRev: rev,
    })
    const expected = [
      ['ours', false],
      ['theirs', true],
      ['ours', false],
      ['base', false],
    ]
    expect(await texts(library)).toEqual(expected)
    const [, beside, ...own] = await library.history(id)
    expect(beside?.elsewhere).toBe(true)
    expect(own.some(({ elsewhere }) => elsewhere)).toBe(false)
    await library.tidy()
    await library.close()
    const again = await reopen({ ports, library })
    expect(await texts(again.library)).toEqual(expected)
    expect(await readText(again.library, id)).toBe('ours')
  })

  it('is settled at once by a merge, without a word of a conflict', async () => {
    const { library, ports, rev, base } = await twoSteps()
    await library.saveBeside(id, theirs(base), stateOf(id, 'both'), {
      summary: summaryOf(id, 'both'),
      baseRev: rev,
      kind: 'merge',
    })
    expect(await readText(library, id)).toBe('both')
    expect((await texts(library)).filter(([, conflict]) => conflict)).toEqual([])
    expect(library.notices()).toEqual([])
    await library.close()
    const again = await reopen({ ports, library })
    expect((await texts(again.library)).filter(([, conflict]) => conflict)).toEqual([])
  })

  it('is settled later by a merge of both', async () => {
    const { library, rev, base } = await twoSteps()
    const ours = { summary: summaryOf(id, 'ours'), baseRev: rev }
    const { rev: beside } = await library.saveBeside(id, theirs(base), stateOf(id, 'ours'), ours)
    await saveText(library, id, 'settled', { baseRev: beside, kind: 'merge' })
    expect((await texts(library)).filter(([, conflict]) => conflict)).toEqual([])
  })

  it('is refused where ours moved on meanwhile, and where it names what is not stored', async () => {
    const { library, rev, base } = await twoSteps()
    const before = await texts(library)
    const options = { summary: summaryOf(id, 'ours'), baseRev: rev }
    const late = library.saveBeside(id, theirs(base), stateOf(id, 'ours'), { ...options, baseRev: rev - 1 })
    expect(await failureOf(late)).toMatchObject({ code: 'CONFLICT', currentRev: rev })
    const lacking = { ...theirs(base), objects: ['a'.repeat(64)] }
    expect(await failureOf(library.saveBeside(id, lacking, stateOf(id, 'ours'), options))).toMatchObject({
      code: 'INVALID',
      reason: 'missing-object',
    })
    expect(await texts(library)).toEqual(before)
  })

  it.each(['EIO', 'ENOSPC', 'ENOENT'])(
    'never replaces ours unsaid, whichever call fails with %s',
    async (code) => {
      const start = await twoSteps()
      await start.library.close()
      let failures = 0
      for (let n = 0, reached = true; reached; n += 1) {
        const fs = start.ports.fs.copy()
        const library = await openLibrary(libraryPath, createMemoryPorts(fs))
        const first = fs.callCount
        reached = false
        fs.intercept = ({ index, path }) => {
          if (index !== first + n) return
          reached = true
          throw systemError(code, path)
        }
        const options = { summary: summaryOf(id, 'ours'), baseRev: start.rev }
        const outcome = await library.saveBeside(id, theirs(start.base), stateOf(id, 'ours'), options).then(
          () => 'saved',
          () => 'failed',
        )
        fs.intercept = () => undefined
        if (outcome === 'failed') failures += 1
        await library.close()
        const again = await openLibrary(libraryPath, createMemoryPorts(fs.powerCut(() => 'lost')))
        const newest = await readText(again, id)
        const kept = await texts(again)
        // Either ours is what one sees, or it stands beside as a version to be settled.
        expect(newest === 'ours' || kept.some(([text, conflict]) => text === 'ours' && conflict)).toBe(true)
        if (outcome === 'saved') expect(kept).toContainEqual(['theirs', true])
        await again.close()
      }
      expect(failures).toBeGreaterThan(8)
    },
  )
})

describe('a crash between the two files', () => {
  it('leaves both versions, and says that there are two', async () => {
    const { library, ports, rev, base } = await twoSteps()
    const { fs } = ports
    let renamed = 0
    let snapshot = fs
    fs.intercept = ({ name }) => {
      if (name === 'open' && renamed > 0 && snapshot === fs) snapshot = fs.copy()
      if (name === 'rename') renamed += 1
    }
    await library.saveBeside(id, theirs(base), stateOf(id, 'ours'), {
      summary: summaryOf(id, 'ours'),
      baseRev: rev,
    })
    const again = await openLibrary(libraryPath, createMemoryPorts(snapshot))
    expect(await readText(again, id)).toBe('theirs')
    expect(await texts(again)).toContainEqual(['ours', true])
    expect(again.notices().map((notice) => notice.code)).toContain('conflict')
  })
})

import { describe, expect, it } from 'vitest'
import { foreignRevision, plantRevision } from '../../../tests/faults/plant-revision.ts'
import { idOf, newWorld, reopen, saveText, type World } from '../library.test-kit.ts'

const id = idOf(1)
const newest = async ({ library }: World) => (await library.history(id))[0]?.hash ?? ''
const told = async ({ library }: World) =>
  (await library.history(id)).map(
    ({ rev, title, conflict, elsewhere }) =>
      `${rev} ${title}${conflict ? ' waits' : ''}${elsewhere ? ' from elsewhere' : ''}`,
  )

/** A record of three revisions, the last two made of the first, here and elsewhere. */
async function twoVersions() {
  const world = await newWorld()
  await saveText(world.library, id, 'common')
  const base = await newest(world)
  await saveText(world.library, id, 'ours', { baseRev: 1 })
  const theirs = foreignRevision(id, 'theirs', { rev: 2, base, savedAt: '2020-01-01T00:00:00.000Z' })
  await plantRevision(world, theirs)
  await world.library.refresh()
  return { ...world, base, theirs: theirs.name.hash }
}

describe('a version with a name', () => {
  it('is found by it, and stays when others of its age are thinned', async () => {
    const world = await newWorld()
    await saveText(world.library, id, 'first')
    await saveText(world.library, id, 'circulated', { kind: 'manual', name: 'As circulated' })
    for (let n = 0; n < 70; n += 1)
      await saveText(world.library, id, `later ${n}`, { baseRev: n + 2, editor: 'e' })
    world.ports.clock.advance(400 * 24 * 3_600_000)
    await world.library.tidy()
    const named = (await world.library.history(id)).filter(({ name }) => name !== undefined)
    expect(named).toMatchObject([{ name: 'As circulated', title: 'circulated', kind: 'manual', rev: 2 }])
    await world.library.close()
    const again = await reopen(world)
    expect((await again.library.history(id)).some(({ name }) => name === 'As circulated')).toBe(true)
    expect((await again.library.history(id)).some(({ title }) => title === 'first')).toBe(false)
  })
})

describe('two versions of a record', () => {
  it('are told of as soon as the other one is there, though ours stays the newest', async () => {
    const world = await newWorld()
    await saveText(world.library, id, 'common')
    const base = await newest(world)
    await saveText(world.library, id, 'ours', { baseRev: 1 })
    const heard: string[] = []
    world.library.subscribe(({ op, rev }) => heard.push(`${op} ${rev}`))
    await plantRevision(
      world,
      foreignRevision(id, 'theirs', { rev: 2, base, savedAt: '2020-01-01T00:00:00.000Z' }),
    )
    await world.library.refresh()
    expect(heard).toEqual(['external 2'])
    expect(await told(world)).toContain('2 theirs waits from elsewhere')
    expect(world.library.unsettled(id)).toHaveLength(1)
  })

  it('have the revision in common that both were made from', async () => {
    const world = await twoVersions()
    for (let n = 2; n < 6; n += 1) await saveText(world.library, id, `ours ${n}`, { baseRev: n, editor: 'e' })
    await world.library.tidy()
    const ancestor = await world.library.commonAncestor(id, await newest(world), world.theirs)
    expect(ancestor).toEqual({ rev: 1, hash: world.base })
  })

  it('have nothing in common where the steps between are gone', async () => {
    const world = await newWorld()
    await saveText(world.library, id, 'ours')
    const stray = foreignRevision(id, 'theirs', { rev: 1, base: '0123456789abcdef' })
    await plantRevision(world, stray)
    await world.library.refresh()
    const entries = await world.library.history(id)
    const [one, other] = entries.map(({ hash }) => hash)
    expect(await world.library.commonAncestor(id, one ?? '', other ?? '')).toBeNull()
    expect(await world.library.commonAncestor(idOf(9), 'a', 'b')).toBeNull()
  })

  it('are one after a merge, and what comes after the other one is held against the merge', async () => {
    const world = await twoVersions()
    await saveText(world.library, id, 'both', { kind: 'merge', baseRev: 2, settles: [world.theirs] })
    expect(world.library.unsettled(id)).toEqual([])
    const late = foreignRevision(id, 'theirs, later', { rev: 4, base: world.theirs })
    await plantRevision(world, late)
    await world.library.refresh()
    const merged = (await world.library.history(id)).find(({ kind }) => kind === 'merge')?.hash ?? ''
    const ancestor = await world.library.commonAncestor(id, merged, late.name.hash)
    expect(ancestor).toEqual({ rev: 2, hash: world.theirs })
  })

  it('of which one is settled leave the others waiting, in the next start too', async () => {
    const world = await twoVersions()
    const third = foreignRevision(id, 'third', {
      rev: 2,
      base: world.base,
      savedAt: '2020-01-02T00:00:00.000Z',
    })
    await plantRevision(world, third)
    await world.library.refresh()
    expect(world.library.unsettled(id)).toHaveLength(2)
    await saveText(world.library, id, 'two of three', { kind: 'merge', baseRev: 2, settles: [world.theirs] })
    expect(world.library.unsettled(id)).toEqual([third.name.hash])
    await world.library.close()
    const again = await reopen(world)
    expect(again.library.unsettled(id)).toEqual([third.name.hash])
    await saveText(again.library, id, 'all', { kind: 'merge' })
    expect(again.library.unsettled(id)).toEqual([])
  })

  it('keep all steps of their history until they are settled', async () => {
    const world = await twoVersions()
    for (let n = 0; n < 70; n += 1)
      await saveText(world.library, id, `ours ${n}`, { baseRev: n + 2, editor: 'e' })
    world.ports.clock.advance(400 * 24 * 3_600_000)
    await world.library.tidy()
    expect(await world.library.commonAncestor(id, await newest(world), world.theirs)).toEqual({
      rev: 1,
      hash: world.base,
    })
    await saveText(world.library, id, 'both', { kind: 'merge' })
    await world.library.tidy()
    expect((await world.library.history(id)).length).toBeLessThan(60)
  })

  it('can both be read, each by its number and hash', async () => {
    const world = await twoVersions()
    const entries = (await world.library.history(id)).filter(({ rev }) => rev === 2)
    const read = await Promise.all(entries.map(({ rev, hash }) => world.library.readRevision(id, rev, hash)))
    expect(read.map(({ hash, summary }) => [hash, summary.title])).toEqual(
      entries.map(({ hash, title }) => [hash, title]),
    )
  })
})

import { describe, expect, it } from 'vitest'
import type { RecordChange } from '../../shared/contract/library.ts'
import { createMemoryLibrary } from './create-memory-library.ts'
import {
  failureOf,
  idOf,
  newWorld,
  readText,
  reopen,
  revisionFiles,
  saveText,
  stateOf,
  summaryOf,
} from './library.test-kit.ts'

describe('a library', () => {
  it('gives back what was saved, and its summary, also after it was closed', async () => {
    const world = await newWorld()
    const state = { record: { id: idOf(1), text: 'Genève' }, body: { type: 'doc', content: [] } }
    const saved = await world.library.save(idOf(1), state, { summary: summaryOf(idOf(1), 'Note') })
    expect(saved).toEqual({ id: idOf(1), rev: 1, savedAt: '2026-01-05T09:00:00.000Z' })
    await world.library.close()
    const { library } = await reopen(world)
    expect(await library.read(idOf(1))).toMatchObject({ ...state, rev: 1, kind: 'autosave' })
    expect(library.summaries().get(idOf(1))?.title).toBe('Note')
    expect(library.revOf(idOf(1))).toBe(1)
  })

  it('answers for a record that was never there', async () => {
    const library = await createMemoryLibrary()
    expect(await failureOf(library.read(idOf(9)))).toEqual({ code: 'NOT_FOUND', what: 'record', id: idOf(9) })
    expect(await failureOf(library.history(idOf(9)))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await failureOf(library.trash(idOf(9)))).toMatchObject({ code: 'NOT_FOUND' })
    expect(library.revOf(idOf(9))).toBe(0)
  })

  it('keeps every revision and shows each', async () => {
    const { library } = await newWorld()
    for (const text of ['one', 'two', 'three', 'four'])
      await saveText(library, idOf(1), text, { kind: 'manual' })
    await library.tidy()
    const history = await library.history(idOf(1))
    expect(history.map(({ rev, title }) => `${rev} ${title}`)).toEqual([
      '4 four',
      '3 three',
      '2 two',
      '1 one',
    ])
    expect((await library.readRevision(idOf(1), 2)).summary.title).toBe('two')
    expect(await failureOf(library.readRevision(idOf(1), 77))).toMatchObject({ what: 'revision' })
  })

  it('holds the newest two revisions in docs and moves the older ones to the history', async () => {
    const { library, ports } = await newWorld()
    for (let n = 1; n <= 5; n += 1) await saveText(library, idOf(1), `text ${n}`)
    expect(await revisionFiles(ports.fs, idOf(1))).toHaveLength(5)
    await library.tidy()
    expect(await revisionFiles(ports.fs, idOf(1))).toHaveLength(2)
    expect(await revisionFiles(ports.fs, idOf(1), 'history')).toHaveLength(3)
  })

  it('refuses a save over a revision that is not the newest, and writes nothing', async () => {
    const { library, ports } = await newWorld()
    await saveText(library, idOf(1), 'one')
    await saveText(library, idOf(1), 'two', { baseRev: 1 })
    const failure = await failureOf(saveText(library, idOf(1), 'three', { baseRev: 1 }))
    expect(failure).toEqual({ code: 'CONFLICT', id: idOf(1), currentRev: 2 })
    expect(await revisionFiles(ports.fs, idOf(1))).toHaveLength(2)
  })

  it('lets one editor save again without waiting, and never two editors over each other', async () => {
    const { library } = await newWorld()
    await saveText(library, idOf(1), 'start')
    const own = { baseRev: 1, editor: 'tab-a' }
    const told: number[] = []
    library.subscribe(({ rev }) => told.push(rev))
    const saves = await Promise.all(
      ['a', 'ab', 'abc', 'abcd'].map((text) => saveText(library, idOf(1), text, own)),
    )
    expect(saves.map(({ rev }) => rev)).toEqual([2, 3, 3, 3])
    expect(told).toEqual([2, 3])
    expect(await readText(library, idOf(1))).toBe('abcd')
    const other = saveText(library, idOf(1), 'x', { baseRev: 1, editor: 'tab-b' })
    expect(await failureOf(other)).toMatchObject({ code: 'CONFLICT', currentRev: 3 })
  })

  it('keeps a save asked for by hand as such, also when a later autosave takes its place', async () => {
    const { library } = await newWorld()
    const saves = [
      saveText(library, idOf(1), 'first'),
      saveText(library, idOf(1), 'by hand', { kind: 'manual' }),
      saveText(library, idOf(1), 'typed on'),
    ]
    await Promise.all(saves)
    expect((await library.history(idOf(1))).map(({ kind, title }) => `${kind} ${title}`)).toEqual([
      'manual typed on',
      'autosave first',
    ])
  })

  it('tells of every change once it is done', async () => {
    const { library } = await newWorld()
    const changes: RecordChange[] = []
    const stop = library.subscribe((change) => changes.push(change))
    library.subscribe(() => {
      throw new Error('a listener that fails')
    })
    await saveText(library, idOf(1), 'one')
    await library.trash(idOf(1))
    await library.restore(idOf(1))
    await library.purge(idOf(1))
    expect(library.revOf(idOf(1))).toBe(0)
    stop()
    await saveText(library, idOf(2), 'unheard')
    expect(changes.map(({ op, rev }) => `${op} ${rev}`)).toEqual([
      'saved 1',
      'trashed 2',
      'restored 3',
      'purged 4',
    ])
  })

  it('refuses what it could not write again, and names that are no ids', async () => {
    const { library } = await newWorld()
    let deep: unknown = 0
    for (let n = 0; n < 300; n += 1) deep = [deep]
    const options = { summary: summaryOf(idOf(1), 'deep') }
    expect(await failureOf(library.save(idOf(1), { record: deep }, options))).toEqual({
      code: 'INVALID',
      reason: 'too-deep',
    })
    expect(await failureOf(library.save(idOf(1), { record: new Date() }, options))).toMatchObject({
      reason: 'not-json',
    })
    expect(await failureOf(library.save(idOf(2), stateOf(idOf(2), ''), options))).toMatchObject({
      reason: 'bad-id',
    })
    const huge = { record: 'x'.repeat(65 * 1024 * 1024) }
    expect(await failureOf(library.save(idOf(1), huge, options))).toMatchObject({ code: 'TOO_LARGE' })
    const wide = { summary: summaryOf(idOf(1), 'x'.repeat(300_000)) }
    expect(await failureOf(library.save(idOf(1), stateOf(idOf(1), ''), wide))).toMatchObject({
      code: 'TOO_LARGE',
    })
    expect(library.summaries().size).toBe(0)
  })

  it('does nothing any more once it is closed', async () => {
    const { library } = await newWorld()
    const last = saveText(library, idOf(1), 'under way')
    await library.close()
    expect((await last).rev).toBe(1)
    expect(await failureOf(saveText(library, idOf(1), 'late'))).toEqual({ code: 'CLOSED' })
  })
})

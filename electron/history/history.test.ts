import { beforeEach, describe, expect, it } from 'vitest'
import { aDocument, aMeeting, anId } from '../../tests/builders/records.ts'
import { body, line, lines } from '../../shared/document/merge/bodies.test-kit.ts'
import type { DocumentBody } from '../../shared/document/body.ts'
import { libraryRecord, type LibraryRecord } from '../../shared/model/record.ts'
import { summarize } from '../../shared/model/summarize.ts'
import { libraryPaths } from '../library/library-paths.ts'
import { libraryPath, newWorld, plant, reopen, type World } from '../library/library.test-kit.ts'
import { encodeRevision } from '../library/revisions/revision-file.ts'
import { createRecordStore, type RecordStore } from '../records/record-store.ts'
import { createHistory, type History } from './history.ts'

const id = anId(1)
const now = () => new Date('2026-03-02T10:00:00.000Z')
const start = body(line('a', 'alpha'), line('b', 'beta'), line('c', 'gamma'))

let world: World
let store: RecordStore
let history: History
let count = 0

function begin(next: World) {
  world = next
  store = createRecordStore(world.library, now)
  history = createHistory({ library: world.library, store, newBlockId: () => `n${++count}` })
}

beforeEach(async () => begin(await newWorld()))

const save = (text: DocumentBody) => store.edit(id, 'body', null, () => ({ body: text }))
const newest = async () => (await history.list(id))[0]!

/** Puts a version of another computer into the folder, made from the revision of that hash, under whatever file name. */
async function bring(
  record: LibraryRecord,
  base: string,
  {
    text,
    rev = 2,
    as = (name: string) => name,
  }: { text?: DocumentBody; rev?: number; as?: (name: string) => string } = {},
) {
  const { bytes, name } = encodeRevision(
    {
      library: world.library.id,
      id: record.id,
      rev,
      base,
      schema: 1,
      kind: 'autosave',
      savedAt: '2020-01-01T00:00:00.000Z',
      writer: 'another computer',
      app: '1.0.0',
      meta: summarize(record, text),
    },
    Buffer.from(JSON.stringify({ record, ...(text ? { body: text } : {}) })),
  )
  await plant(world.ports.fs, `${libraryPaths(libraryPath).docsOf(record.id)}/${as(name.fileName)}`, bytes)
  return name.hash
}

/** A document written in two places at once. */
async function writtenTwice(ours: DocumentBody, theirs: DocumentBody, as?: (name: string) => string) {
  await store.add(aDocument(1), start)
  const { hash } = await newest()
  await save(ours)
  await bring(aDocument(1), hash, { text: theirs, ...(as ? { as } : {}) })
  await world.library.refresh()
}

const openedText = async () => lines((await store.read(id)).body as DocumentBody)

describe('a copy that a sync program made of two versions', () => {
  const conflictedCopy = (name: string) => name.replace('.doc', " (Ana's conflicted copy 2026-03-02).doc")
  const ours = body(line('a', 'alpha, ours'), line('b', 'beta'), line('c', 'gamma, ours'))
  const theirs = body(line('a', 'alpha, theirs'), line('b', 'beta, theirs'), line('c', 'gamma'))

  it('is put together with ours, and asks only where both changed', async () => {
    await writtenTwice(ours, theirs, conflictedCopy)
    await world.library.close()
    begin(await reopen(world))
    expect(history.waiting(id)).toBe(1)
    const proposal = await history.merge(id)
    expect(lines(proposal?.body as DocumentBody)).toEqual([
      'a: alpha, ours',
      'b: beta, theirs',
      'c: gamma, ours',
    ])
    expect(proposal).toMatchObject({
      base: { rev: 1 },
      ours: { rev: 2 },
      theirs: { rev: 2, elsewhere: true },
      others: 0,
      fields: [],
      blocks: [{ id: 'a', at: [0] }],
    })
    expect(proposal?.ours).not.toHaveProperty('elsewhere')
  })

  it('is kept with ours until somebody answers, and after', async () => {
    await writtenTwice(ours, theirs, conflictedCopy)
    await world.library.close()
    begin(await reopen(world))
    await world.library.tidy()
    const waits = (await history.list(id)).filter(({ conflict }) => conflict)
    expect(waits).toHaveLength(1)
    expect(lines((await history.read(id, waits[0]!)).body as DocumentBody)).toContain('a: alpha, theirs')
    expect(await openedText()).toContain('a: alpha, ours')

    const proposal = (await history.merge(id))!
    const unanswered = history.settle(id, proposal.ours, proposal.theirs, { blocks: [], fields: [] })
    await expect(unanswered).rejects.toMatchObject({ code: 'INVALID' })
    await history.settle(id, proposal.ours, proposal.theirs, { blocks: ['both'], fields: [] })
    expect(await openedText()).toEqual([
      'a: alpha, ours',
      expect.stringMatching(/^n\d+: alpha, theirs$/),
      'b: beta, theirs',
      'c: gamma, ours',
    ])
    expect(history.waiting(id)).toBe(0)
    expect(await history.merge(id)).toBeNull()
    expect((await newest()).kind).toBe('merge')
    await world.library.tidy()
    const kept = await Promise.all(
      (await history.list(id)).map(
        async (each) => lines((await history.read(id, each)).body as DocumentBody)[0],
      ),
    )
    expect(kept).toEqual(expect.arrayContaining(['a: alpha, ours', 'a: alpha, theirs']))
  })
})

describe('two versions of a document', () => {
  it('that touch different paragraphs go together without a question', async () => {
    await writtenTwice(
      body(line('a', 'alpha, ours'), line('b', 'beta'), line('c', 'gamma')),
      body(line('a', 'alpha'), line('b', 'beta'), line('x', 'new'), line('c', 'gamma, theirs')),
    )
    const proposal = (await history.merge(id))!
    expect(proposal).toMatchObject({ blocks: [], fields: [] })
    await history.settle(id, proposal.ours, proposal.theirs, { blocks: [], fields: [] })
    expect(await openedText()).toEqual(['a: alpha, ours', 'b: beta', 'x: new', 'c: gamma, theirs'])
  })

  it('are not settled by answers to what they were before', async () => {
    await writtenTwice(body(line('a', 'ours')), body(line('a', 'theirs')))
    const proposal = (await history.merge(id))!
    await save(body(line('a', 'ours, later')))
    const late = history.settle(id, proposal.ours, proposal.theirs, { blocks: ['theirs'], fields: [] })
    await expect(late).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(await openedText()).toEqual(['a: ours, later'])
    expect(history.waiting(id)).toBe(1)
  })

  it('with nothing in common are asked about wherever they differ', async () => {
    await store.add(aDocument(1), body(line('a', 'ours'), line('b', 'same')))
    await bring(aDocument(1), '0123456789abcdef', {
      text: body(line('a', 'theirs'), line('b', 'same')),
      rev: 1,
    })
    await world.library.refresh()
    const proposal = await history.merge(id)
    expect(proposal).toMatchObject({ base: null, blocks: [{ id: 'a', base: null }] })
  })

  it('and a third are settled one after the other', async () => {
    await store.add(aDocument(1), start)
    const { hash } = await newest()
    await save(body(line('a', 'ours'), line('b', 'beta'), line('c', 'gamma')))
    await bring(aDocument(1), hash, {
      text: body(line('a', 'alpha'), line('b', 'second'), line('c', 'gamma')),
    })
    await bring(aDocument(1), hash, { text: body(line('a', 'alpha'), line('b', 'beta'), line('c', 'third')) })
    await world.library.refresh()
    for (const others of [1, 0]) {
      const proposal = (await history.merge(id))!
      expect(proposal).toMatchObject({ others, blocks: [] })
      await history.settle(id, proposal.ours, proposal.theirs, { blocks: [], fields: [] })
    }
    expect(await openedText()).toEqual(['a: ours', 'b: second', 'c: third'])
    expect(await history.merge(id)).toBeNull()
  })
})

describe('two versions of a meeting', () => {
  const meeting = aMeeting(1)
  const change = (fields: Partial<typeof meeting>) =>
    store.edit(id, 'record', null, ({ record }) => ({
      record: libraryRecord.parse({ ...record, ...fields }),
    }))

  it('go together field by field, and ask where both changed one', async () => {
    await store.add(meeting)
    const { hash } = await newest()
    await change({ city: 'Quito', venue: 'Hall A' })
    await bring({ ...meeting, city: 'Accra', country: 'Ghana' }, hash)
    await world.library.refresh()
    const proposal = (await history.merge(id))!
    expect(proposal.fields).toEqual([{ path: ['city'], base: 'Geneva', ours: 'Quito', theirs: 'Accra' }])
    await history.settle(id, proposal.ours, proposal.theirs, { blocks: [], fields: ['theirs'] })
    expect((await store.read(id)).record).toMatchObject({ city: 'Accra', country: 'Ghana', venue: 'Hall A' })
  })

  it('are asked about as a whole where the fields of both would break a rule', async () => {
    await store.add({ ...meeting, dates: undefined })
    const { hash } = await newest()
    const day = (start: string) => ({ start, end: start })
    await change({
      agenda: Array.from({ length: 300 }, (_, n) => ({
        id: `o${n}`,
        number: '1',
        title: 'Item',
        papers: [],
      })),
    })
    const theirs = Array.from({ length: 300 }, (_, n) => ({
      id: `t${n}`,
      number: '1',
      title: 'Item',
      papers: [],
    }))
    await bring({ ...meeting, dates: day('2026-01-01'), agenda: theirs }, hash)
    await world.library.refresh()
    const proposal = (await history.merge(id))!
    expect(proposal.fields.map(({ path }) => path)).toEqual([[]])
    await history.settle(id, proposal.ours, proposal.theirs, { blocks: [], fields: ['theirs'] })
    expect((await store.read(id)).record).toMatchObject({ dates: day('2026-01-01'), agenda: theirs })
  })
})

describe('versions of a document', () => {
  it('are named, measured, read and brought back', async () => {
    await store.add(aDocument(1), start)
    const first = await newest()
    await save(body(line('a', 'alpha and more'), line('b', 'beta')))
    await history.name(id, 'As circulated')
    const named = await newest()
    expect(named).toMatchObject({ name: 'As circulated', kind: 'manual', rev: 3 })
    expect(await history.measure(id, first, named)).toEqual({ inserted: 2, deleted: 1 })
    expect(await history.measure(id, null, first)).toEqual({ inserted: 3, deleted: 0 })
    await history.restore(id, first)
    expect(await openedText()).toEqual(lines(start))
    expect((await newest()).kind).toBe('restore')
    expect(await history.read(id, named)).toMatchObject({ rev: 3, record: { kind: 'document' } })
    await expect(history.read(id, { rev: 9, hash: named.hash })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('take a name while somebody writes, who can go on writing', async () => {
    await store.add(aDocument(1), start)
    const { rev } = await newest()
    await history.name(id, 'Before the talks')
    const saved = await store.edit(id, 'body', rev, () => ({ body: body(line('a', 'written on')) }))
    expect(saved.rev).toBe(3)
  })
})

it('leaves what a pack has issued when the pack goes back to what it was before', async () => {
  const moment = '2026-01-05T09:00:00.000Z'
  const fields = {
    id,
    createdAt: moment,
    updatedAt: moment,
    tags: [],
    language: 'en',
    entries: [],
    issues: [],
  }
  await store.add(libraryRecord.parse({ ...fields, kind: 'pack', title: 'Papers of the first day' }))
  const first = await newest()
  const { sha256 } = await world.library.putObject(Buffer.from('the file that left the house'), 1000)
  const issue = { number: 1, issuedAt: moment, sha256, pages: 3 }
  await store.edit(id, 'record', null, ({ record }) => ({
    record: libraryRecord.parse({ ...record, title: 'Papers', issues: [issue] }),
  }))
  await history.restore(id, first)
  expect((await store.read(id)).record).toMatchObject({ title: 'Papers of the first day', issues: [issue] })
})

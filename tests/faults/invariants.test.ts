import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createMemoryPorts } from '../../electron/library/create-memory-library.ts'
import { systemError, type FileCall } from '../../electron/library/files/memory-file-system.ts'
import {
  failureOf,
  filesBelow,
  idOf,
  libraryPath,
  newWorld,
  plant,
  readText,
  reopen,
  revisionFiles,
  saveText,
  summaryOf,
} from '../../electron/library/library.test-kit.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { decodeRevision } from '../../electron/library/revisions/revision-file.ts'
import { seededRandom } from './crashes.ts'
import { foreignRevision, plantRevision, rehashed } from './plant-revision.ts'

const dayMs = 24 * 60 * 60 * 1000

describe('the invariants of the store', () => {
  it('I1: no acknowledged file is opened for writing, cut short or renamed over', async () => {
    const { library, ports } = await newWorld()
    const named = new Set<string>()
    const trespasses: FileCall[] = []
    ports.fs.intercept = (call) => {
      if (call.name === 'rename' || call.name === 'link') {
        if (named.has(call.path)) trespasses.push(call)
        if (/\.(doc|bin)$/.test(call.path)) named.add(call.path)
      }
      if (['open', 'write'].includes(call.name) && named.has(call.path) && call.name === 'write')
        trespasses.push(call)
    }
    for (let n = 0; n < 12; n += 1) await saveText(library, idOf(n % 3), `text ${n}`)
    for (let n = 0; n < 2; n += 1) await library.putObject(Buffer.from('twice the same'), 1000)
    await library.tidy()
    expect(named.size).toBeGreaterThan(12)
    expect(trespasses).toEqual([])
  })

  it('I2: a save is acknowledged only when bytes and name have been synced', async () => {
    const { library, ports } = await newWorld()
    for (const step of ['open', 'write', 'sync', 'size', 'close', 'rename', 'syncName']) {
      ports.fs.intercept = ({ name, path }) => {
        if (name === step && path.includes('/docs/')) throw systemError('EIO', path)
      }
      expect(await failureOf(saveText(library, idOf(1), `with a failing ${step}`))).toEqual({ code: 'IO' })
    }
    ports.fs.intercept = () => undefined
    expect((await saveText(library, idOf(1), 'well')).rev).toBe(8)
  })

  it('I3: no revision number is used twice, whatever failed in between', async () => {
    const { library, ports } = await newWorld()
    const tried: string[] = []
    const random = seededRandom(3)
    ports.fs.intercept = ({ name, path }) => {
      const rev = /\.r(\d{10})\./.exec(path)?.[1]
      if (name === 'open' && path.endsWith('.tmp') && rev) tried.push(rev)
      if (['sync', 'rename', 'syncName'].includes(name) && random() < 0.3) throw systemError('EIO', path)
    }
    for (let n = 0; n < 60; n += 1) await saveText(library, idOf(1), `text ${n}`).catch(() => undefined)
    expect(tried).toHaveLength(60)
    expect(new Set(tried).size).toBe(60)
  })

  it('I3: not even that of a revision that was put aside as damaged', async () => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'one')
    await saveText(world.library, idOf(1), 'two')
    const [, newest] = await revisionFiles(world.ports.fs, idOf(1))
    await plant(world.ports.fs, newest ?? '', 'rubbish')
    expect(await readText(world.library, idOf(1))).toBe('one')
    await world.library.close()
    const { library } = await reopen(world)
    expect((await saveText(library, idOf(1), 'three')).rev).toBe(3)
  })

  it('I4: nothing superseded goes before the two newest have been read again and hold', async () => {
    const { library, ports } = await newWorld()
    for (let n = 1; n <= 4; n += 1) await saveText(library, idOf(1), `text ${n}`)
    const files = await revisionFiles(ports.fs, idOf(1))
    const whole = await ports.fs.readFile(files[2] ?? '')
    await plant(ports.fs, files[2] ?? '', 'rubbish')
    await library.tidy()
    expect(await revisionFiles(ports.fs, idOf(1))).toEqual(files)
    await plant(ports.fs, files[2] ?? '', whole)
    await saveText(library, idOf(1), 'text 5')
    await library.tidy()
    expect(await revisionFiles(ports.fs, idOf(1))).toHaveLength(2)
    expect(await revisionFiles(ports.fs, idOf(1), 'history')).toHaveLength(3)
  })

  it('I4: what was saved by hand is never thinned', async () => {
    const { library, ports } = await newWorld()
    for (let n = 1; n <= 130; n += 1) {
      await saveText(library, idOf(1), `text ${n}`, { kind: n % 10 === 0 ? 'manual' : 'autosave' })
      ports.clock.advance(dayMs / 24)
    }
    ports.clock.advance(400 * dayMs)
    await saveText(library, idOf(1), 'a year later')
    await library.tidy()
    const kept = (await library.history(idOf(1))).map(({ rev }) => rev)
    expect(kept.length).toBeLessThan(70)
    for (let rev = 10; rev <= 130; rev += 10) expect(kept).toContain(rev)
  })

  it('I5: a record cannot name an attachment that is not durable yet', async () => {
    const { library } = await newWorld()
    const missing = 'a'.repeat(64)
    const refused = saveText(library, idOf(1), 'with annex', { objects: [missing] })
    expect(await failureOf(refused)).toEqual({ code: 'INVALID', reason: 'missing-object' })
    const { sha256 } = await library.putObject(Buffer.from('annex'), 1000)
    expect((await saveText(library, idOf(1), 'with annex', { objects: [sha256] })).rev).toBe(1)
  })

  it.each([
    ['is missing', null],
    ['is rubbish', 'rubbish'],
    ['was changed', 'lie'],
  ])('I6: an index that %s changes nothing but the time it takes to start', async (_, index) => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'the truth')
    await world.library.close()
    const path = `${libraryPath}/index.cache`
    const text = Buffer.from(await world.ports.fs.readFile(path)).toString()
    expect(text).toContain('the truth')
    if (index === null) await world.ports.fs.remove(path)
    else
      await plant(world.ports.fs, path, index === 'lie' ? text.replaceAll('the truth', 'a lie....') : index)
    const { library } = await reopen(world)
    expect(library.summaries().get(idOf(1))?.title).toBe('the truth')
    expect(await readText(library, idOf(1))).toBe('the truth')
  })

  it('I6: an index that lies under a checksum that holds is put right by the record itself', async () => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'the truth')
    await world.library.close()
    const path = `${libraryPath}/index.cache`
    const text = Buffer.from(await world.ports.fs.readFile(path)).toString()
    const lines = text.slice(0, text.lastIndexOf('sha256:')).replaceAll('the truth', 'a lie')
    const hash = createHash('sha256').update(lines).digest('hex')
    await plant(world.ports.fs, path, `${lines}sha256:${hash}\n`)
    const { library } = await reopen(world)
    expect(library.summaries().get(idOf(1))?.title).toBe('a lie')
    expect(await readText(library, idOf(1))).toBe('the truth')
    expect(library.summaries().get(idOf(1))?.title).toBe('the truth')
  })

  it('I7: two writers that both think the library theirs lose nothing', async () => {
    const one = await newWorld()
    await saveText(one.library, idOf(1), 'common ground')
    const ports = { ...createMemoryPorts(one.ports.fs), installId: 'other', host: 'other' }
    const other = await openLibrary(libraryPath, ports)
    await other.editAnyway()
    const kept: string[] = []
    for (let round = 0; round < 15; round += 1) {
      const texts = [`one ${round}`, `other ${round}`] as const
      await Promise.all([
        saveText(one.library, idOf(1), texts[0], { kind: 'manual' }),
        saveText(other, idOf(1), texts[1], { kind: 'manual' }),
      ])
      kept.push(...texts)
      if (round % 5 === 0) await one.library.tidy()
    }
    await one.library.refresh()
    const history = await one.library.history(idOf(1))
    expect(history.map(({ title }) => title)).toEqual(expect.arrayContaining(kept))
    for (const { rev, hash, title } of history)
      expect((await one.library.readRevision(idOf(1), rev, hash)).summary.title).toBe(title)
  })

  it('I8: a record in a later shape can be read and is never saved over', async () => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'ours')
    await world.library.close()
    await plantRevision(world, foreignRevision(idOf(1), 'from the future', { schema: 99, rev: 2 }))
    const { library, ports } = await reopen(world)
    expect(await library.read(idOf(1))).toMatchObject({ newer: true, record: { text: 'from the future' } })
    expect(library.notices()).toContainEqual(expect.objectContaining({ code: 'newer-format', id: idOf(1) }))
    const refused = { code: 'READ_ONLY', reason: 'newer-format' }
    expect(await failureOf(saveText(library, idOf(1), 'over it'))).toEqual(refused)
    expect(await failureOf(library.trash(idOf(1)))).toEqual(refused)
    expect((await saveText(library, idOf(2), 'another record')).rev).toBe(1)
    await library.tidy()
    expect(await revisionFiles(ports.fs, idOf(1))).toHaveLength(2)
  })

  it('I8: a file in a later format is left alone and said to be newer', async () => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'ours')
    await world.library.close()
    const { bytes } = foreignRevision(idOf(1), 'from the future', { rev: 2 })
    await plantRevision(
      world,
      rehashed(bytes, (text) => text.replace('"v":1', '"v":2')),
    )
    const { library, ports } = await reopen(world)
    expect(await failureOf(library.read(idOf(1)))).toEqual({ code: 'NEWER_FORMAT', id: idOf(1) })
    expect(library.summaries().get(idOf(1))?.title).toBe('ours')
    expect(await failureOf(saveText(library, idOf(1), 'x'))).toMatchObject({ code: 'READ_ONLY' })
    expect(await filesBelow(ports.fs, `${libraryPath}/damaged`)).toEqual([])
  })

  it('I9: a path where no library is never becomes one by being opened', async () => {
    const ports = createMemoryPorts()
    expect(await failureOf(openLibrary('/usb/library', ports))).toEqual({ code: 'NO_LIBRARY' })
    expect(await filesBelow(ports.fs, '')).toEqual([])
    const world = await newWorld()
    await world.library.close()
    for (const path of await filesBelow(world.ports.fs, libraryPath))
      if (!path.endsWith('library.json')) await world.ports.fs.remove(path)
    const bare = createMemoryPorts()
    await bare.fs.makeFolder('/library')
    await plant(bare.fs, '/library/library.json', await world.ports.fs.readFile('/library/library.json'))
    expect(await failureOf(openLibrary('/library', bare))).toEqual({ code: 'NO_LIBRARY' })
    expect(await bare.fs.list('/library')).toEqual(['library.json'])
  })

  it('I10: every single changed bit of a revision is noticed', () => {
    const { bytes, name } = foreignRevision(idOf(1), 'Zurich')
    expect(decodeRevision(bytes, name).ok).toBe(true)
    const unnoticed: number[] = []
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Uint8Array.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      if (decodeRevision(changed, name).ok) unnoticed.push(bit)
    }
    for (let length = 0; length < bytes.length; length += 1)
      if (decodeRevision(bytes.slice(0, length), name).ok) unnoticed.push(-length)
    expect(unnoticed).toEqual([])
  })

  it('I11: what was accepted can be read, saved again and is the same', async () => {
    const { library } = await newWorld()
    let deep: unknown = 'bottom'
    for (let n = 0; n < 195; n += 1) deep = { deep }
    const values = [
      deep,
      null,
      '',
      '\ud800 alone',
      { __proto__: null, toString: 1 },
      [[], {}],
      1e300,
      '\u2028\u0000',
    ]
    for (const value of values) {
      const options = { summary: summaryOf(idOf(1), 'x') }
      await library.save(idOf(1), { record: value }, options)
      const read = await library.read(idOf(1))
      await library.save(idOf(1), { record: read.record }, options)
      expect(JSON.stringify((await library.read(idOf(1))).record)).toBe(JSON.stringify(value))
    }
  })
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import {
  failureOf,
  idOf,
  newWorld,
  plant,
  readText,
  reopen,
  revisionFiles,
  saveText,
  summaryOf,
} from '../../electron/library/library.test-kit.ts'
import { createMemoryPorts } from '../../electron/library/create-memory-library.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { libraryPath } from '../../electron/library/library.test-kit.ts'
import { plantRevision, withPayload } from './plant-revision.ts'

// A library is opened once for each file of the corpus: a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

const corpora = join(import.meta.dirname, '../../../shared/corpora')
const json = join(corpora, 'json')
const strings = join(corpora, 'strings/blns.json')

describe.skipIf(!existsSync(json))('odd JSON from a public test suite', () => {
  const names = existsSync(json) ? readdirSync(json).filter((name) => name.endsWith('.json')) : []

  it('as the payload of a file whose checksum holds: good ones load, bad ones leave the old version', async () => {
    const start = await newWorld()
    for (let n = 0; n < names.length; n += 1) await saveText(start.library, idOf(n), 'the old version')
    await start.library.close()
    for (const [n, name] of names.entries()) {
      const text = readFileSync(join(json, name))
      const payload = Buffer.concat([Buffer.from('{"record":{"text":'), text, Buffer.from('}}')])
      await plantRevision(start, withPayload(idOf(n), payload, 2))
    }
    const { library } = await reopen(start)
    const wrong: string[] = []
    for (const [n, name] of names.entries()) {
      const text = readFileSync(join(json, name))
      const { rev, record } = await library.read(idOf(n))
      const loaded = rev === 2
      if (name.startsWith('y_') && !loaded) wrong.push(`${name} was refused`)
      if (name.startsWith('n_') && loaded && !isJson(text)) wrong.push(`${name} was loaded`)
      if (!loaded) expect(record).toMatchObject({ text: 'the old version' })
      expect((await saveText(library, idOf(n), 'life goes on')).rev).toBe(3)
    }
    expect(wrong).toEqual([])
    expect(names.length).toBeGreaterThan(300)
  })

  it('as a whole payload, which none of it is: the old version stays', async () => {
    const start = await newWorld()
    for (let n = 0; n < names.length; n += 1) await saveText(start.library, idOf(n), 'the old version')
    await start.library.close()
    for (const [n, name] of names.entries())
      await plantRevision(start, withPayload(idOf(n), readFileSync(join(json, name)), 2))
    const { library } = await reopen(start)
    for (let n = 0; n < names.length; n += 1) expect(await readText(library, idOf(n))).toBe('the old version')
  })

  it('as a library’s own files changes nothing that was saved', async () => {
    const start = await newWorld()
    await saveText(start.library, idOf(1), 'safe')
    await start.library.close()
    for (const file of ['library.json', 'index.cache', 'lock.json'])
      for (const name of names) {
        const fs = start.ports.fs.copy()
        await plant(fs, `${libraryPath}/${file}`, readFileSync(join(json, name)))
        const library = await openLibrary(libraryPath, createMemoryPorts(fs))
        expect(await readText(library, idOf(1))).toBe('safe')
      }
  })
})

describe.skipIf(!existsSync(strings))('naughty strings', () => {
  const all = existsSync(strings) ? (JSON.parse(readFileSync(strings, 'utf8')) as string[]) : []

  it('come back equal to the byte, as text, as key and as title', async () => {
    const world = await newWorld()
    for (const [n, text] of all.entries()) {
      const state = { record: { text, [text]: n }, body: [text] }
      await world.library.save(idOf(n), state, { summary: summaryOf(idOf(n), text) })
    }
    await world.library.close()
    const { library } = await reopen(world)
    for (const [n, text] of all.entries()) {
      const read = await library.read(idOf(n))
      const expected = { text, [text]: n }
      expect(bytesOf(read.record)).toBe(bytesOf(expected))
      expect(bytesOf(read.body)).toBe(bytesOf([text]))
      expect(bytesOf(library.summaries().get(idOf(n))?.title)).toBe(bytesOf(text))
    }
    expect(all.length).toBeGreaterThan(500)
  })
})

it('a name that is no id never reaches the disk', async () => {
  const { library, ports } = await newWorld()
  for (const name of ['../../etc/passwd', 'CON', '', 'a/b', idOf(0xabc).toUpperCase(), `${idOf(1)}\u0000`]) {
    const id = name as ReturnType<typeof idOf>
    const save = library.save(id, { record: 1 }, { summary: { ...summaryOf(idOf(1), 'x'), id } })
    expect(await failureOf(save)).toEqual({ code: 'INVALID', reason: 'bad-id' })
    expect(await failureOf(library.read(id))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await failureOf(library.objectPath(name))).toMatchObject({ code: 'NOT_FOUND' })
  }
  expect(await revisionFiles(ports.fs, idOf(1))).toEqual([])
})

const bytesOf = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('hex')

/** The payload wraps the text, which makes a few texts good that are bad alone. */
function isJson(text: Uint8Array): boolean {
  try {
    JSON.parse(`{"record":{"text":${Buffer.from(text).toString('utf8')}}}`)
    return true
  } catch {
    return false
  }
}

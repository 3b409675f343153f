import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import { crc32 } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, plainText, searchLibrary, titles } from './search-library.test-kit.ts'
import type { SearchIndex } from './search-index.ts'
import { builtWorker } from './search-worker.test-kit.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'search-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const written = Array.from({ length: 50 }, (_, number) => ({
  title: `Paper ${number}`,
  text: number === 7 ? 'the portability of pensions' : `about subject ${number}`,
}))

async function opened(library: ReturnType<typeof searchLibrary>): Promise<SearchIndex> {
  const index = await library.open({ folder })
  await index.ready()
  return index
}

describe('an index on disk', () => {
  it('is read again without reading the library, but for what changed meanwhile', async () => {
    const library = searchLibrary(written)
    await (await opened(library)).close()
    expect(library.reads()).toBe(50)

    const changed = library.idOf('Paper 7')
    library.put({ id: changed, title: 'Paper 7', text: 'now about remittances' })
    library.remove(library.idOf('Paper 8'))
    library.put({ id: '01890000-0000-7000-8000-0000000000ff', title: 'Late paper', text: 'very late' })
    const again = await opened(library)
    expect(library.reads()).toBe(52)
    expect(await titles(again, 'pensions')).toEqual([])
    expect(await titles(again, 'remittances')).toEqual(['Paper 7'])
    expect(await titles(again, 'late')).toEqual(['Late paper'])
    expect(await titles(again, 'subject 8')).not.toContain('Paper 8')
    await again.close()
  })

  it.each([
    ['of nonsense', () => Buffer.from('nonsense'.repeat(4000))],
    ['cut short', (whole: Buffer) => whole.subarray(0, whole.length >> 1)],
    ['empty', () => Buffer.alloc(0)],
    ['with a spoiled middle', (whole: Buffer) => Buffer.from(whole).fill(0x5a, 2000, whole.length - 1000)],
    [
      'of another version',
      (whole: Buffer) => {
        const content: unknown = deserialize(whole.subarray(4))
        const body = serialize({ ...(content as object), version: 0 })
        const head = Buffer.alloc(4)
        head.writeUInt32LE(crc32(body))
        return Buffer.concat([head, body])
      },
    ],
  ])('%s is made anew by itself', async (_, spoil) => {
    const library = searchLibrary(written)
    await (await opened(library)).close()
    const name = readdirSync(folder).find((each) => each.endsWith('.seg'))!
    const file = join(folder, name)
    writeFileSync(file, spoil(readFileSync(file)))
    const again = await opened(library)
    expect(library.reads()).toBe(100)
    expect(await titles(again, 'portability pensions')).toEqual(['Paper 7'])
    expect((await ask(again, 'subject')).total).toBe(49)
    await again.close()
    expect(readdirSync(folder)).not.toContain(name)
  })

  it.each(['seg', 'txt'])('is made anew where its .%s file is gone, or all of it', async (ending) => {
    const library = searchLibrary(written)
    await (await opened(library)).close()
    const name = readdirSync(folder).find((each) => each.endsWith(`.${ending}`))!
    rmSync(join(folder, name))
    const again = await opened(library)
    expect(await titles(again, 'portability pensions')).toEqual(['Paper 7'])
    await again.close()
    rmSync(folder, { recursive: true })
    const third = await opened(library)
    expect(await titles(third, 'portability pensions')).toEqual(['Paper 7'])
    await third.close()
  })

  it('goes on when its folder is deleted under it, and is whole again at the next start', async () => {
    const library = searchLibrary(written)
    const index = await opened(library)
    rmSync(folder, { recursive: true })
    const late = library.put({
      id: '01890000-0000-7000-8000-0000000000ff',
      title: 'Late paper',
      text: 'remittances',
    })
    index.update(late, async () => plainText('remittances'))
    await index.ready()
    expect(await titles(index, 'remittances')).toEqual(['Late paper'])
    expect(await titles(index, 'portability')).toEqual(['Paper 7'])
    await index.close()
    const again = await opened(library)
    expect((await ask(again, 'paper')).total).toBe(51)
    await again.close()
  })

  it('clears away what its earlier form left behind', async () => {
    writeFileSync(join(folder, 'search.sqlite'), 'old')
    const library = searchLibrary(written)
    await (await opened(library)).close()
    expect(readdirSync(folder).some((name) => name.startsWith('search.sqlite'))).toBe(false)
  })
})

describe('two programs over one index', () => {
  it('both find what either has read, and neither spoils it', async () => {
    const library = searchLibrary(written)
    const [first, second] = await Promise.all([opened(library), opened(library)])
    const late = library.put({
      id: '01890000-0000-7000-8000-0000000000ff',
      title: 'Late paper',
      text: 'remittances',
    })
    first.update(late, async () => plainText('remittances'))
    second.update(late, async () => plainText('remittances'))
    await Promise.all([first.ready(), second.ready()])
    for (const index of [first, second]) {
      expect(await titles(index, 'remittances')).toEqual(['Late paper'])
      expect(await titles(index, 'portability')).toEqual(['Paper 7'])
    }
    await first.close()
    await second.close()
    const third = await opened(library)
    expect((await ask(third, 'paper')).total).toBe(51)
    await third.close()
  })
})

describe('while the index is behind', () => {
  it('names are found at once, and the answer says how much was read', async () => {
    let let_go = () => {}
    const held = new Promise<void>((resolve) => (let_go = resolve))
    const library = searchLibrary([{ title: 'Annual report', text: 'hidden words' }])
    const index = await library.open({
      readText: async () => {
        await held
        return plainText('hidden words')
      },
    })
    const early = await ask(index, 'annual')
    expect(early.hits.map((hit) => hit.summary.title)).toEqual(['Annual report'])
    let_go()
    await index.ready()
    const late = await ask(index, 'hidden')
    expect(late.hits.map((hit) => hit.summary.title)).toEqual(['Annual report'])
    expect(late.indexed).toBe(1)
    await index.close()
  })

  it('follows changes and removals, and forgets the words of what is gone', async () => {
    const library = searchLibrary([{ title: 'A', text: 'remittances' }])
    const index = await library.open()
    await index.ready()
    const id = library.idOf('A')
    const changed = library.put({ id, title: 'A', text: 'pensions' })
    index.update(changed, async () => plainText('pensions'))
    await index.ready()
    expect(await titles(index, 'remitances')).toEqual([])
    expect(await titles(index, 'pensoins')).toEqual(['A'])
    library.remove(id)
    index.remove(id)
    await index.ready()
    expect(await titles(index, 'pensions')).toEqual([])
    expect(await index.switch('A', 5)).toEqual([])
    await index.close()
  })

  it('tells of a record it cannot read, and still finds it by its name', async () => {
    const unreadable: string[] = []
    const library = searchLibrary([{ title: 'Damaged note' }, { title: 'Sound note', text: 'words' }])
    const damaged = library.idOf('Damaged note')
    const index = await library.open({
      readText: async (id) => {
        if (id === damaged) throw new Error('DAMAGED')
        return plainText('words')
      },
      onUnreadable: (id) => void unreadable.push(id),
    })
    await index.ready()
    expect(unreadable).toEqual([damaged])
    expect((await titles(index, 'note')).toSorted()).toEqual(['Damaged note', 'Sound note'])
    await index.close()
  })

  it('does not find what is in the bin, and finds it again when it comes back', async () => {
    const library = searchLibrary([{ title: 'Note', text: 'pensions' }])
    const index = await library.open()
    await index.ready()
    const id = library.idOf('Note')
    const { title, kind } = library.summaries.get(id)!
    index.update(library.put({ id, title, kind, trashedAt: '2019-01-01T00:00:00.000Z' }), async () =>
      plainText('pensions'),
    )
    expect(await titles(index, 'pensions')).toEqual([])
    expect(await index.switch('note', 5)).toEqual([])
    index.update(library.put({ id, title, kind }), async () => plainText('pensions'))
    await index.ready()
    expect(await titles(index, 'pensions')).toEqual(['Note'])
    await index.close()
  })
})

describe('in a thread of its own', () => {
  it('answers as it does in this one', async () => {
    const library = searchLibrary(written)
    const index = await library.open({ folder, workerUrl: await builtWorker() })
    await index.ready()
    expect(await titles(index, 'portabilty pensoins')).toEqual(['Paper 7'])
    await index.close()
    await expect(ask(index, 'pensions')).resolves.toMatchObject({ hits: [] })
  })

  it('is started again when it dies, and catches up with what it had not written', async () => {
    const library = searchLibrary(written)
    const index = await library.open({ folder, workerUrl: await dyingWorker('zzdie', folder) })
    await index.ready()
    // Whoever asked it is answered by the new one.
    expect(await titles(index, 'portability zzdie')).toEqual(['Paper 7'])
    const late = library.put({
      id: '01890000-0000-7000-8000-0000000000ff',
      title: 'Late paper',
      text: 'remittances',
    })
    index.update(late, async () => plainText('remittances'))
    await index.ready()
    expect(await titles(index, 'remittances')).toEqual(['Late paper'])
    expect((await ask(index, 'paper')).total).toBe(51)
    await index.close()
  })

  it('is let go when it dies again and again, and names are still found', async () => {
    const library = searchLibrary(written)
    const broken = join(folder, 'broken.mjs')
    writeFileSync(broken, 'process.exit(1)')
    const index = await library.open({ folder: null, workerUrl: pathToFileURL(broken) })
    await index.ready()
    expect(await titles(index, 'paper 7')).toContain('Paper 7')
    await index.close()
  })
})

/** The built worker, which dies the first time it is asked for a word. */
async function dyingWorker(word: string, folder: string): Promise<URL> {
  const path = join(folder, 'dying.mjs')
  const died = JSON.stringify(join(folder, 'died'))
  writeFileSync(
    path,
    `import { existsSync, writeFileSync } from 'node:fs'
     import { parentPort } from 'node:worker_threads'
     const on = parentPort.on.bind(parentPort)
     parentPort.on = (event, answer) =>
       on(event, (message) => {
         if (message.method === 'find' && !existsSync(${died}) && JSON.stringify(message).includes('${word}')) {
           writeFileSync(${died}, '')
           process.exit(1)
         }
         answer(message)
       })
     await import('${(await builtWorker()).href}')`,
  )
  return pathToFileURL(path)
}

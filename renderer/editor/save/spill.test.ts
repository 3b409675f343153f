import { describe, expect, it } from 'vitest'
import { createBrowserSpill, createMemorySpill, type SpilledBody, type SpillPort } from './spill.ts'

const words = (documentId: string, text: string): SpilledBody => ({
  documentId,
  body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] },
  baseRev: 3,
  at: 1,
})

/** As much of IndexedDB as is used: one store of cloned values, answering later as the real one does. */
function factory(): IDBFactory {
  const stores = new Map<string, Map<string, unknown>>()
  const request = <T>(act: () => T) => {
    const made = Object.assign(new EventTarget(), { result: undefined as T | undefined, error: null })
    queueMicrotask(() => {
      made.result = act()
      made.dispatchEvent(new Event('success'))
    })
    return made
  }
  const objectStore = (name: string) => {
    const kept = stores.get(name)
    if (!kept) throw new Error('No such store')
    return {
      put: (value: unknown, key: string) => request(() => void kept.set(key, structuredClone(value))),
      get: (key: string) => request(() => structuredClone(kept.get(key))),
      delete: (key: string) => request(() => void kept.delete(key)),
    }
  }
  const database = {
    createObjectStore: (name: string) => void stores.set(name, new Map()),
    transaction: () => ({ objectStore, commit: () => undefined }),
  }
  const open = () => {
    const made = new EventTarget()
    queueMicrotask(() => {
      if (stores.size === 0) made.dispatchEvent(new Event('upgradeneeded'))
      made.dispatchEvent(new Event('success'))
    })
    return Object.assign(made, { result: database, error: null })
  }
  return { open } as unknown as IDBFactory
}

const twins: [string, () => SpillPort][] = [
  ['memory', createMemorySpill],
  ["the browser's database", () => createBrowserSpill(factory())],
]

describe.each(twins)('unsaved words in %s', (_name, create) => {
  it('are found again by their document, the newest only', async () => {
    const spill = create()
    await spill.keep(words('a', 'old'))
    await spill.keep(words('a', 'new'))
    await spill.keep(words('b', 'other'))
    expect(await spill.find('a')).toEqual(words('a', 'new'))
    expect(await spill.find('b')).toEqual(words('b', 'other'))
    expect(await spill.find('c')).toBeNull()
  })

  it('are gone when they were saved', async () => {
    const spill = create()
    await spill.keep(words('a', 'x'))
    await spill.drop('a')
    expect(await spill.find('a')).toBeNull()
  })
})

describe('a browser that keeps nothing', () => {
  it('is no reason to fail: saving goes on without the second net', async () => {
    const refusing = {
      open() {
        throw new Error('refused')
      },
    } as unknown as IDBFactory
    const spill = createBrowserSpill(refusing)
    await expect(spill.keep(words('a', 'x'))).resolves.toBeUndefined()
    expect(await spill.find('a')).toBeNull()
    await expect(spill.drop('a')).resolves.toBeUndefined()
  })
})

import type { DocumentBody } from '../../../shared/document/body.ts'
import { noSeal, type SpillSeal } from './spill-seal.ts'

/** Words that are not saved yet, kept where a crash of the page does not reach them. */
export type SpilledBody = { documentId: string; body: DocumentBody; baseRev: number; at: number }

/** Where unsaved words wait. Keeping never fails loudly: it is the second net, not the first. */
export type SpillPort = {
  keep: (spilled: SpilledBody) => Promise<void>
  find: (documentId: string) => Promise<SpilledBody | null>
  drop: (documentId: string) => Promise<void>
}

export function createMemorySpill(): SpillPort {
  const kept = new Map<string, SpilledBody>()
  return {
    keep: async (spilled) => void kept.set(spilled.documentId, spilled),
    find: async (documentId) => kept.get(documentId) ?? null,
    drop: async (documentId) => void kept.delete(documentId),
  }
}

/** Keeps them in this origin's IndexedDB, sealed as `seal` does; where that is refused (private windows), in nothing at all. */
export function createBrowserSpill(
  factory: IDBFactory,
  seal: SpillSeal = noSeal,
  name = 'rapporteur-unsaved',
): SpillPort {
  let opened: Promise<IDBDatabase> | undefined
  const database = () => (opened ??= open(factory, name))
  const run = async <T>(
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T | null> => {
    try {
      const transaction = (await database()).transaction(store, mode)
      const request = act(transaction.objectStore(store))
      // Said at once, so that it is carried out even when the page is being left.
      transaction.commit()
      return await done(request)
    } catch {
      opened = undefined
      return null
    }
  }
  return {
    async keep(spilled) {
      const closed = seal.close(spilled)
      // Not waited for where there is nothing to wait for: the page may be gone a moment later.
      const value: unknown = closed instanceof Promise ? await closed.catch(() => null) : closed
      if (value !== null) await run('readwrite', (bodies) => bodies.put(value, spilled.documentId))
    },
    async find(documentId) {
      const kept = await run<unknown>('readonly', (bodies) => bodies.get(documentId))
      return kept === null || kept === undefined ? null : seal.open(kept)
    },
    drop: async (documentId) => void (await run('readwrite', (bodies) => bodies.delete(documentId))),
  }
}

const store = 'bodies'

function open(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const request = factory.open(name, 1)
  request.addEventListener('upgradeneeded', () => request.result.createObjectStore(store))
  return done(request)
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB refused')))
  })
}

import { checkZip } from '../exchange/check-zip.ts'
import type { DocumentBody, DocumentNode } from '../../shared/document/body.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { LibraryRecord } from '../../shared/model/record.ts'
import { textOf } from '../../shared/document/walk.ts'
import { createHistory } from '../history/history.ts'
import { createMemoryLibrary, createMemoryPorts } from '../library/create-memory-library.ts'
import type { Library } from '../library/library.ts'
import { age } from '../library/sealing/age.ts'
import { objectsNamedIn } from '../records/objects-named-in.ts'
import { createRecordStore, type RecordStore } from '../records/record-store.ts'
import { createBundles, type Bundles } from './bundles.ts'
import { newSigningKey } from './seal.ts'
import type { Standing, Taken } from './take-in.ts'

/** One person's library, with everything that makes and takes bundles. */
export type Laptop = {
  library: Library
  store: RecordStore
  bundles: Bundles
  write(id: RecordId, change: (body: DocumentBody) => DocumentBody): Promise<void>
  change<R extends LibraryRecord>(id: RecordId, fields: Partial<R>): Promise<void>
  pack(ids: readonly RecordId[], passphrase?: string): Promise<Uint8Array>
  look(bytes: Uint8Array, passphrase?: string): Promise<Standing[]>
  take(bytes: Uint8Array, passphrase?: string): Promise<Taken[]>
  texts(id: RecordId): Promise<string[]>
  /** What the page would ask about, and the way to answer it all with one side. */
  questions(id: RecordId): Promise<number>
  settle(id: RecordId, answer: 'ours' | 'theirs'): Promise<void>
  /** Versions that wait to be settled. */
  waiting(id: RecordId): Promise<number>
  revisions(): Promise<number>
}

export async function aLaptop(
  open: () => Promise<Library> = () => createMemoryLibrary(createMemoryPorts()),
): Promise<Laptop> {
  const library = await open()
  // Clocks that no two laptops share: nothing may depend on them.
  let moment = Date.parse('2026-05-01T10:00:00.000Z') + Math.floor(Math.random() * 1e10)
  const now = () => new Date((moment += 1000))
  const store = createRecordStore(library, now)
  const key = newSigningKey()
  let blocks = 0
  const history = createHistory({ library, store, newBlockId: () => `made-${(blocks += 1)}` })
  const bundles = createBundles({
    library,
    keep: (id) => store.keep(id),
    program: '1.0.0',
    signingKey: () => Promise.resolve(key),
    age,
    checkArchive: checkZip,
    objectsNamedIn,
    now,
  })
  return {
    library,
    store,
    bundles,
    async write(id, change) {
      await store.edit(id, 'body', null, ({ body }) => ({ body: change(body as DocumentBody) }))
    },
    async change(id, fields) {
      const edit = ({ record }: { record: LibraryRecord }) => ({
        record: { ...record, ...fields } as LibraryRecord,
      })
      await store.edit(id, 'record', null, edit, 'manual')
    },
    async pack(ids, passphrase) {
      return (await bundles.make({ ids, without: new Set(), passphrase }, {})).bytes
    },
    async look(bytes, passphrase) {
      return (await bundles.open(bytes, passphrase)).standings
    },
    async take(bytes, passphrase) {
      const { bundle } = await bundles.open(bytes, passphrase)
      const taken: Taken[] = []
      for await (const each of bundles.take(bundle, new Set())) taken.push(each)
      return taken
    },
    async texts(id) {
      const { body } = await store.read(id)
      return (body as DocumentBody).content.map((node) => textOf(node))
    },
    async questions(id) {
      const asked = await history.merge(id)
      return asked ? asked.blocks.length + asked.fields.length : 0
    },
    async settle(id, answer) {
      const asked = await history.merge(id)
      if (!asked) throw new Error('nothing waits')
      const blocks = asked.blocks.map(() => answer)
      await history.settle(id, asked.ours, asked.theirs, { blocks, fields: asked.fields.map(() => answer) })
    },
    waiting: async (id) => (await library.history(id)).filter(({ conflict }) => conflict).length,
    async revisions() {
      const ids = [...library.summaries().keys()]
      const histories = await Promise.all(ids.map((id) => library.history(id)))
      return histories.reduce((sum, entries) => sum + entries.length, 0)
    },
  }
}

export const words = (id: string, text: string): DocumentNode => ({
  type: 'paragraph',
  attrs: { id, dir: null },
  content: [{ type: 'text', text }],
})

export const aBody = (...blocks: DocumentNode[]): DocumentBody => ({ type: 'doc', content: blocks })

/** The same body with one block's words replaced. */
export const saying =
  (id: string, text: string) =>
  (body: DocumentBody): DocumentBody =>
    aBody(...body.content.map((node) => (node.attrs?.['id'] === id ? words(id, text) : node)))

/** The same body with a block added at its end. */
export const adding =
  (block: DocumentNode) =>
  (body: DocumentBody): DocumentBody =>
    aBody(...body.content, block)

import { openSearchIndex, type SearchIndex, type SearchPorts } from '../../../electron/search/search-index.ts'
import type { SearchText } from '../../../electron/search/search-fields.ts'
import { searchInput, type SearchInput, type SearchHit } from '../../../shared/contract/search.ts'
import { recordSummary, type RecordSummary } from '../../../shared/model/summary.ts'

/** A document of an evaluation set or of the bench's own corpus; everything but id, title and body may be missing. */
export type BenchDocument = {
  id: string
  title: string
  body: string
  type?: string
  status?: string
  mechanism?: string
  lang?: string
  year?: number
  date?: string
  tags?: string[]
  people?: string[]
  places?: string[]
}

/** The product's search over documents held in memory, by ids of their own. */
export type BenchIndex = {
  search(text: string, limit: number, snippets?: boolean): Promise<{ id: string; hit: SearchHit }[]>
  index: SearchIndex
  put(document: BenchDocument): Promise<void>
  remove(id: string): Promise<void>
  close(): Promise<void>
}

export type BenchLibrary = {
  open(ports: Pick<SearchPorts, 'folder' | 'workerUrl'>): Promise<BenchIndex>
}

/** A library of documents; each mechanism they name is a record of its own, as in the product. */
export function benchLibrary(documents: readonly BenchDocument[]): BenchLibrary {
  const summaries = new Map<string, RecordSummary>()
  const texts = new Map<string, SearchText>()
  const revisions = new Map<string, number>()
  const uuids = new Map<string, string>()
  const ids = new Map<string, string>()

  const uuidOf = (id: string) => {
    const known = uuids.get(id)
    if (known) return known
    const uuid = `01890000-0000-7000-8000-${uuids.size.toString(16).padStart(12, '0')}`
    uuids.set(id, uuid)
    ids.set(uuid, id)
    return uuid
  }
  let mechanisms = 0
  const moment = '2020-01-01T00:00:00.000Z'
  const base = { createdAt: moment, updatedAt: moment, tags: [], links: [] }
  const keep = (summary: RecordSummary, text: SearchText) => {
    summaries.set(summary.id, summary)
    texts.set(summary.id, text)
    revisions.set(summary.id, (revisions.get(summary.id) ?? 0) + 1)
    return summary
  }
  const mechanismOf = (acronym: string) => {
    const id = uuidOf(`mechanism ${acronym}`)
    if (!summaries.has(id)) {
      const summary = recordSummary.parse({ ...base, id, kind: 'mechanism', title: acronym, acronym })
      keep(summary, { passages: [] })
      mechanisms += 1
    }
    return id
  }
  const add = (document: BenchDocument) => {
    const { id, title, body, type, status, lang, year, date, tags, people, places, mechanism } = document
    const summary = recordSummary.parse({
      ...base,
      id: uuidOf(id),
      kind: 'document',
      title,
      tags: tags ?? [],
      ...(type ? { type } : {}),
      ...(status ? { status } : {}),
      ...(lang ? { language: lang } : {}),
      ...(year === undefined ? {} : { year }),
      ...(date ? { start: date } : {}),
      links: mechanism ? [{ relation: 'mechanism', id: mechanismOf(mechanism) }] : [],
    })
    const passages = body.split('\n').map((text) => ({ text }))
    return keep(summary, { passages, people: people ?? [], places: places ?? [] })
  }
  for (const document of documents) add(document)

  return {
    async open(ports) {
      const index = await openSearchIndex({
        summaries: () => summaries,
        revisionOf: (id) => revisions.get(id) ?? 0,
        readText: async (id) => texts.get(id) ?? { passages: [] },
        ...ports,
      })
      return {
        index,
        async search(text, limit, snippets = false) {
          const asked: SearchInput = { text: text.slice(0, 2000), snippets }
          // More than a page may ask for: a set is compared whole, and mechanisms are left out of it.
          const { hits } = await index.query({ ...searchInput.parse(asked), limit: limit + mechanisms })
          return hits
            .filter(({ summary }) => summary.kind === 'document')
            .map((hit) => ({ id: ids.get(hit.summary.id)!, hit }))
            .slice(0, limit)
        },
        async put(document) {
          const summary = add(document)
          index.update(summary, async () => texts.get(summary.id)!)
          await index.ready()
        },
        async remove(id) {
          const uuid = uuidOf(id)
          summaries.delete(uuid)
          index.remove(uuid)
          await index.ready()
        },
        close: () => index.close(),
      }
    },
  }
}

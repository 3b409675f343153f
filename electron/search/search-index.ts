import type {
  SearchAnswer,
  searchInput,
  SearchHit,
  SearchSnippet,
  SearchSuggestion,
  SimilarPassage,
} from '../../shared/contract/search.ts'
import type { InterfaceLanguage } from '../../shared/model/languages.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import type { z } from 'zod'
import { createAsker, nothing, type Answer } from './ask-engine.ts'
import { linkHere, linkThread } from './thread/engine-link.ts'
import { countFacets } from './showing/facets.ts'
import { conditionsOf, isShown } from './query/filter.ts'
import { filterConditions } from './query/filter-parts.ts'
import { createIndexQueue } from './index-queue.ts'
import { inTurns, inTurnsWhere } from './in-turns.ts'
import { createNaming } from './names/naming.ts'
import { findPeople } from './query/find-people.ts'
import { byDate, createAdded, rank, type Ranked } from './rank.ts'
import { readQuery, type Query } from './query/query.ts'
import type { SearchText } from './search-fields.ts'
import { createHitDesk } from './showing/hit-desk.ts'
import { createHitRecords } from './hit-records.ts'
import { suggest } from './showing/suggest.ts'
import { createSwitcher, toNamedHit } from './names/switcher.ts'
import { createSynonyms } from './names/synonyms.ts'

/** `SearchInput` after its defaults were filled in. */
export type ParsedSearchInput = z.output<typeof searchInput>

/** What the person who searches has chosen or done: names that are theirs, records opened lately, the last one first. */
export type Habits = { myNames: readonly string[]; recentRecords: readonly string[] }

export type SearchPorts = {
  /** Every record, those in the bin too; never found, but kept ready for their return. */
  summaries(): ReadonlyMap<string, RecordSummary>
  /** Number of a record's newest revision. */
  revisionOf(id: string): number
  /** The text of a record's body and of what else should be found of it. */
  readText(id: string): Promise<SearchText>
  /** Nobody's, where the host does not say. */
  habits?(): Promise<Habits>
  /** Folder of the disposable index; null keeps it in memory. */
  folder: string | null
  /** 32 bytes with which the files of the index are sealed; null leaves them readable, as those of the library are. */
  key?: Uint8Array | null
  /** The built `search-worker`; null runs the engine in this thread. */
  workerUrl: URL | null
  /** Told when a record could not be read for the index; it is then found by its names only. */
  onUnreadable?: (id: string, error: unknown) => void
}

/**
 * Search over a library. Answers from the first moment on: records the index has not read yet are found by their names,
 * and `indexed` says how far it has come. No call fails on what was typed.
 */
export interface SearchIndex {
  query(input: ParsedSearchInput): Promise<SearchAnswer>
  /** The passages of records found by a query, in the order of `ids`. */
  snippets(text: string, ids: readonly string[]): Promise<SearchSnippet[]>
  /** What the word before the cursor may become. */
  suggest(text: string, cursor: number, language: InterfaceLanguage): Promise<SearchSuggestion[]>
  /** Paragraphs of other documents most like `text`; `exclude` and its other editions are left out. Stops with `signal`. */
  similar(
    text: string,
    exclude: string | undefined,
    limit: number,
    signal?: AbortSignal,
  ): Promise<SimilarPassage[]>
  /** Titles, symbols, acronyms, aliases and names only; at most `limit` hits. */
  switch(text: string, limit: number): Promise<SearchHit[]>
  /** A record was made or changed: its names are found at once, its text when the queue has come to it. */
  update(summary: RecordSummary, readText: () => Promise<SearchText>): void
  remove(id: string): void
  /** Part of the library that has been read, 0–1, and who is told when it changes; returns the way to stop. */
  indexed(): number
  onProgress(listener: (indexed: number) => void): () => void
  /** Resolves when everything handed in so far has been read. */
  ready(): Promise<void>
  /** Finishes the document at hand and lets the index go. */
  close(): Promise<void>
}

/** Opens the search over a library and brings the index up to date in the background. */
export async function openSearchIndex(ports: SearchPorts): Promise<SearchIndex> {
  const { workerUrl, folder, key = null } = ports
  const link = workerUrl ? linkThread(workerUrl, folder, key) : linkHere(folder, key)
  const switcher = createSwitcher()
  const synonyms = createSynonyms()
  let closed = false
  // Looked up anew in each turn: one that has changed or gone in between is taken as it is then.
  const filled = inTurns([...ports.summaries().keys()], (id) => {
    const summary = closed ? undefined : ports.summaries().get(id)
    if (!summary) return
    switcher.set(summary)
    synonyms.set(summary)
  })
  const naming = createNaming()
  const queue = createIndexQueue({ ...ports, link, naming })
  const desk = createHitDesk({ link, summaries: () => ports.summaries() })
  void queue.catchUp()

  const find = createAsker(link, synonyms)
  const records = createHitRecords()
  const habitsOf = async (): Promise<Habits> => (await ports.habits?.()) ?? { myNames: [], recentRecords: [] }

  return {
    query: async (input) => {
      const { text, limit, snippets, facets, ...filter } = input
      await filled
      const summaries = ports.summaries()
      const { query, filters } = readQuery(text)
      const habits = await habitsOf()
      const names = await findPeople(filters, habits.myNames, find)
      const conditions = [
        ...conditionsOf(filter, { summaries, naming }),
        ...(await filterConditions(filters, { summaries, myNames: habits.myNames, names })),
      ]
      const passes = (summary: RecordSummary) => conditions.every((condition) => condition.holds(summary))
      const allow = (id: string) => {
        const summary = summaries.get(id)
        return isShown(summary) && passes(summary)
      }
      const answer = await find(query)
      const found = answer ?? nothing
      const counted = facets ? countable(found, query, conditions.length > 0, summaries) : []
      let ranked: Ranked[] = []
      let total = 0
      if (query.terms.length === 0 && conditions.length > 0) {
        // What went while others had their turn is no hit.
        const allowed = (await inTurnsWhere([...summaries.keys()], allow)).filter((id) => summaries.has(id))
        ranked = byDate(allowed, summaries, limit)
        total = allowed.length
      } else {
        const recent = habits.recentRecords
        const hits = await records.hitsOf(found, summaries, recent, passes)
        const plain = filters.length === 0 && query.excluded.length === 0
        // Names alone answer where the index cannot yet.
        const isBehind = answer === null || queue.indexed() < 1
        const byName = plain && isBehind ? await switcher.find(text, allow) : []
        const same = plain ? switcher.same(text).filter(allow) : []
        const isIndexed = (id: string) => answer !== null && queue.has(id)
        const added = createAdded(summaries, recent)
        ;({ ranked, total } = rank({ hits, same, byName, isIndexed, added, most: limit }))
      }
      return {
        hits: await desk.show(ranked.slice(0, limit), found, text, snippets),
        total,
        indexed: queue.indexed(),
        ...(facets ? { facets: await countFacets(counted, conditions, { summaries, naming }) } : {}),
      }
    },
    snippets: async (text, ids) => {
      await filled
      await filled
      const found = (await find(readQuery(text).query)) ?? nothing
      const similar = found.rows.filter((_, at) => found.fuzzy[at] === 1)
      return desk.snippets(ids, found.marks, new Set(Array.from(similar, (row) => found.ids[row]!)))
    },
    suggest: (text, cursor, language) =>
      suggest(text, cursor, language, { summaries: ports.summaries(), naming }),
    similar: (text, exclude, limit, signal) => desk.similar(text, exclude, limit, signal),
    switch: async (text, limit) => {
      await filled
      const shownOf = (id: string) => {
        const summary = ports.summaries().get(id)
        return isShown(summary) ? summary : undefined
      }
      const named = await switcher.find(text, (id) => shownOf(id) !== undefined)
      // What was deleted while others had their turn is no hit.
      const live = named.filter(({ id }) => shownOf(id)).slice(0, limit)
      return live.map((each) => toNamedHit(shownOf(each.id)!, each, text))
    },
    update: (summary, readText) => {
      switcher.set(summary)
      synonyms.set(summary)
      records.change()
      queue.add(summary, readText)
    },
    remove: (id) => {
      switcher.remove(id)
      synonyms.remove(id)
      records.change()
      queue.remove(id)
    },
    indexed: queue.indexed,
    onProgress: queue.onProgress,
    ready: () => queue.idle(),
    close: () => {
      closed = true
      return queue.close()
    },
  }
}

/** The records facets are counted over: those with the words, or all where only filters were given. */
function* countable(
  found: Answer,
  query: Query,
  filtered: boolean,
  summaries: ReadonlyMap<string, RecordSummary>,
): Generator<RecordSummary> {
  const all = query.terms.length === 0 && filtered
  for (const id of all ? [...summaries.keys()] : Array.from(found.rows, (row) => found.ids[row]!)) {
    const summary = summaries.get(id)
    if (isShown(summary)) yield summary
  }
}

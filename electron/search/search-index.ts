import type { SearchAnswer, SearchHit } from '../../shared/contract/search.ts'
import type { searchInput } from '../../shared/contract/search.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import { highlight } from '../../shared/text/highlight.ts'
import type { z } from 'zod'
import { linkHere, linkThread } from './engine-link.ts'
import { passes } from './filter.ts'
import { createIndexQueue } from './index-queue.ts'
import type { Found } from './search-engine.ts'
import { createSwitcher, nameScores, toNamedHit, type Named } from './switcher.ts'

/** `SearchInput` after its defaults were filled in. */
export type ParsedSearchInput = z.output<typeof searchInput>

export type SearchPorts = {
  /** Every record, those in the bin too; never found, but kept ready for their return. */
  summaries(): ReadonlyMap<string, RecordSummary>
  /** Number of a record's newest revision. */
  revisionOf(id: string): number
  /** The plain text of a record's body and of what else should be found of it; '' where there is none. */
  readText(id: string): Promise<string>
  /** Folder of the disposable index; null keeps it in memory. */
  folder: string | null
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
  /** Titles, symbols, acronyms, aliases and names only; at most `limit` hits. */
  switch(text: string, limit: number): Promise<SearchHit[]>
  /** A record was made or changed: its names are found at once, its text when the queue has come to it. */
  update(summary: RecordSummary, readText: () => Promise<string>): void
  remove(id: string): void
  /** Resolves when everything handed in so far has been read. */
  ready(): Promise<void>
  /** Finishes the document at hand and lets the index go. */
  close(): Promise<void>
}

/** Opens the search over a library and brings the index up to date in the background. */
export async function openSearchIndex(ports: SearchPorts): Promise<SearchIndex> {
  const link = ports.workerUrl ? linkThread(ports.workerUrl, ports.folder) : linkHere(ports.folder)
  const switcher = createSwitcher()
  for (const summary of ports.summaries().values()) switcher.set(summary)
  const queue = createIndexQueue({ ...ports, link })
  void queue.catchUp()

  const find = async (text: string, limit: number): Promise<Found> => {
    try {
      return await link.find(text, limit)
    } catch {
      // The index was damaged and is being made anew; names are still found.
      await queue.catchUp()
      return { hits: [], marks: { words: [], prefixes: [], variants: [] } }
    }
  }

  return {
    query: async (input) => {
      const { text, limit, ...filter } = input
      const summaries = ports.summaries()
      const allow = (id: string) => {
        const summary = summaries.get(id)
        return summary !== undefined && passes(summary, filter, summaries)
      }
      const found = await find(text, limit)
      const hits = found.hits.filter(({ id }) => allow(id))
      // Names alone answer where the index cannot yet, or found nothing.
      const byName = hits.length === 0 || queue.indexed() < 1 ? switcher.find(text, allow) : []
      const same = switcher.same(text).filter(allow)
      const ranked = rank(hits, same, byName, (id) => queue.has(id), summaries)
      const shown = await show(ranked.slice(0, limit), found, text, summaries)
      return { hits: shown, total: ranked.length, indexed: queue.indexed() }
    },
    switch: async (text, limit) => {
      const summaries = ports.summaries()
      const named = switcher.find(text, (id) => isLive(summaries.get(id)))
      return named.slice(0, limit).map((each) => toNamedHit(summaries.get(each.id)!, each, text))
    },
    update: (summary, readText) => {
      switcher.set(summary)
      queue.add(summary, readText)
    },
    remove: (id) => {
      switcher.remove(id)
      queue.remove(id)
    },
    ready: () => queue.idle(),
    close: () => queue.close(),
  }

  async function show(
    ranked: Ranked[],
    found: Found,
    text: string,
    summaries: ReadonlyMap<string, RecordSummary>,
  ): Promise<SearchHit[]> {
    const live = ranked.filter(({ id }) => summaries.has(id))
    const ids = live.filter(({ inText }) => inText).map(({ id }) => id)
    const titles = ids.map((id) => summaries.get(id)!.title)
    const shown = ids.length > 0 ? await link.show(ids, titles, found.marks).catch(() => []) : []
    const byId = new Map(shown.map((each) => [each.id, each]))
    return live.map(({ id, score, fuzzy, similarTo }) => {
      const summary = summaries.get(id)!
      const each = byId.get(id)
      if (!each) return toNamedHit(summary, { id, score, ...(similarTo ? { similarTo } : {}) }, text)
      const similar = fuzzy ? (each.similarTo ?? similarTo) : undefined
      return {
        summary,
        score,
        title:
          each.title.ranges.length > 0
            ? each.title
            : highlight(summary.title, { words: new Set(), prefixes: [] }),
        ...(each.snippet ? { snippet: each.snippet } : {}),
        ...(similar ? { similarTo: similar } : {}),
      }
    })
  }
}

type Ranked = { id: string; score: number; fuzzy: boolean; inText: boolean; similarTo?: string }

/**
 * One order for all hits: records that bear the very name, then hits of the index by how strictly they were read
 * (`readingScores`), newer ones first among equals. Names alone stand in for records the index has not read yet, and
 * names that only resemble what was typed come last.
 */
function rank(
  hits: Found['hits'],
  same: string[],
  named: Named[],
  isIndexed: (id: string) => boolean,
  summaries: ReadonlyMap<string, RecordSummary>,
): Ranked[] {
  const all = new Map<string, Ranked>()
  for (const { id, score, fuzzy } of hits) all.set(id, { id, score, fuzzy, inText: true })
  for (const { id, score, similarTo } of named) {
    const fuzzy = similarTo !== undefined
    if (all.has(id) || (isIndexed(id) && !fuzzy)) continue
    all.set(id, { id, score, fuzzy, inText: false, ...(fuzzy ? { similarTo } : {}) })
  }
  for (const id of same) all.set(id, { id, score: nameScores.same, fuzzy: false, inText: isIndexed(id) })
  const ranked = [...all.values()].map((each) => ({
    ...each,
    score: each.score + recency(summaries.get(each.id)),
  }))
  return ranked.toSorted((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))
}

/** At most ten points in a thousand, so that age decides among equals only. */
function recency(summary: RecordSummary | undefined): number {
  const year = summary?.year ?? Number(summary?.updatedAt.slice(0, 4) ?? 2000)
  return Math.max(0, Math.min(10, (year - 2000) / 3))
}

function isLive(summary: RecordSummary | undefined): boolean {
  return summary !== undefined && !summary.trashedAt
}

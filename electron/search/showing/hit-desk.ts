import type { SearchHit, SearchSnippet, SimilarPassage } from '../../../shared/contract/search.ts'
import { recordId } from '../../../shared/model/ids.ts'
import { highlight } from '../../../shared/text/highlight.ts'
import type { Answer } from '../ask-engine.ts'
import type { EngineLink } from '../thread/engine-link.ts'
import { isShown, type Summaries } from '../query/filter.ts'
import type { QueryMarks } from '../matching/match.ts'
import type { Ranked } from '../rank.ts'
import type { Shown } from './show-hit.ts'
import type { SimilarParagraph } from '../said-before/similar.ts'
import type { SimilarFrom, SimilarStep } from '../said-before/similar-search.ts'
import { toNamedHit } from '../names/switcher.ts'

/** Turns what was found into what is shown. */
export type HitDesk = {
  show(
    ranked: readonly Ranked[],
    found: Pick<Answer, 'marks'>,
    text: string,
    snippets: boolean,
  ): Promise<SearchHit[]>
  /** `similar` are the ids found only by a word that stood in for another. */
  snippets(ids: readonly string[], marks: QueryMarks, similar: ReadonlySet<string>): Promise<SearchSnippet[]>
  similar(
    text: string,
    exclude: string | undefined,
    limit: number,
    signal?: AbortSignal,
  ): Promise<SimilarPassage[]>
}

/** Milliseconds the thread reads at a time for what was said before, and altogether at most. */
const stepMs = 8
const longestReading = 4000

export function createHitDesk({
  link,
  summaries,
}: {
  link: Pick<EngineLink, 'show' | 'similarDocuments' | 'similarIn'>
  summaries(): Summaries
}): HitDesk {
  const passagesOf = async (ids: readonly string[], marks: QueryMarks): Promise<Map<string, Shown>> => {
    const present = ids.filter((id) => summaries().has(id))
    if (present.length === 0) return new Map()
    const titles = present.map((id) => summaries().get(id)!.title)
    const shown = await link.show(present, titles, marks).catch((): Shown[] => [])
    return new Map(shown.map((each) => [each.id, each]))
  }

  return {
    async show(ranked, found, text, snippets) {
      const live = ranked.filter(({ id }) => summaries().has(id))
      const inText = live.filter((each) => each.inText).map(({ id }) => id)
      const passages = snippets ? await passagesOf(inText, found.marks) : new Map<string, Shown>()
      return live.flatMap(({ id, score, fuzzy, inText: read, similarTo }): SearchHit[] => {
        const summary = summaries().get(id)
        if (!summary) return []
        const similar = fuzzy ? (passages.get(id)?.similarTo ?? similarTo) : undefined
        const shown = passages.get(id)
        if (!read || (snippets && !shown))
          return [toNamedHit(summary, { id, score, ...(similarTo ? { similarTo } : {}) }, text)]
        const title = shown?.title ?? titleOf(summary.title, found.marks)
        return [{ summary, score, title, ...passageOf(shown), ...(similar ? { similarTo: similar } : {}) }]
      })
    },

    async snippets(ids, marks, similar) {
      const passages = await passagesOf(ids, marks)
      return ids.flatMap((id) => {
        const shown = passages.get(id)
        if (!shown) return []
        // What has every word as it was typed is no substitute, though it has the likely word as well.
        const { similarTo } = shown
        const stoodIn = similarTo !== null && similar.has(id) ? { similarTo } : {}
        return [{ id: recordId.parse(id), title: shown.title, ...passageOf(shown), ...stoodIn }]
      })
    },

    async similar(text, exclude, limit, signal) {
      const own = exclude === undefined ? undefined : summaries().get(exclude)
      const editions = own?.workId
        ? [...summaries().values()].filter(({ workId }) => workId === own.workId).map(({ id }) => String(id))
        : []
      const left = exclude === undefined ? [] : [exclude, ...editions]
      const found: SimilarParagraph[] = []
      const ids = await link.similarDocuments(text, left).catch((): string[] => [])
      const until = performance.now() + longestReading
      let from: SimilarFrom | null = { document: 0, passage: 0 }
      while (from && !signal?.aborted && performance.now() < until) {
        const step: SimilarStep | null = await link.similarIn(text, ids, from, stepMs).catch(() => null)
        found.push(...(step?.found ?? []))
        from = step?.next ?? null
      }
      return found
        .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
        .flatMap(({ id, passage, place, score }): SimilarPassage[] => {
          const summary = summaries().get(id)
          return isShown(summary)
            ? [{ summary, passage, score, place: { ...place, ranges: passage.ranges } }]
            : []
        })
        .slice(0, limit)
    },
  }
}

function passageOf(shown: Shown | undefined): Pick<SearchHit, 'snippet' | 'place' | 'withoutText'> {
  return {
    ...(shown?.snippet ? { snippet: shown.snippet } : {}),
    ...(shown?.place ? { place: shown.place } : {}),
    ...(shown?.withoutText ? { withoutText: true } : {}),
  }
}

function titleOf(title: string, marks: QueryMarks) {
  return highlight(title, { words: new Set([...marks.words, ...marks.variants]), prefixes: marks.prefixes })
}

import { pinPages, type IssuedEntry } from '../../../../shared/model/pack/pin-pages.ts'

/** An entry with the number of its pages; null while nobody knows it. */
export type Counted = { id: string; title: string; pages: number | null }

/** The pages of an entry by their labels; not sure where a length before it is not known, or its own. */
export type PageSpan = { first: string; last: string; pages: number | null; isSure: boolean; isLate: boolean }

export type PagePlan = {
  spans: ReadonlyMap<string, PageSpan>
  /** Entries of the last issue that were taken out, and the one each stands behind; empty for cover and agenda. */
  withdrawn: { id: string; title: string; label: string; behind: string }[]
  /** Of the whole pack, slips and what is not known yet counted as one page. */
  pages: number
  isSure: boolean
}

/**
 * Which pages the entries will have: after those of cover and agenda, or, where an issue is out, under the labels that are
 * pinned. `front` counts the pages of cover and agenda; null while the pack was never built.
 */
export function planPages(
  entries: readonly Counted[],
  front: number | null,
  issued: readonly IssuedEntry[],
  numbering?: 'throughout' | 'after-agenda',
): PagePlan {
  const cover =
    front ?? issued.find(({ entryId }) => entryId === '')?.labels.length ?? likelyFront(entries.length)
  // Numbers that begin behind the agenda do not wait for its length.
  const isFrontKnown = front !== null || issued.length > 0 || numbering === 'after-agenda'
  const pinned = pinPages(
    issued,
    [
      { entryId: '', title: '', pages: cover },
      ...entries.map(({ id, title, pages }) => ({ entryId: id, title, pages: pages ?? 1 })),
    ],
    numbering,
  )
  const known = new Map(entries.map((entry) => [entry.id, entry]))
  const out = new Set(issued.map(({ entryId }) => entryId))
  const spans = new Map<string, PageSpan>()
  const withdrawn: PagePlan['withdrawn'] = []
  let isSure = isFrontKnown
  for (const [index, { entryId, title, labels }] of pinned.entries()) {
    const own = known.get(entryId)
    if (!own) {
      if (entryId !== '')
        withdrawn.push({
          id: entryId,
          title,
          label: labels[0] ?? '',
          behind: pinned[index - 1]?.entryId ?? '',
        })
      continue
    }
    // A pinned page keeps its label whatever is before it.
    const isPinned = out.has(entryId)
    spans.set(entryId, {
      first: labels[0] ?? '',
      last: labels.at(-1) ?? '',
      pages: own.pages,
      isSure: isSure || isPinned,
      isLate: issued.length > 0 && !isPinned,
    })
    isSure &&= own.pages !== null
  }
  return { spans, withdrawn, pages: pinned.reduce((sum, { labels }) => sum + labels.length, 0), isSure }
}

/** A cover, and an agenda of some thirty lines a page. */
const likelyFront = (lines: number) => 1 + Math.max(1, Math.ceil(lines / 30))

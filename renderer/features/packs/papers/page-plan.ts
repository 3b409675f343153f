import {
  frontIds,
  isFrontEntry,
  pinPages,
  type IssuedEntry,
} from '../../../../shared/model/pack/pin-pages.ts'

/** An entry with the number of its pages; null while nobody knows it. */
export type Counted = { id: string; title: string; pages: number | null }

/** The pages of an entry by their labels; not sure where a length before it is not known, or its own. */
export type PageSpan = { first: string; last: string; pages: number | null; isSure: boolean; isLate: boolean }

export type PagePlan = {
  spans: ReadonlyMap<string, PageSpan>
  /** Entries of the last issue that were taken out, and the one each stands behind; empty for what stands before all. */
  withdrawn: { id: string; title: string; label: string; behind: string }[]
  /** Of the whole pack, slips and what is not known yet counted as one page. */
  pages: number
  isSure: boolean
}

/**
 * Which pages the entries will have: after those of cover and agenda, or, where an issue is out, under the labels that are
 * pinned. `front` counts the pages before them, cover, agenda and contents; null while the pack was never built.
 */
export function planPages(
  entries: readonly Counted[],
  front: number | null,
  issued: readonly IssuedEntry[],
  { numbering, contents }: { numbering?: 'throughout' | 'after-agenda'; contents: 'page' | 'none' },
): PagePlan {
  const issuedAt = (id: string) => issued.find(({ entryId }) => entryId === id)?.labels.length
  const ofContents = contents === 'none' ? 0 : (issuedAt(frontIds.contents) ?? likelyPages(entries.length))
  const ofAgenda =
    front === null
      ? (issuedAt(frontIds.agenda) ?? 1 + likelyPages(entries.length))
      : Math.max(1, front - ofContents)
  // Numbers that begin behind the agenda do not wait for its length.
  const isFrontKnown = front !== null || issued.length > 0 || numbering === 'after-agenda'
  const pinned = pinPages(
    issued,
    [
      { entryId: frontIds.agenda, title: '', pages: ofAgenda },
      ...(ofContents > 0 ? [{ entryId: frontIds.contents, title: '', pages: ofContents }] : []),
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
    const behind = pinned[index - 1]
    const own = known.get(entryId)
    if (!own) {
      if (!isFrontEntry({ entryId }))
        withdrawn.push({
          id: entryId,
          title,
          label: labels[0] ?? '',
          behind: behind && !isFrontEntry(behind) ? behind.entryId : '',
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

/** Some thirty lines a page, of an agenda and of contents. */
const likelyPages = (lines: number) => Math.max(1, Math.ceil(lines / 30))

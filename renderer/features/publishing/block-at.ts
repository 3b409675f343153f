import type { PagePreview } from '../../../shared/contract/typesetting.ts'

/**
 * The block printed at a place of the pages: the last one that begins at or before it. Where only the page is named, the
 * first one that begins on it. Before the first block, the first; null where there is none.
 */
export function blockAt(
  places: PagePreview['places'],
  { page, y }: { page: number; y: number | null },
): string | null {
  const onPage = y === null ? places.find((place) => place.page === page) : undefined
  if (onPage) return onPage.blockId
  // A press just above a line still means that line.
  const slack = 6
  const before = places.filter(
    (place) => place.page < page || (place.page === page && place.y <= (y ?? 0) + slack),
  )
  return (before.at(-1) ?? places[0])?.blockId ?? null
}

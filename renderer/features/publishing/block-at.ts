import type { PagePreview } from '../../../shared/contract/typesetting.ts'

/** The block printed at a place of the pages: the last one that begins at or before it; null before the first. */
export function blockAt(
  places: PagePreview['places'],
  { page, y }: { page: number; y: number },
): string | null {
  // A press just above a line still means that line.
  const slack = 6
  const before = places.filter((place) => place.page < page || (place.page === page && place.y <= y + slack))
  return before.at(-1)?.blockId ?? null
}

import type { Highlighted as HighlightedText } from '../../../shared/contract/search.ts'

/**
 * Text with the found parts marked; ranges are UTF-16 offsets, in order, end exclusive. It stands in an element of its own
 * with `dir="auto"`, which an isolated piece of text would not count for.
 */
export function Highlighted({ text, ranges }: HighlightedText) {
  const parts = []
  let at = 0
  for (const [start, end] of ranges) {
    if (start < at || end <= start || end > text.length) continue
    if (start > at) parts.push(text.slice(at, start))
    parts.push(<mark key={start}>{text.slice(start, end)}</mark>)
    at = end
  }
  parts.push(text.slice(at))
  return <>{parts}</>
}

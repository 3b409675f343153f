/** The row a key moves to, or null where the key moves nowhere; `page` rows fit in sight. */
export function nextRow(key: string, at: number, count: number, page: number): number | null {
  const last = count - 1
  if (last < 0) return null
  const moves: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: last,
  }
  const wanted = moves[key]
  return wanted === undefined ? null : Math.max(0, Math.min(last, wanted))
}

/** Two ends in order. */
export function spanOf(one: number, other: number): [number, number] {
  return one <= other ? [one, other] : [other, one]
}

/** Positions of the `most` highest scores, highest first; of equals the first one, or the one `isBefore` says. */
export function bestOf(
  scores: ArrayLike<number>,
  most: number,
  isBefore: (a: number, b: number) => boolean = (a, b) => a < b,
): number[] {
  const best: number[] = []
  let least = -Infinity
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at]!
    if (score < least) continue
    let low = 0
    let high = best.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = scores[best[middle]!]!
      if (score > other || (score === other && isBefore(at, best[middle]!))) high = middle
      else low = middle + 1
    }
    if (low === most) continue
    best.splice(low, 0, at)
    if (best.length > most) best.pop()
    if (best.length === most) least = scores[best[most - 1]!]!
  }
  return best
}

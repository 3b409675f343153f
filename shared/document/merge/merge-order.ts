/** Two sequences that grew out of one, and what is left of them, each as keys that are unique within their sequence. */
export type Sequences = {
  base: readonly string[]
  ours: readonly string[]
  theirs: readonly string[]
  /** Whether a key of either side has a place in the result. */
  keeps(key: string): boolean
  /** What was put in by us and by them at the same place is put in once where both say this. */
  saying?(key: string, side: 'ours' | 'theirs'): string | undefined
}

/**
 * The order in which two changed sequences go together: each side's moves and insertions follow what they followed on
 * that side; what both moved stands where we have it; what both put in at one place stands ours first.
 */
export function mergeOrder({ base, ours, theirs, keeps, saying = () => undefined }: Sequences): string[] {
  const inBase = new Map(base.map((key, index) => [key, index]))
  const inOurs = new Set(ours)
  const inTheirs = new Set(theirs)
  const movedByUs = movedKeys(inBase, ours)
  const movedByThem = movedKeys(inBase, theirs)
  const isFixed = (key: string) => keeps(key) && !(movedByThem.has(key) && !movedByUs.has(key))
  const skeleton = ours.filter(isFixed)
  const fixed = new Set(skeleton)

  const following = new Map<string | null, string[]>()
  let anchor: string | null = null
  for (const key of theirs) {
    if (fixed.has(key)) anchor = key
    else if (keeps(key)) append(following, anchor, key)
  }

  const order: string[] = []
  let waiting = following.get(null) ?? []
  let ownRun: string[] = []
  /** Our insertions at this place by what they say; asked for only where there are insertions of theirs too. */
  const ownBySaying = () => {
    const own = new Map<string | undefined, number>()
    for (const key of ownRun) own.set(saying(key, 'ours'), (own.get(saying(key, 'ours')) ?? 0) + 1)
    return own
  }
  const place = () => {
    const own = waiting.length > 0 && ownRun.length > 0 ? ownBySaying() : null
    for (const key of waiting) {
      const said = own && !inOurs.has(key) && !inBase.has(key) ? saying(key, 'theirs') : undefined
      const twins = said === undefined ? 0 : (own?.get(said) ?? 0)
      if (twins === 0) order.push(key)
      else own?.set(said, twins - 1)
    }
    waiting = []
  }
  for (const key of skeleton) {
    const isOwnInsertion = !inTheirs.has(key) && !inBase.has(key)
    if (isOwnInsertion) ownRun.push(key)
    else {
      place()
      ownRun = []
      waiting = following.get(key) ?? []
    }
    order.push(key)
  }
  place()
  return order
}

/** The keys of a sequence that left the order of the base: the fewest whose return would restore it. */
export function movedKeys(base: ReadonlyMap<string, number>, sequence: readonly string[]): Set<string> {
  const common = sequence.filter((key) => base.has(key))
  const stayed = longestIncreasing(common.map((key) => base.get(key) ?? 0))
  return new Set(common.filter((_, index) => !stayed.has(index)))
}

/** Indexes of a longest increasing subsequence (patience sorting). */
export function longestIncreasing(numbers: readonly number[]): Set<number> {
  const tails: number[] = []
  const before: number[] = []
  numbers.forEach((number, index) => {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1
      else high = middle
    }
    before[index] = tails[low - 1] ?? -1
    tails[low] = index
  })
  const chosen = new Set<number>()
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) chosen.add(index)
  return chosen
}

function append(lists: Map<string | null, string[]>, at: string | null, key: string): void {
  const list = lists.get(at)
  if (list) list.push(key)
  else lists.set(at, [key])
}

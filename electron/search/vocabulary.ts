import { slipBudget, slipDistance } from '../../shared/text/distance.ts'

/** A word of the library that may have been meant, and what the slip cost. */
export type Variant = { word: string; cost: number; documents: number }

/**
 * The words of the index with the number of documents each stands in, held in memory, so that a misspelt word can be
 * compared with all of them. Acronyms are known apart: they are neither corrected nor offered as a correction.
 */
export class Vocabulary {
  readonly #documents = new Map<string, number>()
  readonly #capitals = new Map<string, number>()
  #byLength: { words: string[]; letters: Int32Array }[] | null = null
  #sorted: string[] | null = null

  documentsOf(word: string): number {
    return this.#documents.get(word) ?? 0
  }

  add(word: string, documents = 1): void {
    const before = this.#documents.get(word)
    if (before === undefined) this.#forget()
    this.#documents.set(word, (before ?? 0) + documents)
  }

  remove(word: string): void {
    const left = (this.#documents.get(word) ?? 0) - 1
    if (left > 0) this.#documents.set(word, left)
    else if (this.#documents.delete(word)) this.#forget()
  }

  /** Counts a document in which the word stands in capitals only. */
  addCapital(word: string, documents = 1): void {
    this.#capitals.set(word, (this.#capitals.get(word) ?? 0) + documents)
  }

  /** Whether the word is met in capitals more often than not. */
  isAcronym(word: string): boolean {
    return (this.#capitals.get(word) ?? 0) * 2 > this.documentsOf(word)
  }

  /** Whether some word begins so. */
  hasPrefix(prefix: string): boolean {
    this.#sorted ??= [...this.#documents.keys()].toSorted()
    const words = this.#sorted
    let low = 0
    let high = words.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (words[middle]! < prefix) low = middle + 1
      else high = middle
    }
    return words[low]?.startsWith(prefix) ?? false
  }

  /** At most `limit` words within the budget of slips, the cheapest and most frequent first; the word itself is none. */
  variants(typed: string, options: { prefix?: boolean; limit?: number } = {}): Variant[] {
    const budget = slipBudget(typed.length)
    if (budget === 0 || this.isAcronym(typed)) return []
    const found: Variant[] = []
    const signature = lettersOf(typed)
    const { shortest, longest } = this.#reach(typed.length, budget, options.prefix ?? false)
    for (let length = shortest; length <= longest; length += 1) {
      const bucket = this.#buckets()[length]
      if (!bucket) continue
      for (let index = 0; index < bucket.words.length; index += 1) {
        const other = bucket.letters[index]!
        // A letter that one has and the other lacks costs a slip; with a prefix the rest of the word has letters of its own.
        const missing = popcount(signature & ~other)
        if (missing > budget + 1 || (!options.prefix && popcount(other & ~signature) > budget + 1)) continue
        const word = bucket.words[index]!
        if (word === typed) continue
        const cost = slipDistance(typed, word, budget, options)
        if (cost === null || cost === 0 || this.isAcronym(word)) continue
        found.push({ word, cost, documents: this.documentsOf(word) })
      }
    }
    return found.toSorted(byLikelihood).slice(0, options.limit ?? 12)
  }

  /** Two known words that were written without the space between them; null where there are none. */
  splitOf(typed: string): [string, string] | null {
    let best: [string, string] | null = null
    let bestWeight = 0
    for (let at = shortestPart; at <= typed.length - shortestPart; at += 1) {
      const parts: [string, string] = [typed.slice(0, at), typed.slice(at)]
      const weight = Math.min(this.documentsOf(parts[0]), this.documentsOf(parts[1]))
      if (weight <= bestWeight) continue
      bestWeight = weight
      best = parts
    }
    return best
  }

  #reach(length: number, budget: number, prefix: boolean): { shortest: number; longest: number } {
    const shortest = Math.max(2, length - budget * 2)
    return {
      shortest,
      longest: prefix ? Math.min(length + 12, this.#buckets().length - 1) : length + budget * 2,
    }
  }

  #buckets(): { words: string[]; letters: Int32Array }[] {
    this.#byLength ??= groupByLength(this.#documents.keys())
    return this.#byLength
  }

  #forget(): void {
    this.#byLength = null
    this.#sorted = null
  }
}

const shortestPart = 3

function groupByLength(words: Iterable<string>): { words: string[]; letters: Int32Array }[] {
  const groups: string[][] = []
  for (const word of words) {
    if (/\d/.test(word) || word.length > 40) continue
    ;(groups[word.length] ??= []).push(word)
  }
  return Array.from(groups, (group) => ({
    words: group ?? [],
    letters: Int32Array.from(group ?? [], lettersOf),
  }))
}

/** One bit for each letter that occurs; letters outside a–z share the bits by their code. */
function lettersOf(word: string): number {
  let letters = 0
  for (let index = 0; index < word.length; index += 1) letters |= 1 << (word.charCodeAt(index) & 31)
  return letters
}

function popcount(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/** A word in ten times as many documents may cost 0.35 more. */
function byLikelihood(a: Variant, b: Variant): number {
  const difference = likelihood(a) - likelihood(b)
  return difference || (a.word < b.word ? -1 : 1)
}

function likelihood({ cost, documents }: Variant): number {
  return cost - 0.35 * Math.log10(documents + 1)
}

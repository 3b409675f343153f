import { z } from 'zod'

/** Which characters the bundled fonts can show. */
export interface Coverage {
  /** The characters, each with what combines with it, that no single family can show; in order, each once. */
  uncovered(text: string): string[]
  /** The text with a replacement character in place of each of those. */
  replaceUncovered(text: string): string
}

const coverageFile = z.object({
  families: z.array(z.object({ family: z.string(), ranges: z.array(z.int().min(0)) })),
})

// Latin, Greek and Cyrillic that the text family has in every style: nearly every string ends here.
const plain =
  /^[\n\x20-\x7e\u00a0-\u00ac\u00ae-\u017e\u0400-\u045f\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026]*$/

// Shown by no glyph in any font, so none needs to have them (Unicode: Default_Ignorable_Code_Point).
const ignorable = /\p{Default_Ignorable_Code_Point}/u

/** Reads `coverage.json` as the font script writes it. Throws where the file is not of its form. */
export function createCoverage(json: string): Coverage {
  const families = coverageFile.parse(JSON.parse(json)).families.map(({ ranges }) => toBitmap(ranges))
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
  const known = new Map<string, boolean>()

  const isCovered = (cluster: string): boolean => {
    const before = known.get(cluster)
    if (before !== undefined) return before
    const points = Array.from(cluster)
      .filter((each) => !ignorable.test(each) && each !== '\n')
      .map(pointOf)
    // Shaping takes a whole cluster from one font, so a base from one and its accent from another is not enough.
    const covered = families.some((bitmap) => points.every((point) => has(bitmap, point)))
    if (known.size < 50_000) known.set(cluster, covered)
    return covered
  }

  return {
    uncovered(text) {
      if (plain.test(text)) return []
      const missing = new Set<string>()
      for (const { segment } of segmenter.segment(text)) if (!isCovered(segment)) missing.add(segment)
      return [...missing]
    },
    replaceUncovered(text) {
      if (plain.test(text)) return text
      let result = ''
      for (const { segment } of segmenter.segment(text)) result += isCovered(segment) ? segment : '\ufffd'
      return result
    },
  }
}

function pointOf(character: string): number {
  return character.codePointAt(0) ?? 0
}

function toBitmap(ranges: readonly number[]): Uint8Array {
  const bitmap = new Uint8Array(0x110000 / 8)
  let end = 0
  for (let index = 0; index + 1 < ranges.length; index += 2) {
    const start = end + (ranges[index] ?? 0)
    end = start + (ranges[index + 1] ?? 0)
    for (let point = start; point < end; point += 1) {
      bitmap[point >> 3] = (bitmap[point >> 3] ?? 0) | (1 << (point & 7))
    }
  }
  return bitmap
}

function has(bitmap: Uint8Array, point: number): boolean {
  return ((bitmap[point >> 3] ?? 0) & (1 << (point & 7))) !== 0
}

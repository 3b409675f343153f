import type { RedactedPassage } from '../../model/redaction/v1.ts'
import type { DocumentBody } from '../body.ts'
import type { Range } from './find-words.ts'
import { ownText, textBlocks } from './text-blocks.ts'

/** Where a passage stands now: where it was marked, elsewhere because the text around it changed, or nowhere for certain. */
export type PlacedPassage = {
  passage: RedactedPassage
  state: 'in-place' | 'moved' | 'stale'
  /** Block and offsets; null for a passage that is taken out everywhere, and for a stale one. */
  at: (Range & { blockId: string }) | null
}

/**
 * Finds passages again by block, offsets and words. One whose words no longer stand where they were marked is found where they
 * stand once in their block, or once in the whole document; it is never guessed.
 */
export function placePassages(body: DocumentBody, passages: readonly RedactedPassage[]): PlacedPassage[] {
  const texts = new Map([...textBlocks(body)].map(([id, node]) => [id, ownText(node)]))
  return passages.map((passage) => {
    const { at, text } = passage
    if (!at) return { passage, state: 'in-place', at: null }
    const own = texts.get(at.blockId)
    if (own?.slice(at.from, at.to) === text) return { passage, state: 'in-place', at }
    const inBlock = own === undefined ? [] : placesOf(own, text)
    if (inBlock.length === 1) return { passage, state: 'moved', at: { blockId: at.blockId, ...inBlock[0]! } }
    const anywhere = [...texts].flatMap(([blockId, each]) =>
      placesOf(each, text).map((range) => ({ blockId, ...range })),
    )
    if (inBlock.length === 0 && anywhere.length === 1) return { passage, state: 'moved', at: anywhere[0]! }
    return { passage, state: 'stale', at: null }
  })
}

function placesOf(text: string, words: string): Range[] {
  const found: Range[] = []
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + words.length))
    found.push({ from: at, to: at + words.length })
  return found
}

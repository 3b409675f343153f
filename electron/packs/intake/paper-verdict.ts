import { z } from 'zod'
import { packEngine } from '../../../shared/contract/packs.ts'
import type { FragmentPage } from '../fragment.ts'

/**
 * What looking at a file came to: who can read it, whether it looks afterwards as before, where its pages have room. It holds
 * for these bytes and this program, so that nobody need look again.
 */
export const paperVerdict = z.object({
  engine: packEngine,
  wasEncrypted: z.boolean(),
  wasRepaired: z.boolean(),
  /** Pages it counts and does not have. */
  missing: z.int(),
  looksAlike: z.boolean(),
  withoutText: z.boolean(),
  /** A letter for each page, foot, head or none; one for all where they are alike. */
  margins: z.string().max(20_000),
})
export type PaperVerdict = z.infer<typeof paperVerdict>

/** Verdicts by the SHA-256 of the file. */
export interface Verdicts {
  get(sha256: string): Promise<PaperVerdict | null>
  keep(sha256: string, verdict: PaperVerdict): void
}

const letters = { foot: 'f', head: 'h', none: 'n' } as const
const margins = { f: 'foot', h: 'head', n: 'none' } as const

export function saidMargins(pages: readonly FragmentPage[]): string {
  const said = pages.map(({ margin }) => letters[margin]).join('')
  return new Set(said).size === 1 ? said.slice(0, 1) : said
}

export function knownMargin(said: string, page: number): FragmentPage['margin'] {
  const letter = said.length === 1 ? said : said.charAt(page)
  return letter === 'h' || letter === 'n' ? margins[letter] : 'foot'
}

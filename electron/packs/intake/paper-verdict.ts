import { z } from 'zod'
import { packEngine } from '../../../shared/contract/packs.ts'
import type { FragmentPage } from '../fragment.ts'
import type { Balance } from './content-balance.ts'

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
  /** Pages, from 0, whose content goes below the state it began with or leaves states open, and how many. */
  unbalanced: z.array(z.tuple([z.int(), z.int(), z.int()])).max(20_000),
})
export type PaperVerdict = z.infer<typeof paperVerdict>

/** Verdicts by the SHA-256 of the file. */
export interface Verdicts {
  get(sha256: string): Promise<PaperVerdict | null>
  keep(sha256: string, verdict: PaperVerdict): void
}

const letters = { foot: 'f', head: 'h', none: 'n' } as const
const margins = { f: 'foot', h: 'head', n: 'none' } as const

/** What a verdict keeps of the pages of a paper. */
export function saidPages(pages: readonly FragmentPage[]): Pick<PaperVerdict, 'margins' | 'unbalanced'> {
  const said = pages.map(({ margin }) => letters[margin]).join('')
  const unbalanced = pages.flatMap(({ below, restore }, index): PaperVerdict['unbalanced'] =>
    below > 0 || restore > 1 ? [[index, below, restore - 1]] : [],
  )
  return { margins: new Set(said).size === 1 ? said.slice(0, 1) : said, unbalanced }
}

export function knownBalance({ unbalanced }: PaperVerdict, page: number): Balance {
  const [, below, open] = unbalanced.find(([index]) => index === page) ?? [page, 0, 0]
  return { below, open }
}

export function knownMargin(said: string, page: number): FragmentPage['margin'] {
  const letter = said.length === 1 ? said : said.charAt(page)
  return letter === 'h' || letter === 'n' ? margins[letter] : 'foot'
}

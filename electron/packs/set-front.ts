import { pinPages, type IssuedEntry } from '../../shared/model/pack/pin-pages.ts'
import type { Gathered } from './gather-papers.ts'
import type { PackBinding } from './pack-binding.ts'
import { coverSheet } from './pack-sheets.ts'
import { PackTooLarge } from './pack-too-large.ts'

/** Cover and agenda as they stand before the papers, and what every page is called. */
export type Front = {
  pdf: Uint8Array
  plan: IssuedEntry[]
  labelsOfFront: string[]
  /** Of the papers, in the order in which they are bound. */
  labels: string[][]
}

/** Typesets cover and agenda as often as it takes for the agenda to name the pages that follow it, which its length decides. */
export async function setFront(
  { input, pack, papers, choices, sheet }: PackBinding,
  gathered: readonly Gathered[],
): Promise<Front> {
  let made = await sheet(coverSheet(pack, input.meeting, papers, []))
  for (let run = 0; ; run += 1) {
    const length = made.pages
    const plan = pinPages(
      input.issued ?? [],
      [
        { entryId: '', title: '', pages: length },
        ...gathered.map(({ paper, fragment }) => ({
          entryId: paper.entryId,
          title: paper.title,
          pages: fragment.pages.length,
          withdrawn: paper.type === 'withdrawn',
        })),
      ],
      choices.numbering,
    )
    const labelsOf = new Map(plan.map((entry) => [entry.entryId, entry.labels]))
    const labels = gathered.map(({ paper }) => labelsOf.get(paper.entryId) ?? [])
    made = await sheet(
      coverSheet(
        pack,
        input.meeting,
        papers,
        labels.map((own) => own[0] ?? ''),
      ),
    )
    if (made.pages === length) return { pdf: made.pdf, plan, labels, labelsOfFront: labelsOf.get('') ?? [] }
    if (run === mostRuns) throw new PackTooLarge('The agenda finds no length.')
  }
}

/** An agenda grows once, by the width of its numbers; one that still changes after this never settles. */
const mostRuns = 4

import { frontIds, pinPages, type IssuedEntry } from '../../shared/model/pack/pin-pages.ts'
import { contentsSheet } from './contents-sheet.ts'
import type { Gathered } from './gather-papers.ts'
import type { PackBinding } from './pack-binding.ts'
import { coverSheet } from './pack-sheets.ts'
import { PackTooLarge } from './pack-too-large.ts'
import { packWords } from './pack-words.ts'

/** A sheet before the papers, and what its pages are called. */
export type FrontSheet = { pdf: Uint8Array; labels: string[] }

/** Cover and agenda, and the contents where there are any, as they stand before the papers, and what every page is called. */
export type Front = {
  agenda: FrontSheet
  contents: FrontSheet | null
  plan: IssuedEntry[]
  /** Of the papers, in the order in which they are bound. */
  labels: string[][]
}

/** Typesets what stands before the papers as often as it takes to name the pages that follow it, which its length decides. */
export async function setFront(binding: PackBinding, gathered: readonly Gathered[]): Promise<Front> {
  const { input, pack, choices } = binding
  let made = await setSheets(binding, gathered, [])
  for (let run = 0; ; run += 1) {
    const lengths = [made.agenda.pages, made.contents?.pages]
    const plan = pinPages(
      input.issued ?? [],
      [
        { entryId: frontIds.agenda, title: '', pages: made.agenda.pages },
        ...(made.contents
          ? [
              {
                entryId: frontIds.contents,
                title: packWords[pack.language].contents,
                pages: made.contents.pages,
              },
            ]
          : []),
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
    made = await setSheets(binding, gathered, labels)
    const { agenda, contents } = made
    if (agenda.pages === lengths[0] && contents?.pages === lengths[1]) {
      const front = (pdf: Uint8Array, id: string) => ({ pdf, labels: labelsOf.get(id) ?? [] })
      return {
        agenda: front(agenda.pdf, frontIds.agenda),
        contents: contents && front(contents.pdf, frontIds.contents),
        plan,
        labels,
      }
    }
    if (run === mostRuns) throw new PackTooLarge('The agenda finds no length.')
  }
}

/** An agenda grows once, by the width of its numbers; one that still changes after this never settles. */
const mostRuns = 4

async function setSheets(
  { input, pack, papers, choices, sheet }: PackBinding,
  gathered: readonly Gathered[],
  labels: readonly (readonly string[])[],
) {
  const first = labels.map((own) => own[0] ?? '')
  const agenda = await sheet(coverSheet(pack, input.meeting, papers, first))
  const contents = choices.contents === 'page' ? await sheet(contentsSheet(pack, gathered, labels)) : null
  return { agenda, contents }
}

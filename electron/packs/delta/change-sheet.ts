import type { PackChange } from '../../../shared/contract/packs.ts'
import type { PackV1 } from '../../../shared/model/pack/v1.ts'
import { entryAddress, plainSheet, type AgendaLine, type PackSheet } from '../pack-sheets.ts'
import { packWords } from '../pack-words.ts'
import { sayLabels } from './compare-issues.ts'

const groups = { new: 'new', changed: 'changed', withdrawn: 'withdrawnGroup' } as const
const kinds = ['new', 'changed', 'withdrawn'] as const

/** What is new, changed and withdrawn from one issue to another, with the pages, and what a reader is to do. */
export function changeSheet(
  pack: PackV1,
  from: number,
  to: number,
  changes: readonly PackChange[],
): PackSheet {
  const words = packWords[pack.language]
  const lineOf = ({ title, labels, gone }: PackChange, index: number): AgendaLine => ({
    heading: false,
    number: '',
    title: title || words.agenda,
    detail: [
      labels.length > 0 ? `${words.pages}: ${sayLabels(labels)}` : '',
      gone.length > 0 ? `${words.gone}: ${sayLabels(gone)}` : '',
    ]
      .filter(Boolean)
      .join(' · '),
    page: labels[0] ?? '',
    href: entryAddress(index),
  })
  const items = kinds.flatMap((kind) => {
    const own = changes.flatMap((change, index) => (change.kind === kind ? [lineOf(change, index)] : []))
    // The heading of a group leads where its first line does.
    const head = {
      heading: true,
      number: '',
      title: words[groups[kind]],
      detail: '',
      page: '',
      href: own[0]?.href ?? '',
    }
    return own.length > 0 ? [head, ...own] : []
  })
  return {
    ...plainSheet(pack, words.changes, pack.title),
    subtitle: words.fromIssueTo(from, to),
    message: items.length > 0 ? words.howToChange : words.nothingChanged,
    agenda: items.length > 0 ? { heading: words.changes, items } : null,
  }
}

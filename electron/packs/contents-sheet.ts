import type { PackV1 } from '../../shared/model/pack/v1.ts'
import { byItem } from './by-item.ts'
import type { Gathered } from './gather-papers.ts'
import { entryAddress, plainSheet, unknownLabel, type AgendaLine, type PackSheet } from './pack-sheets.ts'
import { packWords } from './pack-words.ts'

/** Most lines of contents that also name the sections of papers; beyond that they would hide what they should show. */
const mostWithSections = 120

/** Items of the agenda, the papers under them, the sections of own papers: each with its page. `labels` are those of all pages, by paper. */
export function contentsSheet(
  pack: PackV1,
  gathered: readonly Gathered[],
  labels: readonly (readonly string[])[],
): PackSheet {
  const words = packWords[pack.language]
  const whole = linesOf(gathered, labels, words)
  const items = whole.length > mostWithSections ? whole.filter(({ level }) => level !== 'section') : whole
  const sheet = plainSheet(pack, words.pack, words.contents)
  return { ...sheet, form: 'contents', agenda: { heading: words.contents, items } }
}

function linesOf(
  gathered: readonly Gathered[],
  labels: readonly (readonly string[])[],
  words: { item: string },
): AgendaLine[] {
  const lineOf = (at: number, page = 0) => ({
    number: '',
    detail: '',
    page: labels[at]?.[page] ?? unknownLabel,
    href: entryAddress(at, page),
  })
  return byItem(gathered.map(({ paper }) => paper)).flatMap((group) => {
    // Nobody looks for an empty page.
    const members = group.members.filter((at) => gathered[at]!.paper.type !== 'blank')
    const [first] = members
    if (first === undefined) return []
    const title = group.title ?? (group.number && `${words.item} ${group.number}`.trim())
    const head = title ? [{ ...lineOf(first), heading: true, number: group.number, title }] : []
    return [
      ...head,
      ...members.flatMap((at): AgendaLine[] => {
        const { paper } = gathered[at]!
        // A divider of no item stands over the papers after it, as one does in the agenda.
        const heading = !title && paper.type === 'divider'
        const sections = sectionsOf(gathered[at]!).map((section): AgendaLine => ({
          ...lineOf(at, section.page),
          heading: false,
          level: 'section',
          title: section.title,
        }))
        return [{ ...lineOf(at), heading, title: paper.title }, ...sections]
      }),
    ]
  })
}

/** First headings of an own paper, and the pages they are on, from 0. Bookmarks of others are theirs, and often no headings. */
function sectionsOf({ paper, fragment, slip }: Gathered): { title: string; page: number }[] {
  if (paper.type !== 'document' || slip !== null) return []
  return fragment.outline.flatMap(({ title, dest }) => {
    const number = Number(/^\[(\d+) 0 R/.exec(dest ?? '')?.[1])
    const page = fragment.pages.findIndex((each) => each.number === number)
    return page === -1 ? [] : [{ title, page }]
  })
}

import type { PackPaper } from './gather-papers.ts'

/** Papers that follow each other under one item of the agenda, by their places; `title` is null where nobody here may know it. */
export type ItemGroup = { number: string; title: string | null; members: number[] }

/**
 * Papers by item, in their order; one of no item is a group of its own. The title of an item is known by its papers, not by a
 * divider or an empty page among papers that may not be named.
 */
export function byItem(papers: readonly PackPaper[]): ItemGroup[] {
  const groups: (ItemGroup & { key: string })[] = []
  for (const [index, paper] of papers.entries()) {
    const key = paper.number || (paper.itemTitle ?? '')
    const last = groups.at(-1)
    if (last && key !== '' && last.key === key) last.members.push(index)
    else groups.push({ key, number: paper.number, title: null, members: [index] })
  }
  return groups.map(({ number, members }) => {
    const own = members.map((at) => papers[at]!)
    const saying = own.filter(({ type }) => type !== 'divider' && type !== 'blank')
    const titled = (saying.length > 0 ? saying : own).find(({ itemTitle }) => itemTitle !== undefined)
    return { number, title: titled?.itemTitle ?? null, members }
  })
}

/** What a group is called: its number and title, or what there is of them; empty for a paper of no item. */
export function nameOfItem({ number, title }: ItemGroup, words: { item: string }): string {
  if (title === null) return number && `${words.item} ${number}`.trim()
  return number ? `${number}. ${title}` : title
}

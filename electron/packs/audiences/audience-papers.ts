import type { IssuedEntry } from '../../../shared/model/pack/pin-pages.ts'
import type { PackPaper } from '../gather-papers.ts'
import type { AudiencePlan } from './plan-copies.ts'

/**
 * The papers of a pack as one audience gets them: a slip, under all the labels of its pages, for what is withheld. Of a paper
 * that is not named nothing goes further but the number of its agenda item, and no title of a divider that has nothing else
 * below it. What nobody decided about is withheld.
 */
export function audiencePapers(
  papers: readonly PackPaper[],
  { access, audience }: Pick<AudiencePlan, 'access' | 'audience'>,
  labels: readonly IssuedEntry[],
  unnamed: string,
): PackPaper[] {
  const labelsOf = new Map(labels.map((entry) => [entry.entryId, entry.labels]))
  // A paper of an earlier issue is not in the pack any more, so that nobody knows how far it might go.
  const past = audience.receives.includes('restricted') ? 'whole' : 'nameless'
  const accessTo = ({ entryId, type }: PackPaper) =>
    access.get(entryId) ?? (type === 'withdrawn' ? past : 'nameless')
  return papers.map((paper, index) => {
    const by = accessTo(paper)
    if (by === 'whole') {
      const below = paper.type === 'divider' ? papersBelow(papers, index) : []
      const isUnnamed = below.length > 0 && below.every((each) => accessTo(each) === 'nameless')
      if (!isUnnamed) return paper
      const { itemTitle: _secret, ...divider } = paper
      return { ...divider, title: unnamed }
    }
    const { entryId, number } = paper
    const named = by === 'named'
    return {
      entryId,
      number,
      title: named ? paper.title : unnamed,
      ...(named && paper.itemTitle !== undefined && { itemTitle: paper.itemTitle }),
      detail: named ? paper.detail : '',
      type: 'withheld',
      ...spanOf(labelsOf.get(entryId) ?? []),
    }
  })
}

/** What a divider stands over, with those right below it; empty pages are nobody's. */
function papersBelow(papers: readonly PackPaper[], index: number): PackPaper[] {
  const after = papers.slice(index + 1).filter(({ type }) => type !== 'blank')
  const below = after.slice(Math.max(0, after.findIndex(isPaper)))
  const end = below.findIndex((each) => !isPaper(each))
  return end === -1 ? below : below.slice(0, end)
}

const isPaper = ({ type }: PackPaper) => type !== 'divider'

function spanOf(labels: readonly string[]): { span?: string } {
  const [first, last] = [labels[0], labels.at(-1)]
  return first === undefined || first === last ? {} : { span: `${first}–${last}` }
}

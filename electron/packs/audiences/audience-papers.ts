import type { IssuedEntry } from '../../../shared/model/pack/pin-pages.ts'
import type { PackPaper } from '../gather-papers.ts'
import type { AudiencePlan } from './plan-copies.ts'

/**
 * The papers of a pack as one audience gets them: a slip, under all the labels of its pages, for what is withheld. Of a paper
 * that is not named nothing goes further but the number of its agenda item. What nobody decided about is withheld.
 */
export function audiencePapers(
  papers: readonly PackPaper[],
  { access, audience }: Pick<AudiencePlan, 'access' | 'audience'>,
  labels: readonly IssuedEntry[],
  unnamed: string,
): PackPaper[] {
  const labelsOf = new Map(labels.map((entry) => [entry.entryId, entry.labels]))
  return papers.map((paper) => {
    // A paper of an earlier issue is not in the pack any more, so that nobody knows how far it might go.
    const past = audience.receives.includes('restricted') ? 'whole' : 'nameless'
    const by = access.get(paper.entryId) ?? (paper.type === 'withdrawn' ? past : 'nameless')
    if (by === 'whole') return paper
    const { entryId, number } = paper
    const named = by === 'named'
    return {
      entryId,
      number,
      title: named ? paper.title : unnamed,
      detail: named ? paper.detail : '',
      type: 'withheld',
      ...spanOf(labelsOf.get(entryId) ?? []),
    }
  })
}

function spanOf(labels: readonly string[]): { span?: string } {
  const [first, last] = [labels[0], labels.at(-1)]
  return first === undefined || first === last ? {} : { span: `${first}–${last}` }
}

import type { Translate } from '../../../i18n/use-t.ts'
import type { Paper } from '../papers/use-papers.ts'
import { itemKey, type Draft } from './pack-tree.ts'

/** What a row is called. */
export function nameOf(t: Translate, draft: Draft, papers: ReadonlyMap<string, Paper>, key: string): string {
  const item = draft.agenda?.find(({ id }) => itemKey(id) === key)
  if (item) return [item.number, item.title].filter(Boolean).join('. ')
  const paper = papers.get(key)
  if (!paper) return ''
  if ('title' in paper.entry) return paper.entry.title
  return paper.summary?.title ?? t('records.gone')
}

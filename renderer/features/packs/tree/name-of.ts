import type { Translate } from '../../../i18n/use-t.ts'
import type { Paper } from '../papers/use-papers.ts'
import { itemKey, type Draft } from './pack-tree.ts'

/** What an entry is called. */
export function entryName(t: Translate, { entry, summary }: Pick<Paper, 'entry' | 'summary'>): string {
  if ('title' in entry) return entry.title
  if (entry.type === 'blank') return t('packs.blank', { count: entry.count })
  return summary?.title ?? t('records.gone')
}

/** What a row is called. */
export function nameOf(t: Translate, draft: Draft, papers: ReadonlyMap<string, Paper>, key: string): string {
  const item = draft.agenda?.find(({ id }) => itemKey(id) === key)
  if (item) return [item.number, item.title].filter(Boolean).join('. ')
  const paper = papers.get(key)
  if (!paper) return ''
  return entryName(t, paper)
}

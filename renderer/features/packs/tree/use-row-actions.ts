import { useQueryClient } from '@tanstack/react-query'
import type { ImportLoss } from '../../../../shared/contract/exchange.ts'
import { toRecordId, type RecordId } from '../../../../shared/model/ids.ts'
import type { RecordSummary } from '../../../../shared/model/summary.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import { errorSentence } from '../../../api/error-sentence.ts'
import { useWorkspace } from '../../../app/workspace.ts'
import { useT } from '../../../i18n/use-t.ts'
import { showToast } from '../../../ui/feedback/toasts.ts'
import type { Paper } from '../papers/use-papers.ts'
import { nameOf } from './name-of.ts'
import { itemKey, moved, removed, standing, stepPlace } from './pack-tree.ts'
import type { RowActions } from './row-actions.ts'
import type { Builder } from './use-builder.ts'

interface RowDialogs {
  rename: (key: string | null) => void
  details: (itemId: string) => void
  unlock: (entryId: string) => void
  /** Tells what of a file is not in the document made of it. */
  onRead: (document: RecordSummary, losses: readonly ImportLoss[]) => void
  /** Tells who cannot see it. */
  say: (sentence: string) => void
}

/** What the rows, their keys and their menus do. */
export function useRowActions(
  builder: Builder,
  papers: ReadonlyMap<string, Paper>,
  { rename, details, unlock, onRead, say }: RowDialogs,
): RowActions {
  const t = useT()
  const { client } = useApi()
  const cache = useQueryClient()
  const openRecord = useWorkspace((state) => state.openRecord)
  const { draft, edit, did } = builder

  const setTitle = async (id: RecordId, title: string) => {
    try {
      const { record, rev } = await client.records.get({ id })
      if (record.kind !== 'attachment') return false
      await client.records.update({ baseRev: rev, record: { ...record, title } })
      return true
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
      return false
    } finally {
      void cache.invalidateQueries()
    }
  }
  const renameFile = async ({ summary }: Paper, name: string) => {
    if (!summary) return
    const { id, title } = summary
    if (await setTitle(id, name))
      did({ what: t('packs.did.rename'), back: () => setTitle(id, title), forth: () => setTitle(id, name) })
  }
  const makeDocument = async (entryId: string, fileId: RecordId) => {
    try {
      const { document, losses } = await client.exchange.makeDocument({ id: fileId })
      edit(t('packs.did.document'), (now) => ({
        ...now,
        entries: now.entries.map((each) =>
          each.id === entryId && each.type === 'attachment'
            ? { ...each, type: 'document', recordId: document.id }
            : each,
        ),
      }))
      onRead(document, losses)
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
  }
  return {
    step(keys, step) {
      const place = stepPlace(draft, keys, step)
      if (!place) return say(t('packs.tree.atEnd'))
      edit(t('packs.did.move', { count: keys.size }), (now) => moved(now, keys, place))
      const [first] = keys
      const now = first === undefined ? null : standing(moved(draft, keys, place), first)
      if (first === undefined || !now) return
      const title = nameOf(t, draft, papers, first)
      const where = { title, place: now.place, count: now.count }
      say(
        now.item
          ? t('packs.tree.movedTo', { ...where, item: now.item.number || now.item.title })
          : t('packs.tree.movedOut', where),
      )
    },
    remove(keys) {
      if (keys.size === 0) return
      edit(t('packs.did.remove', { count: keys.size }), (now) => removed(now, keys))
      const [first] = keys
      showToast({
        text:
          keys.size === 1 && first !== undefined
            ? t('packs.removed', { title: nameOf(t, draft, papers, first) })
            : t('packs.removedCount', { count: keys.size }),
      })
    },
    rename(key) {
      const entry = papers.get(key)?.entry
      if (!entry || (entry.type !== 'document' && entry.type !== 'blank')) rename(key)
    },
    renamed(key, name) {
      rename(null)
      if (name === null) return
      const paper = papers.get(key)
      if (paper?.entry.type === 'attachment') return void renameFile(paper, name)
      edit(t('packs.did.rename'), (now) => ({
        entries: now.entries.map((each) =>
          each.id === key && 'title' in each ? { ...each, title: name } : each,
        ),
        agenda:
          now.agenda &&
          now.agenda.map((each) => (itemKey(each.id) === key ? { ...each, title: name } : each)),
      }))
    },
    open(key) {
      const paper = papers.get(key)
      if (paper?.summary) return openRecord(paper.summary.id)
      if (paper?.entry.type === 'blank') return
      if (paper) return rename(key)
      const item = draft.agenda?.find(({ id }) => itemKey(id) === key)
      if (item) details(item.id)
    },
    details(key) {
      const item = draft.agenda?.find(({ id }) => itemKey(id) === key)
      if (item) details(item.id)
    },
    setBlank(entryId, count) {
      edit(t('packs.did.blank'), (now) => ({
        ...now,
        entries: now.entries.map((each) =>
          each.id === entryId && each.type === 'blank' ? { ...each, count } : each,
        ),
      }))
    },
    unlock,
    makeDocument(entryId) {
      const summary = papers.get(entryId)?.summary
      if (summary) void makeDocument(entryId, summary.id)
    },
    useEdition(entryId, chosen) {
      const recordId = toRecordId(chosen)
      if (!recordId) return
      edit(t('packs.did.edition'), (now) => ({
        ...now,
        entries: now.entries.map((each) =>
          each.id === entryId && each.type === 'document' ? { ...each, recordId } : each,
        ),
      }))
    },
  }
}

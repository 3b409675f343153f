import type { VersionRef } from '../../../shared/contract/history.ts'
import type { ComparedBlock } from '../../../shared/document/compare/comparison.ts'
import { restoreBlock } from '../../../shared/document/compare/restore-block.ts'
import type { DocumentBody } from '../../../shared/document/body.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { openDocument } from '../../app/open-documents.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { showToast } from '../../ui/feedback/toasts.ts'

/**
 * Brings versions and single blocks back. In a document that is open it is a change like any other, undone like any
 * other; elsewhere it becomes a new revision, and the notice offers to take it back.
 */
export function useBringBack(id: RecordId) {
  const t = useT()
  const format = useFormat()
  const { client } = useApi()

  const telling = async (act: () => Promise<void>) => {
    try {
      await act()
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
  }

  const saveOver = async (body: DocumentBody, text: string) => {
    const current = await client.documents.open({ id })
    const saved = await client.documents.save({ id, baseRev: current.rev, body, kind: 'manual' })
    const undo = () =>
      telling(async () => {
        await client.documents.save({ id, baseRev: saved.rev, body: current.body, kind: 'manual' })
      })
    showToast({ text, action: { label: t('ui.undo'), onAction: () => void undo() } })
  }

  const version = async (ref: VersionRef & { savedAt: string }) => {
    const { rev, hash, savedAt } = ref
    const open = openDocument(id)
    const moment = format.moment(savedAt)
    if (open) {
      const { body } = await client.history.read({ id, rev, hash })
      if (body) open.replaceBody(body as DocumentBody)
      showToast({ text: t('versions.restoredInPlace', { moment }) })
      return
    }
    const [newest] = await client.history.list({ id })
    await client.history.restore({ id, rev, hash })
    const undo = () =>
      telling(async () => {
        if (newest) await client.history.restore({ id, rev: newest.rev, hash: newest.hash })
      })
    showToast({
      text: t('versions.restored', { moment }),
      action: { label: t('ui.undo'), onAction: () => void undo() },
    })
  }

  return {
    version: (ref: VersionRef & { savedAt: string }) => telling(() => version(ref)),

    /** Puts one block into the document as it is now, as it was in `from`. */
    block: (block: ComparedBlock, from: DocumentBody) =>
      telling(async () => {
        const open = openDocument(id)
        const now = open?.body() ?? ((await client.documents.open({ id })).body as DocumentBody)
        const body = restoreBlock(now, from, block)
        if (!body) {
          showToast({ text: t('versions.blockNoPlace'), tone: 'bad' })
          return
        }
        const text = t(block.before ? 'versions.blockRestored' : 'versions.blockTakenOut')
        if (!open) return saveOver(body, text)
        open.replaceBody(body)
        showToast({ text })
      }),
  }
}

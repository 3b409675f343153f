import { useQuery } from '@tanstack/react-query'
import type { RevisionEntry } from '../../../shared/contract/library.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { RecordKind } from '../../../shared/model/record.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT, type Translate } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import styles from './inspector.module.css'
import { useWorkspace } from '../workspace.ts'

/** Every revision, newest first; a document's can be looked at and brought back. */
export function HistoryPanel({ id, kind }: { id: RecordId; kind: RecordKind }) {
  const t = useT()
  const format = useFormat()
  const { client, queries } = useApi()
  const openRecord = useWorkspace((state) => state.openRecord)
  const query = useQuery(queries.library.history.queryOptions({ input: { id } }))
  if (query.isPending) return <Skeleton />
  const revisions = (query.data ?? []).toSorted((a, b) => b.rev - a.rev)
  const newest = revisions[0]?.rev ?? 0

  const restore = async (rev: number, isUndo = false) => {
    try {
      await client.documents.restoreRevision({ id, rev })
      if (isUndo) return
      showToast({
        text: t('history.restored', { rev }),
        action: { label: t('ui.undo'), onAction: () => void restore(newest, true) },
      })
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
  }
  return (
    <ol aria-label={t('inspector.history')}>
      {revisions.map((each) => (
        <li key={each.rev} className={styles['revision']}>
          <span>{format.moment(each.savedAt)}</span>
          <span className={styles['revisionDetail']}>
            {each.words !== undefined && t('history.words', { words: each.words })}
          </span>
          <span className={styles['revisionDetail']}>{kindName(t, each)}</span>
          {kind === 'document' && each.rev !== newest && (
            <span className={styles['revisionActions']}>
              <Button variant="quiet" size="small" onPress={() => openRecord(id, each.rev)}>
                {t('history.open')}
              </Button>
              <Button variant="quiet" size="small" onPress={() => void restore(each.rev)}>
                {t('history.restore')}
              </Button>
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}

function kindName(t: Translate, { kind }: RevisionEntry): string {
  return t(kind === 'restore' ? 'history.restore.kind' : `history.${kind}`)
}

import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import { RecordProblem } from '../records/index.ts'
import { bodyOf } from './body-of.ts'
import styles from './documents.module.css'
import { useEditorPorts } from './use-editor-ports.ts'

const DocumentEditor = lazy(async () => ({
  default: (await import('../../editor/index.ts')).DocumentEditor,
}))

/** A document as it was: to be read, and brought back. */
export function RevisionPage({ id, rev }: { id: RecordId; rev: number }) {
  const t = useT()
  const format = useFormat()
  const { client, queries } = useApi()
  const openRecord = useWorkspace((state) => state.openRecord)
  const query = useQuery(queries.documents.revision.queryOptions({ input: { id, rev } }))
  const ports = useEditorPorts(query.data?.record.language ?? 'en')
  if (query.isPending) return <Skeleton lines={12} />
  if (!query.data) return <RecordProblem error={query.error} onRetry={() => void query.refetch()} />
  const { record, savedAt } = query.data
  const restore = async () => {
    try {
      await client.documents.restoreRevision({ id, rev })
      openRecord(id)
      showToast({ text: t('documents.restored') })
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
  }
  return (
    <article className={styles['page']} aria-label={t('app.revision', { title: record.title, rev })}>
      <div className={styles['notices']}>
        <Notice
          action={
            <Button variant="primary" onPress={() => void restore()}>
              {t('documents.revisionRestore')}
            </Button>
          }
        >
          <strong>{record.title}</strong>
          <br />
          {t('documents.revisionNotice', { rev, moment: format.moment(savedAt) })}
        </Notice>
      </div>
      <div className={styles['editor']}>
        <Suspense fallback={<Skeleton lines={12} />}>
          <DocumentEditor
            {...ports}
            spelling={null}
            documentId={`${id}-${rev}`}
            initialBody={bodyOf(query.data)}
            language={record.language}
            numbering={record.settings.numbering}
            editable={false}
            onChange={() => undefined}
          />
        </Suspense>
      </div>
    </article>
  )
}

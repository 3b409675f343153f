import { useQuery } from '@tanstack/react-query'
import { Columns2, Download } from 'lucide-react'
import type { DocumentIssue } from '../../../shared/model/document/issue.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useApi, useQueries } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { saveFile } from '../../api/save-file.ts'
import { useHost } from '../../app/use-host.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import styles from './issued.module.css'

/** Versions of a document that left the house, newest first: each file as it was, and its text against the next. */
export function IssuedVersions({ id }: { id: RecordId }) {
  const t = useT()
  const { data } = useQuery(useQueries().records.get.queryOptions({ input: { id } }))
  const issued = data?.record.kind === 'document' ? (data.record.issued ?? []) : []
  if (issued.length === 0) return null
  return (
    <section className={styles['issued']} aria-label={t('issued.title')}>
      <h3 className={styles['title']}>{t('issued.title')}</h3>
      <ol reversed className={styles['list']}>
        {issued.toReversed().map((each, index) => (
          <IssuedVersion
            key={`${each.number} ${each.sha256}`}
            id={id}
            issue={each}
            next={issued[issued.length - index]}
          />
        ))}
      </ol>
    </section>
  )
}

interface IssuedVersionProps {
  id: RecordId
  issue: DocumentIssue
  /** The one issued after it; the document as it is now where there is none. */
  next: DocumentIssue | undefined
}

function IssuedVersion({ id, issue, next }: IssuedVersionProps) {
  const t = useT()
  const format = useFormat()
  const save = useSaveIssued(id)
  const { number } = issue
  return (
    <li className={styles['version']}>
      <div>
        <p>
          <strong>{t('issued.version', { number })}</strong> {format.moment(issue.issuedAt)}
        </p>
        <p className={styles['detail']}>
          {t('issued.detail', {
            pages: issue.pages,
            size: format.bytes(issue.size),
            standard: t(`export.standard.${issue.standard}`),
          })}
        </p>
        <p className={styles['hash']} title={issue.sha256}>
          SHA-256 {issue.sha256.slice(0, 16)}…
        </p>
      </div>
      <div className={styles['tools']}>
        <IconButton
          label={t('issued.save', { number })}
          icon={<Download size={15} />}
          size="small"
          onPress={() => void save(issue)}
        />
        <IconButton
          label={
            next ? t('issued.compare', { number, next: next.number }) : t('issued.compareNow', { number })
          }
          icon={<Columns2 size={15} />}
          size="small"
          onPress={() => useWorkspace.getState().openComparison(id, issue.rev, next?.rev)}
        />
      </div>
    </li>
  )
}

/** Hands out the very file that was issued, in the way this host has. */
function useSaveIssued(id: RecordId) {
  const t = useT()
  const { client, files } = useApi()
  const { capabilities } = useHost()
  return async ({ number, sha256 }: DocumentIssue) => {
    try {
      const { artifactId, fileName } = await client.typesetting.issued({ id, number, sha256 })
      if (!capabilities.nativeDialogs) return saveFile(files.artifactUrl(artifactId), fileName)
      const kept = await client.host.saveArtifact({ artifactId, suggestedName: fileName })
      if (kept) showToast({ text: t('export.saved', { name: kept.fileName }) })
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
  }
}

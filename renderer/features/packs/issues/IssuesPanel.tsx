import { Download, FileDiff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useApi } from '../../../api/ApiProvider.tsx'
import { saveFile } from '../../../api/save-file.ts'
import type { PackIssue, PackV1 } from '../../../../shared/model/pack/v1.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import { Drawing } from '../../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../../ui/feedback/EmptyState.tsx'
import { DeltaResult } from './DeltaResult.tsx'
import styles from './issues.module.css'
import { useDelta } from './use-delta.ts'

/** What left the house, newest first: each file as it was, and what its readers need for the newest. */
export function IssuesPanel({ pack, actions }: { pack: PackV1; actions: ReactNode }) {
  const t = useT()
  const delta = useDelta(pack.id)
  const newest = pack.issues.at(-1)
  if (!newest)
    return (
      <EmptyState title={t('packs.issues.none')} drawing={<Drawing name="binder" />} actions={actions}>
        {t('packs.issues.noneText')}
      </EmptyState>
    )
  return (
    <section aria-label={t('packs.issues.title')}>
      <p className={styles['hint']}>{t('packs.issues.forMembers')}</p>
      <ol reversed className={styles['issues']}>
        {pack.issues.toReversed().map((issue) => (
          <Issue
            key={`${issue.number} ${issue.sha256}`}
            issue={issue}
            title={pack.title}
            {...(issue.entries &&
              issue !== newest &&
              newest.entries && { onSupplement: () => void delta.start(issue.number, newest.number) })}
          />
        ))}
      </ol>
      {pack.issues.length > 1 && <p className={styles['hint']}>{t('packs.issues.supplementWhat')}</p>}
      <DeltaResult state={delta.state} onCancel={delta.cancel} />
    </section>
  )
}

interface IssueProps {
  issue: PackIssue
  title: string
  /** Absent for the newest, and for one whose labels nobody kept. */
  onSupplement?: () => void
}

function Issue({ issue, title, onSupplement }: IssueProps) {
  const t = useT()
  const format = useFormat()
  const { files } = useApi()
  const { number, issuedAt, pages, sha256 } = issue
  return (
    <li className={styles['issue']}>
      <div className={styles['issueWhat']}>
        <p>
          <strong>{t('packs.issues.number', { number })}</strong>
          <span>{format.moment(issuedAt)}</span>
          <span>{t('packs.pages', { pages })}</span>
        </p>
        <p className={styles['hash']} title={sha256}>
          SHA-256 {sha256.slice(0, 16)}…
        </p>
      </div>
      {onSupplement && (
        <Button size="small" icon={<FileDiff size={14} />} onPress={onSupplement}>
          {t('packs.issues.supplement', { number })}
        </Button>
      )}
      <Button
        size="small"
        icon={<Download size={14} />}
        onPress={() => saveFile(files.assetUrl(sha256), `${title} (${number}).pdf`)}
      >
        {t('packs.issues.save', { number })}
      </Button>
    </li>
  )
}

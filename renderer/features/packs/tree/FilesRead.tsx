import type { ImportLoss } from '../../../../shared/contract/exchange.ts'
import type { RecordSummary } from '../../../../shared/model/summary.ts'
import { useWorkspace } from '../../../app/workspace.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import { Notice } from '../../../ui/feedback/Notice.tsx'
import styles from './contents.module.css'

/** A document made of a file, and what the file had that it has not. */
export interface ReadFile {
  document: RecordSummary
  losses: readonly ImportLoss[]
}

interface FilesReadProps {
  files: readonly ReadFile[]
  onDismiss: (id: string) => void
}

/** Says of which files documents were made, and what to look for in the files themselves. */
export function FilesRead({ files, onDismiss }: FilesReadProps) {
  const t = useT()
  const format = useFormat()
  const openRecord = useWorkspace((state) => state.openRecord)
  if (files.length === 0) return null
  return (
    <div className={styles['read']}>
      {files.map(({ document: { id, title }, losses }) => (
        <Notice
          key={id}
          tone={losses.length > 0 ? 'warn' : 'plain'}
          action={
            <>
              <Button size="small" onPress={() => openRecord(id)}>
                {t('packs.tree.open')}
              </Button>
              <Button size="small" onPress={() => onDismiss(id)}>
                {t('ui.dismiss')}
              </Button>
            </>
          }
        >
          {losses.length === 0
            ? t('packs.read.made', { title })
            : t('packs.read.losses', {
                title,
                losses: format.list(losses.map((loss) => t(`packs.loss.${loss}`))),
              })}
        </Notice>
      ))}
    </div>
  )
}

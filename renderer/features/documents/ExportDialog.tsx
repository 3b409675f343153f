import { ORPCError } from '@orpc/client'
import { errorCode, errorSentence } from '../../api/error-sentence.ts'
import { useT } from '../../i18n/use-t.ts'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { ArtifactNotice, FindingList } from '../publishing/index.ts'
import styles from './documents.module.css'
import type { ExportState } from './use-export.ts'

interface ExportDialogProps {
  state: ExportState
  onCancel: () => void
  /** Shows the block a finding speaks of. */
  onShow: (blockId: string) => void
}

/** From the wish to the file: what is going on, what a reader would stumble over, and the PDF. */
export function ExportDialog({ state, onCancel, onShow }: ExportDialogProps) {
  const t = useT()
  return (
    <Dialog title={t('export.title')} isOpen={state.stage !== 'idle'} onClose={onCancel}>
      <div className={styles['exportBox']}>
        {(state.stage === 'preparing' || state.stage === 'typesetting') && (
          <Progress label={t(`export.${state.stage}`)} onCancel={onCancel} />
        )}
        {state.stage === 'failed' && <Failure error={state.error} />}
        {state.stage === 'done' && (
          <>
            <ArtifactNotice {...state} />
            {state.findings.length === 0 ? (
              <p>{t('export.noFindings')}</p>
            ) : (
              <section aria-label={t('export.findings')}>
                <h3>{t('export.findings')}</h3>
                <FindingList
                  label={t('export.findings')}
                  findings={state.findings}
                  onShow={(blockId) => {
                    onCancel()
                    onShow(blockId)
                  }}
                />
              </section>
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}

function Failure({ error }: { error: unknown }) {
  const t = useT()
  const diagnostics = errorCode(error) === 'TYPESETTING_FAILED' ? diagnosticsOf(error) : []
  return (
    <>
      <Notice tone="bad">{diagnostics.length > 0 ? t('export.failed') : errorSentence(t, error)}</Notice>
      {diagnostics.length > 0 && (
        // Read-only, but reached by keyboard and copied like any text.
        <textarea
          className={styles['diagnostics']}
          aria-label={t('export.details')}
          readOnly
          rows={7}
          value={diagnostics.join('\n')}
        />
      )}
    </>
  )
}

function diagnosticsOf(error: unknown): string[] {
  const data: unknown = error instanceof ORPCError ? error.data : null
  const held = typeof data === 'object' && data !== null && 'diagnostics' in data ? data.diagnostics : []
  return Array.isArray(held) ? held.map(String) : []
}

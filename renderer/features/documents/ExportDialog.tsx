import { ORPCError } from '@orpc/client'
import type { Finding } from '../../../shared/contract/typesetting.ts'
import { errorCode, errorSentence } from '../../api/error-sentence.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { Badge } from '../../ui/text/Badge.tsx'
import { ArtifactNotice } from '../publishing/index.ts'
import styles from './documents.module.css'
import { findingSentence } from './finding-sentence.ts'
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
            <Findings
              findings={state.findings}
              onShow={(blockId) => {
                onCancel()
                onShow(blockId)
              }}
            />
          </>
        )}
      </div>
    </Dialog>
  )
}

function Findings({ findings, onShow }: { findings: readonly Finding[]; onShow: (blockId: string) => void }) {
  const t = useT()
  if (findings.length === 0) return <p>{t('export.noFindings')}</p>
  return (
    <section aria-label={t('export.findings')}>
      <h3>{t('export.findings')}</h3>
      <ul className={styles['findings']}>
        {findings.map((each, index) => (
          <li key={`${each.code}-${each.blockId ?? index}`} className={styles['finding']}>
            <Badge
              tone={each.severity === 'error' ? 'bad' : each.severity === 'warning' ? 'warn' : 'neutral'}
            >
              {t(`export.severity.${each.severity}`)}
            </Badge>
            <span className={styles['findingText']}>{findingSentence(t, each)}</span>
            {each.blockId !== null && (
              <Button variant="quiet" size="small" onPress={() => onShow(each.blockId ?? '')}>
                {t('export.show')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
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

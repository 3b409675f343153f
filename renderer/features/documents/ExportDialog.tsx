import { ORPCError } from '@orpc/client'
import { RectangleEllipsis, Stamp } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { z } from 'zod'
import type { DocumentV1 } from '../../../shared/model/document/v1.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { errorCode, errorSentence } from '../../api/error-sentence.ts'
import { useSettings } from '../../app/use-settings.ts'
import { useT, type Translate } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { ArtifactNotice, FindingList, PdfThumbnail } from '../publishing/index.ts'
import { ExportChoices, type PublishingChoices } from './ExportChoices.tsx'
import styles from './export.module.css'
import { UncoveredQuestion } from './UncoveredQuestion.tsx'
import { useExport, type ExportState } from './use-export.ts'

interface ExportDialogProps {
  record: DocumentV1
  /** Saves what is being written first. */
  flush: () => Promise<void>
  onClose: () => void
  /** Shows the block a finding speaks of. */
  onShow: (blockId: string) => void
  /** Goes on to the version without what was marked. */
  onRedact: () => void
}

const usual: PublishingChoices = { standard: 'ua-1+a-2a', paper: 'a4', watermark: true }

/**
 * The PDF as it was last wished for, made at once and again at each choice; what a reader would stumble over; and the
 * way out of the house for what was cleared.
 */
export function ExportDialog({ record, flush, onClose, onShow, onRedact }: ExportDialogProps) {
  const t = useT()
  const { read, update } = useSettings()
  const { state, start, cancel } = useExport(flush)
  const [choices, setChoices] = useState(() => read().publishing ?? usual)
  const [template, setTemplate] = useState<string | null>(null)
  const [editions, setEditions] = useState<readonly RecordId[]>([record.id])
  const make = (
    ids: readonly RecordId[],
    how: PublishingChoices,
    more: { replaceCharacters?: true; issue?: true; template?: string | null } = {},
  ) => {
    const { template: form = template, ...rest } = more
    const options = { replaceCharacters: false, issue: false, ...how, ...rest }
    void start(ids, form === null ? options : { ...options, template: form })
  }
  const begin = useEffectEvent(() => make(editions, choices))
  useEffect(() => begin(), [])

  const choose = (next: PublishingChoices) => {
    setChoices(next)
    update({ publishing: next })
    make(editions, next)
  }
  const chooseTemplate = (name: string | null) => {
    setTemplate(name)
    make(editions, choices, { template: name })
  }
  const chooseEditions = (ids: readonly RecordId[]) => {
    setEditions(ids)
    make(ids, choices)
  }
  const redacted = record.redaction?.passages.length ?? 0
  const isBusy = state.stage === 'preparing' || state.stage === 'typesetting'
  const findings = state.made.find(({ id }) => id === record.id)?.findings ?? []
  return (
    <Dialog title={t('export.title')} isOpen onClose={onClose} size="wide">
      <div className={styles['columns']}>
        <div className={styles['side']}>
          <PdfThumbnail artifactId={state.made[0]?.artifactId ?? null} isBusy={isBusy} />
          <ExportChoices
            record={record}
            choices={choices}
            template={template}
            onTemplate={chooseTemplate}
            onChange={choose}
            editions={editions}
            onEditions={chooseEditions}
          />
        </div>
        <div className={styles['main']}>
          {isBusy && <Making state={state} onCancel={state.made.length > 0 ? cancel : onClose} />}
          {state.stage === 'failed' &&
            (errorCode(state.error) === 'UNCOVERED_CHARACTERS' ? (
              <UncoveredQuestion
                error={state.error}
                onShow={(blockId) => {
                  onClose()
                  onShow(blockId)
                }}
                onConsent={() => make(editions, choices, { replaceCharacters: true })}
              />
            ) : (
              <Failure error={state.error} />
            ))}
          {redacted > 0 && (
            <Notice
              tone="warn"
              action={
                <Button icon={<RectangleEllipsis size={15} />} onPress={onRedact}>
                  {t('redaction.open')}
                </Button>
              }
            >
              {t('redaction.offer', { count: redacted })}
            </Notice>
          )}
          {state.made.map((file) => (
            <ArtifactNotice key={file.artifactId} {...file} />
          ))}
          {state.stage === 'done' && <Issued state={state} />}
          {state.stage === 'done' && findings.length === 0 && <p>{t('export.noFindings')}</p>}
          {state.stage === 'done' && findings.length > 0 && (
            <section aria-label={t('export.findings')}>
              <h3>{t('export.findings')}</h3>
              <FindingList
                label={t('export.findings')}
                findings={findings}
                onShow={(blockId) => {
                  onClose()
                  onShow(blockId)
                }}
              />
            </section>
          )}
          {state.stage === 'done' && state.made.every(({ issued }) => !issued) && (
            <IssueOffer record={record} onIssue={() => make([record.id], choices, { issue: true })} />
          )}
        </div>
      </div>
    </Dialog>
  )
}

function Making({ state, onCancel }: { state: ExportState; onCancel: () => void }) {
  const t = useT()
  const { stage, made, total } = state
  const doing = t(stage === 'typesetting' ? 'export.typesetting' : 'export.preparing')
  const label = total > 1 ? t('export.several', { doing, number: made.length + 1, total }) : doing
  const part = stage === 'typesetting' ? 0.5 : 0.1
  const share = total > 1 ? (made.length + part) / total : undefined
  return <Progress label={label} share={share} onCancel={onCancel} />
}

function Issued({ state }: { state: ExportState }) {
  const t = useT()
  const issued = state.made[0]?.issued
  if (!issued) return null
  return (
    <Notice tone="good">
      {t('export.issued', { number: issued.number })}
      <br />
      <span className={styles['hash']}>SHA-256 {issued.sha256}</span>
    </Notice>
  )
}

/** What was cleared can leave the house; what was not says what it waits for. */
function IssueOffer({ record, onIssue }: { record: DocumentV1; onIssue: () => void }) {
  const t = useT()
  const isCleared = record.status === 'cleared' || record.status === 'final'
  return (
    <section className={styles['issue']} aria-label={t('export.issue')}>
      <p>{t(isCleared ? 'export.issueWhat' : 'export.issueNotYet')}</p>
      {isCleared && (
        <Button icon={<Stamp size={15} />} onPress={onIssue}>
          {t('export.issue')}
        </Button>
      )}
    </section>
  )
}

function Failure({ error }: { error: unknown }) {
  const t = useT()
  const diagnostics = errorCode(error) === 'TYPESETTING_FAILED' ? diagnosticsOf(error) : []
  return (
    <>
      <Notice tone="bad">
        {faultOf(t, error) ?? (diagnostics.length > 0 ? t('export.failed') : errorSentence(t, error))}
      </Notice>
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

const inTemplate = z.object({
  template: z.object({ name: z.string(), file: z.string().optional(), line: z.number().nullish() }),
})

/** Where a template of the library's own stopped the typesetter; null where none did. */
function faultOf(t: Translate, error: unknown): string | null {
  const read = inTemplate.safeParse(error instanceof ORPCError ? error.data : null)
  if (!read.success) return null
  const { name, file, line } = read.data.template
  const place = file && line ? t('export.templatePlace', { file, line: String(line) }) : ''
  return t('export.templateFault', { name, place })
}

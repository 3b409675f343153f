import { Copy, Download, FileJson } from 'lucide-react'
import { useState } from 'react'
import type { CopiesProgress } from '../../../../shared/contract/copies.ts'
import type { PackAudience } from '../../../../shared/model/pack/audiences.ts'
import type { PackV1 } from '../../../../shared/model/pack/v1.ts'
import { errorSentence } from '../../../api/error-sentence.ts'
import { useT, type Translate } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import { SegmentedControl } from '../../../ui/action/SegmentedControl.tsx'
import { Notice } from '../../../ui/feedback/Notice.tsx'
import { Progress } from '../../../ui/feedback/Progress.tsx'
import { useSaveMade } from '../build/use-save-made.ts'
import styles from './copies.module.css'
import { OverrideDialog } from './OverrideDialog.tsx'
import { useCopies, type CopiesForm } from './use-copies.ts'

/** One copy for each recipient, one without a name where an audience has none. */
export function MakeCopies({ pack, audiences }: { pack: PackV1; audiences: readonly PackAudience[] }) {
  const t = useT()
  const { state, start, cancel } = useCopies(pack)
  const [form, setForm] = useState<CopiesForm>('zip')
  const count = audiences.reduce((sum, { recipients }) => sum + Math.max(1, recipients.length), 0)
  const isIdle =
    state.stage === 'idle' || state.stage === 'done' || state.stage === 'failed' || state.stage === 'refused'
  return (
    <div className={styles['make']}>
      {isIdle ? (
        <div className={styles['makeRow']}>
          <SegmentedControl
            label={t('packs.make.form')}
            value={form}
            options={(['zip', 'files'] as const).map((value) => ({
              value,
              label: t(`packs.make.form.${value}`),
            }))}
            onChange={setForm}
          />
          <Button
            variant="primary"
            icon={<Copy size={15} />}
            isDisabled={count === 0 || pack.entries.length === 0}
            onPress={() => void start(form)}
          >
            {t('packs.make.action', { count })}
          </Button>
        </div>
      ) : (
        <Progress
          label={state.stage === 'starting' ? t('ui.loading') : doing(t, state)}
          share={state.stage === 'copy' ? state.index / state.total : undefined}
          onCancel={cancel}
        />
      )}
      {state.stage === 'failed' && <Notice tone="bad">{errorSentence(t, state.error)}</Notice>}
      {state.stage === 'done' && <Made made={state} title={pack.title} />}
      {state.stage === 'refused' && (
        <OverrideDialog
          papers={state.papers}
          onGive={(overrides) => void start(form, overrides)}
          onClose={cancel}
        />
      )}
    </div>
  )
}

type Done = Extract<CopiesProgress, { stage: 'done' }>

function Made({ made, title }: { made: Done; title: string }) {
  const t = useT()
  const { save, saving } = useSaveMade()
  const { archive, copies, reportId, slips } = made
  return (
    <section aria-label={t('packs.make.result')} className={styles['made']}>
      <Notice
        tone="good"
        action={
          <span className={styles['makeRow']}>
            <Button
              variant="quiet"
              icon={<FileJson size={15} />}
              onPress={() => void save(reportId, `${title}.copies.json`)}
            >
              {t('packs.make.report')}
            </Button>
            {archive && (
              <Button
                variant="primary"
                icon={<Download size={15} />}
                onPress={() => void save(archive.artifactId, archive.fileName)}
              >
                {saving}
              </Button>
            )}
          </span>
        }
      >
        {t('packs.make.done', { count: copies.length })}
      </Notice>
      {slips.map(({ entryId, title: paper, reason }) => (
        <p key={entryId} className={styles['slip']}>
          <bdi>{paper}</bdi>: {t(`packs.slip.${reason}`)}
        </p>
      ))}
      {!archive && (
        <ul className={styles['files']}>
          {copies.map(({ identifier, fileName, artifactId }) => (
            <li key={identifier}>
              <bdi>{fileName}</bdi>
              {artifactId && (
                <Button
                  size="small"
                  icon={<Download size={14} />}
                  onPress={() => void save(artifactId, fileName)}
                >
                  {saving}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function doing(t: Translate, step: Exclude<CopiesProgress, Done>): string {
  if (step.stage === 'copy')
    return t('packs.make.copy', {
      index: step.index + 1,
      total: step.total,
      recipient: step.recipient || step.audience,
    })
  if (step.stage === 'binding') return t('packs.make.binding', { audience: step.audience })
  const where = { title: step.title, index: step.index + 1, total: step.total }
  return step.audience === ''
    ? t('packs.make.entry', where)
    : t('packs.make.entryFor', { ...where, audience: step.audience })
}

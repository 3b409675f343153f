import { BookOpen, Download } from 'lucide-react'
import { useState } from 'react'
import type { PackChange } from '../../../../shared/contract/packs.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import { errorSentence } from '../../../api/error-sentence.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import { Notice } from '../../../ui/feedback/Notice.tsx'
import { Progress } from '../../../ui/feedback/Progress.tsx'
import { Badge } from '../../../ui/text/Badge.tsx'
import { Look } from '../build/Look.tsx'
import { useSaveMade } from '../build/use-save-made.ts'
import styles from './issues.module.css'
import type { DeltaState } from './use-delta.ts'

const tones = { new: 'accent', changed: 'primary', withdrawn: 'warn' } as const

/** A supplement: what changed, paper by paper, and the file that says so. */
export function DeltaResult({ state, onCancel }: { state: DeltaState; onCancel: () => void }) {
  const t = useT()
  const format = useFormat()
  const { files } = useApi()
  const { save, saving } = useSaveMade()
  const [isLooking, setLooking] = useState(false)
  if (state.stage === 'idle') return null
  if (state.stage === 'failed') return <Notice tone="bad">{errorSentence(t, state.error)}</Notice>
  if (state.stage !== 'done') {
    const label =
      state.stage === 'reading'
        ? t('packs.issues.reading', { number: state.issue })
        : state.stage === 'binding'
          ? t('packs.binding')
          : t('ui.loading')
    return <Progress label={label} onCancel={onCancel} />
  }
  const { artifactId, fileName, pages, size, unchanged, changes } = state
  return (
    <section className={styles['delta']} aria-label={t('packs.delta.result')}>
      <Notice
        tone="good"
        action={
          <span className={styles['deltaActions']}>
            <Button icon={<BookOpen size={15} />} onPress={() => setLooking(true)}>
              {t('packs.look')}
            </Button>
            <Button
              variant="primary"
              icon={<Download size={15} />}
              onPress={() => void save(artifactId, fileName)}
            >
              {saving}
            </Button>
          </span>
        }
      >
        <strong>
          <bdi>{fileName}</bdi>
        </strong>
        <br />
        {t('packs.madeFile', { pages, size: format.bytes(size) })} ·{' '}
        {t('packs.delta.unchanged', { count: unchanged })}
        <br />
        {t('packs.delta.forMembers')}
      </Notice>
      <ol className={styles['changes']}>
        {changes.map((change) => (
          <li key={change.entryId}>
            <Badge tone={tones[change.kind]}>{t(`packs.delta.${change.kind}`)}</Badge>
            <bdi>{change.entryId === '' ? t('packs.delta.front') : change.title}</bdi>
            <span>{t('packs.delta.labels', { labels: spans(change).join(', ') })}</span>
          </li>
        ))}
      </ol>
      {isLooking && (
        <Look url={files.artifactUrl(artifactId)} name={fileName} onClose={() => setLooking(false)} />
      )}
    </section>
  )
}

/** Labels with runs drawn together: 45.1–45.8. */
function spans({ labels, gone, kind }: PackChange): string[] {
  const all = kind === 'withdrawn' && labels.length === 0 ? gone : labels
  const runs: [string, string][] = []
  for (const label of all) {
    const run = runs.at(-1)
    if (run && follows(run[1], label)) run[1] = label
    else runs.push([label, label])
  }
  return runs.map(([first, last]) => (first === last ? first : `${first}–${last}`))
}

function follows(one: string, next: string): boolean {
  const [a, b] = [one.split('.'), next.split('.')]
  return (
    a.length === b.length &&
    a.slice(0, -1).join('.') === b.slice(0, -1).join('.') &&
    Number(b.at(-1)) === Number(a.at(-1)) + 1
  )
}

import { errorSentence } from '../../../api/error-sentence.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Notice } from '../../../ui/feedback/Notice.tsx'
import { Progress } from '../../../ui/feedback/Progress.tsx'
import { ArtifactNotice } from '../../publishing/index.ts'
import styles from './build.module.css'
import type { BuildState } from './use-build.ts'

/** How far the binding is, and what became of each entry. */
export function BuildResult({ state, onCancel }: { state: BuildState; onCancel: () => void }) {
  const t = useT()
  if (state.stage === 'idle') return null
  if (state.stage === 'failed') return <Notice tone="bad">{errorSentence(t, state.error)}</Notice>
  if (state.stage === 'done') {
    return (
      <section className={styles['result']} aria-label={t('packs.result')}>
        <ArtifactNotice {...state} />
        <ol className={styles['resultList']}>
          {state.entries.map((entry) => (
            <li key={entry.entryId} className={styles['resultEntry']}>
              <span>{t('packs.page', { page: entry.firstPage })}</span>
              <bdi>{entry.title}</bdi>
              <span>{t('packs.pages', { pages: entry.pages })}</span>
              {entry.slip && <span className={styles['slip']}>{t(`packs.slip.${entry.slip}`)}</span>}
            </li>
          ))}
        </ol>
      </section>
    )
  }
  const label =
    state.stage === 'entry'
      ? t('packs.building', { index: state.index + 1, total: state.total, title: state.title })
      : state.stage === 'binding'
        ? t('packs.binding')
        : t('ui.loading')
  return (
    <div className={styles['result']}>
      <Progress
        label={label}
        share={state.stage === 'entry' ? state.index / state.total : undefined}
        onCancel={onCancel}
      />
    </div>
  )
}

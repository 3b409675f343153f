import { BookOpen, Download, FileJson, X } from 'lucide-react'
import { useState } from 'react'
import { useApi } from '../../../api/ApiProvider.tsx'
import { errorSentence } from '../../../api/error-sentence.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import { IconButton } from '../../../ui/action/IconButton.tsx'
import { Notice } from '../../../ui/feedback/Notice.tsx'
import { Progress } from '../../../ui/feedback/Progress.tsx'
import styles from './build.module.css'
import { Look } from './Look.tsx'
import { ResultEntries } from './ResultEntries.tsx'
import { resultSentences } from './result-sentences.ts'
import { SizeReport } from './SizeReport.tsx'
import type { BuildState } from './use-build.ts'
import { useSaveMade } from './use-save-made.ts'

/** How far the binding is, and what became of each entry. */
export function BuildResult({ state, onCancel }: { state: BuildState; onCancel: () => void }) {
  const t = useT()
  if (state.stage === 'idle') return null
  if (state.stage === 'failed')
    return (
      <div className={styles['result']}>
        <Notice tone="bad">{errorSentence(t, state.error)}</Notice>
      </div>
    )
  if (state.stage === 'done') return <Made made={state} onClose={onCancel} />
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

type Done = Extract<BuildState, { stage: 'done' }>

function Made({ made, onClose }: { made: Done; onClose: () => void }) {
  const t = useT()
  const format = useFormat()
  const { files } = useApi()
  const { save, saving } = useSaveMade()
  const [isLooking, setLooking] = useState(false)
  const { artifactId, fileName, pages, size, manifestId } = made
  const isPdf = fileName.endsWith('.pdf')
  return (
    <section className={styles['result']} aria-label={t('packs.result')}>
      <div className={styles['made']}>
        <output className={styles['madeWhat']}>
          <strong>
            <bdi>{fileName}</bdi>
          </strong>
          <span>{t('packs.madeFile', { pages, size: format.bytes(size) })}</span>
        </output>
        <div className={styles['madeActions']}>
          {manifestId && (
            <Button
              variant="quiet"
              icon={<FileJson size={15} />}
              onPress={() => void save(manifestId, fileName.replace(/\.\w+$/, '.manifest.json'))}
            >
              {t('packs.manifest')}
            </Button>
          )}
          {isPdf && (
            <Button icon={<BookOpen size={15} />} onPress={() => setLooking(true)}>
              {t('packs.look')}
            </Button>
          )}
          <Button
            variant="primary"
            icon={<Download size={15} />}
            onPress={() => void save(artifactId, fileName)}
          >
            {saving}
          </Button>
          <IconButton label={t('packs.close')} icon={<X size={15} />} onPress={onClose} />
        </div>
        <ul className={styles['said']}>
          {resultSentences(t, format, made).map(({ text, weight }) => (
            <li key={text} data-weight={weight}>
              {text}
            </li>
          ))}
        </ul>
      </div>
      <ResultEntries entries={made.entries} />
      <SizeReport entries={made.entries} whole={size} />
      {isLooking && (
        <Look url={files.artifactUrl(artifactId)} name={fileName} onClose={() => setLooking(false)} />
      )}
    </section>
  )
}

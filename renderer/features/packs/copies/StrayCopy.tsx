import { FileSearch } from 'lucide-react'
import { useState } from 'react'
import { DropZone, isFileDropItem } from 'react-aria-components'
import type { Identified } from '../../../../shared/contract/copies.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import { errorSentence } from '../../../api/error-sentence.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import { Notice } from '../../../ui/feedback/Notice.tsx'
import { Progress } from '../../../ui/feedback/Progress.tsx'
import { Section } from '../../../ui/layout/Page.tsx'
import { chooseFiles } from '../../attachments/index.ts'
import { CopyFound, traceCopy } from '../../stray/index.ts'
import styles from './copies.module.css'

type State =
  | { stage: 'idle' }
  | { stage: 'looking'; name: string; cancel: () => void }
  | { stage: 'failed'; error: unknown }
  | { stage: 'found'; name: string; found: Identified }

/** A file that turned up somewhere: whose copy it is. */
export function StrayCopy() {
  const t = useT()
  const api = useApi()
  const [state, setState] = useState<State>({ stage: 'idle' })
  const identify = async ([file]: File[]) => {
    if (!file) return
    const { name } = file
    const stopping = new AbortController()
    setState({ stage: 'looking', name, cancel: () => stopping.abort() })
    try {
      setState({ stage: 'found', name, found: await traceCopy(api, file, stopping.signal) })
    } catch (error) {
      setState(stopping.signal.aborted ? { stage: 'idle' } : { stage: 'failed', error })
    }
  }
  return (
    <Section title={t('packs.stray.title')}>
      <DropZone
        className={styles['stray'] ?? ''}
        aria-label={t('packs.stray.title')}
        onDrop={async ({ items }) =>
          identify(await Promise.all(items.filter(isFileDropItem).map((item) => item.getFile())))
        }
      >
        <p>{t('packs.stray.what')}</p>
        <Button
          icon={<FileSearch size={15} />}
          isDisabled={state.stage === 'looking'}
          onPress={() => chooseFiles((chosen) => void identify(chosen))}
        >
          {t('packs.stray.choose')}
        </Button>
      </DropZone>
      {state.stage === 'looking' && (
        <Progress label={t('packs.stray.looking', { name: state.name })} onCancel={state.cancel} />
      )}
      {state.stage === 'failed' && <Notice tone="bad">{errorSentence(t, state.error)}</Notice>}
      {state.stage === 'found' && <CopyFound name={state.name} found={state.found} />}
    </Section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Plus, ShieldCheck } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import type { DocumentV1 } from '../../../shared/model/document/v1.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { PassageRow } from './PassageRow.tsx'
import { PublishResult } from './PublishResult.tsx'
import styles from './redaction.module.css'
import { withPassage, withPassages, withSpared } from './redactions.ts'
import { usePublishRedacted } from './use-publish-redacted.ts'

interface RedactionDialogProps {
  record: DocumentV1
  change: (change: (record: DocumentV1) => DocumentV1) => void
  /** Saves what is being written first. */
  flush: () => Promise<void>
  onClose: () => void
  /** Shows the block a passage stands in. */
  onShow: (blockId: string) => void
}

/** What the public version of a document does not have, and the way to that version, which is made only where nothing of it is left. */
export function RedactionDialog({ record, change, flush, onClose, onShow }: RedactionDialogProps) {
  const t = useT()
  const [words, setWords] = useState('')
  const { state, isBusy, start, cancel } = usePublishRedacted(record.id, flush)
  const passages = record.redaction?.passages ?? []
  const check = useQuery(
    useQueries().redaction.check.queryOptions({ input: { id: record.id }, staleTime: 0, gcTime: 0 }),
  )
  const refresh = useEffectEvent(() => void flush().then(() => check.refetch()))
  // The words are looked for in the text as it was saved.
  useEffect(() => refresh(), [record.redaction])
  const states = new Map((check.data ?? []).map((each) => [each.id, each]))
  const add = () => {
    if (words.trim() === '') return
    change((now) => withPassages(now, [{ text: words.trim() }]))
    setWords('')
  }
  return (
    <Dialog
      title={t('redaction.title')}
      isOpen
      onClose={onClose}
      size="wide"
      footer={
        <Button
          variant="primary"
          icon={<ShieldCheck size={15} />}
          isDisabled={passages.length === 0 || isBusy}
          onPress={() => void start()}
        >
          {t('redaction.publish')}
        </Button>
      }
    >
      <p className={styles['intro']}>{t('redaction.intro')}</p>
      {passages.length > 0 && (
        <ul className={styles['passages']} aria-label={t('redaction.passages')}>
          {passages.map((passage) => (
            <PassageRow
              key={passage.id}
              passage={passage}
              state={states.get(passage.id)}
              onReason={(reason) =>
                change((now) => withPassage(now, passage.id, (old) => ({ ...old, reason })))
              }
              onEverywhere={() => change((now) => withPassage(now, passage.id, ({ at: _, ...old }) => old))}
              onRemove={() => change((now) => withPassage(now, passage.id, () => null))}
              onShow={
                passage.at &&
                (() => {
                  onClose()
                  onShow(passage.at!.blockId)
                })
              }
            />
          ))}
        </ul>
      )}
      <form
        className={styles['add']}
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <TextField
          label={t('redaction.words')}
          description={t('redaction.wordsHint')}
          value={words}
          onChange={setWords}
        />
        <Button type="submit" icon={<Plus size={15} />} isDisabled={words.trim() === ''}>
          {t('redaction.add')}
        </Button>
      </form>
      <PublishResult
        state={state}
        onCancel={cancel}
        onEverywhere={(text) => change((now) => withPassages(now, [{ text }]))}
        onSpare={(word) => change((now) => withSpared(now, word))}
      />
    </Dialog>
  )
}

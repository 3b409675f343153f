import type { Editor } from '@tiptap/core'
import { PencilLine } from 'lucide-react'
import { Button } from '../../ui/action/Button.tsx'
import { useEditorT } from '../use-t.ts'
import styles from './suggesting.module.css'
import { useChanges } from './use-changes.ts'

interface SuggestingStripProps {
  editor: Editor
  isOn: boolean
  isReviewing: boolean
  onReview: () => void
}

/** Says above the text that changes are only suggested, and how many are open. */
export function SuggestingStrip({ editor, isOn, isReviewing, onReview }: SuggestingStripProps) {
  const t = useEditorT()
  const { changes } = useChanges(editor)
  if (!isOn && changes.length === 0) return null
  return (
    <div className={styles['strip']} data-off={!isOn || undefined}>
      <PencilLine size={14} aria-hidden="true" />
      <output className={styles['mode']}>
        {isOn ? t('editor.suggesting.on') : t('editor.suggestion.open', { count: changes.length })}
      </output>
      <Button size="small" variant="quiet" aria-pressed={isReviewing} onPress={onReview}>
        {t('editor.suggestion.review')} ({changes.length})
      </Button>
    </div>
  )
}

import type { Editor } from '@tiptap/core'
import { Check, X } from 'lucide-react'
import { Button } from '../../ui/action/Button.tsx'
import { useEditorT } from '../use-t.ts'
import { answerSuggestions } from './answer-suggestions.ts'
import styles from './suggesting.module.css'

interface AnswerButtonsProps {
  editor: Editor
  id: string
  /** Called after the change is gone, and what had the focus with it. */
  onAnswered: () => void
}

/** Takes over one change, or leaves the text as it was. */
export function AnswerButtons({ editor, id, onAnswered }: AnswerButtonsProps) {
  const t = useEditorT()
  const answers = [
    { answer: 'accept', icon: <Check size={14} aria-hidden="true" /> },
    { answer: 'reject', icon: <X size={14} aria-hidden="true" /> },
  ] as const
  return (
    <span className={styles['answers']}>
      {answers.map(({ answer, icon }) => (
        <Button
          key={answer}
          size="small"
          icon={icon}
          isDisabled={!editor.isEditable}
          onPress={() => {
            answerSuggestions(editor, answer, [id])
            onAnswered()
          }}
        >
          {t(`editor.suggestion.${answer}`)}
        </Button>
      ))}
    </span>
  )
}

import type { Editor } from '@tiptap/core'
import { useId, useRef } from 'react'
import type { Answer } from '../../../shared/document/suggestions/settle-suggestions.ts'
import { Button } from '../../ui/action/Button.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import { SidePanel } from '../side/SidePanel.tsx'
import { useEditorT } from '../use-t.ts'
import { AnswerButtons } from './AnswerButtons.tsx'
import { answerSuggestions, goToChange, stepToChange } from './answer-suggestions.ts'
import { ChangeAuthor, ChangeText } from './ChangeText.tsx'
import styles from './suggesting.module.css'
import { useChanges } from './use-changes.ts'

interface SuggestionsPanelProps {
  editor: Editor
  onClose: () => void
}

/** What is suggested in the text, in its order, beside it. */
export function SuggestionsPanel({ editor, onClose }: SuggestionsPanelProps) {
  const t = useEditorT()
  const title = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const { changes, here } = useChanges(editor)
  const focusHeading = () => requestAnimationFrame(() => heading.current?.focus())
  const answerAll = (answer: Answer) => {
    const count = answerSuggestions(editor, answer)
    const said = answer === 'accept' ? 'editor.suggestion.acceptedAll' : 'editor.suggestion.rejectedAll'
    showToast({
      text: t(said, { count }),
      action: { label: t('editor.undo'), onAction: () => void editor.chain().focus().undo().run() },
    })
    focusHeading()
  }
  return (
    <SidePanel
      titleId={title}
      title={t('editor.suggestion.count', { count: changes.length })}
      previous={{ label: t('editor.suggestion.previous'), keys: 'Mod+Alt+H' }}
      next={{ label: t('editor.suggestion.next'), keys: 'Mod+Alt+J' }}
      closeLabel={t('editor.close')}
      isEmpty={changes.length === 0}
      headingRef={heading}
      onStep={(by) => stepToChange(editor, by)}
      onClose={onClose}
    >
      {changes.length === 0 ? (
        <div className={styles['none']}>
          <EmptyState size="compact" title={t('editor.suggestion.none')}>
            {t('editor.suggestion.howTo')}
          </EmptyState>
        </div>
      ) : (
        <>
          <div className={styles['all']}>
            {(['accept', 'reject'] as const).map((answer) => (
              <Button
                key={answer}
                size="small"
                variant="quiet"
                isDisabled={!editor.isEditable}
                onPress={() => answerAll(answer)}
              >
                {t(answer === 'accept' ? 'editor.suggestion.acceptAll' : 'editor.suggestion.rejectAll')}
              </Button>
            ))}
          </div>
          <ol className={styles['changes']} aria-labelledby={title}>
            {changes.map((change) => (
              <li
                key={change.id}
                className={styles['item']}
                data-active={here?.id === change.id || undefined}
              >
                <ChangeAuthor change={change} />
                <button
                  type="button"
                  className={styles['go']}
                  aria-current={here?.id === change.id || undefined}
                  onClick={() => goToChange(editor, change.id)}
                >
                  <ChangeText change={change} />
                </button>
                <AnswerButtons editor={editor} id={change.id} onAnswered={focusHeading} />
              </li>
            ))}
          </ol>
        </>
      )}
    </SidePanel>
  )
}

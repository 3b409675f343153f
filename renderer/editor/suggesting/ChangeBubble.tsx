import type { Editor } from '@tiptap/core'
import { BubbleMenu } from '@tiptap/react/menus'
import { useEditorT } from '../use-t.ts'
import { AnswerButtons } from './AnswerButtons.tsx'
import { ChangeAuthor, ChangeText } from './ChangeText.tsx'
import { changeAt } from './suggestion-places.ts'
import styles from './suggesting.module.css'
import { useChanges } from './use-changes.ts'

/** Says beside the cursor what is suggested there and by whom, and takes the answer. */
export function ChangeBubble({ editor }: { editor: Editor }) {
  const t = useEditorT()
  const { here } = useChanges(editor)
  return (
    <BubbleMenu
      editor={editor}
      pluginKey="suggestedChange"
      updateDelay={150}
      options={{ placement: 'bottom-start', offset: 8 }}
      // Whoever is writing a suggestion knows what it is.
      shouldShow={({ state: { selection, doc }, oldState }) =>
        selection.empty && (!oldState || oldState.doc === doc) && changeAt(doc, selection.head) !== null
      }
      // It speaks the language of the interface, beside a text of any.
      dir="ltr"
      className={styles['bubble']}
    >
      {here && (
        <section aria-label={t('editor.suggestion.label')} className={styles['card']}>
          <ChangeAuthor change={here} />
          <AnswerButtons editor={editor} id={here.id} onAnswered={() => editor.commands.focus()} />
        </section>
      )}
      {here && <ChangeText change={here} />}
    </BubbleMenu>
  )
}

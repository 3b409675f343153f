import type { Editor } from '@tiptap/core'
import { MessageSquarePlus } from 'lucide-react'
import { useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../ui/action/Button.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { SwitchField } from '../../ui/field/SwitchField.tsx'
import type { EditorSession } from '../session.ts'
import { SidePanel } from '../side/SidePanel.tsx'
import { useEditorT } from '../use-t.ts'
import { addThread, draftQuote, dropDraft, startComment } from './change-comments.ts'
import { commentState, showPassage } from './comment-state.ts'
import { Composer } from './Composer.tsx'
import styles from './comments.module.css'
import { passagesOf } from './passages.ts'
import { ThreadCard } from './ThreadCard.tsx'
import { useComments } from './use-comments.ts'

interface CommentsPanelProps {
  editor: Editor
  session: EditorSession
  onClose: () => void
}

/** What is said about the text, in its order, beside it. */
export function CommentsPanel({ editor, session, onClose }: CommentsPanelProps) {
  const t = useEditorT()
  const title = useId()
  const panel = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const { passages, active, draft } = useComments(editor)
  const [withResolved, setWithResolved] = useState(false)
  const { authors = [], nameYourself } = session.settings().ports
  const author = authors[0] ?? ''
  const open = passages.filter(({ thread }) => thread.resolved === null)
  const resolved = passages.length - open.length
  // A thread that was settled is still shown while its passage is looked at.
  const shown = withResolved
    ? passages
    : passages.filter(({ thread }) => !thread.resolved || thread.thread === active)
  const at = shown.findIndex(({ thread }) => thread.thread === active)
  const step = (by: number) => {
    const next = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length
    const id = shown[next]?.thread.thread
    if (id !== undefined) showPassage(editor, id)
  }
  useEffect(() => {
    const dom = panel.current
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing) backToText(editor)
    }
    dom?.addEventListener('keydown', press)
    return () => dom?.removeEventListener('keydown', press)
  }, [editor])
  const focusHeading = () => requestAnimationFrame(() => heading.current?.focus())
  return (
    <SidePanel
      ref={panel}
      titleId={title}
      title={
        <>
          {t('editor.comments.title')} <span className={styles['count']}>{open.length}</span>
        </>
      }
      previous={{ label: t('editor.comments.previous') }}
      next={{ label: t('editor.comments.next') }}
      closeLabel={t('editor.comments.close')}
      isEmpty={shown.length === 0}
      headingRef={heading}
      onStep={step}
      onClose={() => {
        onClose()
        backToText(editor)
      }}
    >
      {resolved > 0 && (
        <div className={styles['switch']}>
          <SwitchField isSelected={withResolved} onChange={setWithResolved}>
            {t('editor.comments.showResolved', { count: resolved })}
          </SwitchField>
        </div>
      )}
      {draft && (
        <div className={styles['thread']} data-active="">
          <p className={styles['quote']}>
            <q dir="auto">{draftQuote(editor)}</q>
          </p>
          <Composer
            label={t('editor.comments.new')}
            action={t('editor.comments.add')}
            onSend={(text) => {
              addThread(editor, author, text)
              editor.commands.focus()
            }}
            onCancel={() => {
              dropDraft(editor)
              editor.commands.focus()
            }}
          />
          {author === '' && nameYourself && (
            <p className={styles['hint']}>
              {t('editor.comments.unnamed')}{' '}
              <Button size="small" variant="quiet" onPress={nameYourself}>
                {t('editor.comments.name')}
              </Button>
            </p>
          )}
        </div>
      )}
      {shown.length === 0 && !draft && (
        <div className={styles['empty']}>
          <EmptyState
            size="compact"
            title={t(resolved > 0 ? 'editor.comments.allResolved' : 'editor.comments.empty')}
            actions={
              <Button
                size="small"
                icon={<MessageSquarePlus size={14} aria-hidden="true" />}
                onPress={() => startComment(editor)}
              >
                {t('editor.comment')}
              </Button>
            }
          >
            {t('editor.comments.teach')}
          </EmptyState>
        </div>
      )}
      <ol className={styles['threads']} aria-label={t('editor.comments.title')}>
        {shown.map((passage) => (
          <ThreadCard
            key={passage.thread.thread}
            editor={editor}
            passage={passage}
            isActive={passage.thread.thread === active}
            author={author}
            isOwn={(name) => (name === '' ? author === '' : authors.includes(name))}
            onGone={focusHeading}
          />
        ))}
      </ol>
    </SidePanel>
  )
}

/** Gives the focus back to the text, where the thread that was looked at begins. */
function backToText(editor: Editor): void {
  const { active } = commentState(editor.state)
  const at = active === null ? undefined : passagesOf(editor.state.doc).get(active)?.ranges[0]
  editor.commands.focus(at ? at.from : null)
}

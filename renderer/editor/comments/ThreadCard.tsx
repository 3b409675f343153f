import type { Editor } from '@tiptap/core'
import { Check, Reply, RotateCcw, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { mostRemarks } from '../../../shared/document/comments/thread.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { Button } from '../../ui/action/Button.tsx'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { useEditorT } from '../use-t.ts'
import { deleteRemark, deleteThread, editRemark, reply, resolve } from './change-comments.ts'
import { showPassage } from './comment-state.ts'
import { Composer } from './Composer.tsx'
import styles from './comments.module.css'
import type { Passage } from './passages.ts'
import { RemarkItem } from './RemarkItem.tsx'

interface ThreadCardProps {
  editor: Editor
  passage: Passage
  isActive: boolean
  author: string
  isOwn: (author: string) => boolean
  /** Called after what had the focus has gone with the thread. */
  onGone: () => void
}

/** One conversation with the words it is about; choosing those leads to them in the text. */
export function ThreadCard({ editor, passage, isActive, author, isOwn, onGone }: ThreadCardProps) {
  const t = useEditorT()
  const format = useFormat()
  const [isReplying, setReplying] = useState(false)
  const card = useRef<HTMLLIElement>(null)
  const { thread, quote } = passage
  const { thread: id, remarks, resolved } = thread
  useEffect(() => {
    if (isActive) card.current?.scrollIntoView({ block: 'nearest' })
  }, [isActive])
  const endReply = () => {
    setReplying(false)
    requestAnimationFrame(() => card.current?.querySelector<HTMLElement>('[data-reply]')?.focus())
  }
  return (
    <li
      ref={card}
      className={styles['thread']}
      data-active={isActive || undefined}
      data-resolved={resolved ? '' : undefined}
    >
      <button
        type="button"
        className={styles['quote']}
        aria-current={isActive || undefined}
        aria-label={t('editor.comments.go', { quote: quote.slice(0, 200) })}
        onClick={() => showPassage(editor, id)}
      >
        <q dir="auto">{quote.trim()}</q>
      </button>
      <ol className={styles['remarks']}>
        {remarks.map((remark) => (
          <RemarkItem
            key={remark.id}
            remark={remark}
            isOwn={isOwn(remark.author)}
            onEdit={(text) => editRemark(editor, id, remark.id, text)}
            onDelete={() => {
              deleteRemark(editor, id, remark.id)
              if (remarks.length === 1) onGone()
            }}
          />
        ))}
      </ol>
      {resolved && (
        <p className={styles['settled']}>
          {t('editor.comments.resolvedBy', {
            name: resolved.by || t('editor.comments.nobody'),
            moment: format.moment(resolved.at),
          })}
        </p>
      )}
      {isReplying ? (
        <Composer
          label={t('editor.comments.reply')}
          action={t('editor.comments.reply')}
          onSend={(text) => {
            reply(editor, id, author, text)
            endReply()
          }}
          onCancel={endReply}
        />
      ) : (
        <div className={styles['cardActions']}>
          {resolved ? (
            <Button
              size="small"
              variant="quiet"
              icon={<RotateCcw size={14} aria-hidden="true" />}
              onPress={() => resolve(editor, id, null)}
            >
              {t('editor.comments.reopen')}
            </Button>
          ) : (
            <>
              <Button
                size="small"
                variant="quiet"
                data-reply=""
                isDisabled={remarks.length >= mostRemarks}
                icon={<Reply size={14} aria-hidden="true" />}
                onPress={() => setReplying(true)}
              >
                {t('editor.comments.reply')}
              </Button>
              <Button
                size="small"
                variant="quiet"
                icon={<Check size={14} aria-hidden="true" />}
                onPress={() => {
                  resolve(editor, id, author)
                  onGone()
                }}
              >
                {t('editor.comments.resolve')}
              </Button>
            </>
          )}
          <IconButton
            size="small"
            label={t('editor.comments.deleteThread')}
            icon={<Trash2 size={14} />}
            onPress={() => {
              deleteThread(editor, id)
              onGone()
            }}
          />
        </div>
      )}
    </li>
  )
}

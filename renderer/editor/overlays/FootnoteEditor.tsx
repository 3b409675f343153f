import type { Editor } from '@tiptap/core'
import { useEffect, useRef } from 'react'
import { Button } from '../../ui/action/Button.tsx'
import { useEditorT } from '../use-t.ts'
import { mountFootnote } from './mount-footnote.ts'
import styles from './overlays.module.css'

interface FootnoteEditorProps {
  editor: Editor
  pos: number
  onDone: () => void
}

/** The text of one footnote, written where it is referred to. */
export function FootnoteEditor({ editor, pos, onDone }: FootnoteEditorProps) {
  const t = useEditorT()
  const place = useRef<HTMLDivElement>(null)
  const label = t('editor.footnote.text')
  const done = useRef(onDone)
  useEffect(() => {
    done.current = onDone
  })
  useEffect(() => {
    if (!place.current) return
    return mountFootnote(place.current, editor, pos, { label, onDone: () => done.current() })
  }, [editor, pos, label])
  return (
    <div className={styles['form']}>
      <div ref={place} className={styles['note']} />
      <div className={styles['actions']}>
        <Button
          size="small"
          variant="quiet"
          onPress={() => {
            editor.chain().setNodeSelection(pos).deleteSelection().run()
            onDone()
          }}
        >
          {t('editor.footnote.delete')}
        </Button>
        <Button size="small" variant="primary" onPress={onDone}>
          {t('editor.footnote.done')}
        </Button>
      </div>
    </div>
  )
}

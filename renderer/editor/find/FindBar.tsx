import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { CaseSensitive, ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Button } from '../../ui/action/Button.tsx'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { useEditorT } from '../use-t.ts'
import { find, findingOf, replaceAll, replaceCurrent, showCurrent, step } from './find-plugin.ts'
import styles from './find.module.css'

/** Finds words in the document and replaces them; Enter goes on, Shift-Enter back, Escape ends. */
export function FindBar({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const t = useEditorT()
  const [text, setText] = useState(() => selectedWords(editor))
  const [replacement, setReplacement] = useState('')
  const [matchCase, setMatchCase] = useState(false)
  const [replaced, setReplaced] = useState<number | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const { count, current } = useEditorState({
    editor,
    selector: ({ editor: now }) => {
      const finding = findingOf(now.state)
      return { count: finding.matches.length, current: finding.current }
    },
  })

  useEffect(() => {
    field.current?.select()
  }, [])
  useEffect(() => {
    find(editor, { text, matchCase })
    if (text !== '') showCurrent(editor)
  }, [editor, text, matchCase])
  useEffect(
    () => () => {
      if (!editor.isDestroyed) find(editor, { text: '', matchCase: false })
    },
    [editor],
  )

  const close = () => {
    onClose()
    editor.commands.focus()
  }
  const press = (event: KeyboardEvent, onEnter: () => void) => {
    if (event.key === 'Enter') onEnter()
    if (event.key !== 'Escape') return
    event.stopPropagation()
    close()
  }
  const status = () => {
    if (replaced !== null) return t('editor.find.replaced', { count: replaced })
    if (text === '') return ''
    return count === 0 ? t('editor.find.none') : t('editor.find.count', { current: current + 1, count })
  }
  return (
    <search aria-label={t('editor.find.label')} className={styles['bar']}>
      <input
        ref={field}
        type="text"
        dir="auto"
        className={styles['field']}
        aria-label={t('editor.find.find')}
        placeholder={t('editor.find.find')}
        value={text}
        maxLength={500}
        onChange={(event) => {
          setText(event.target.value)
          setReplaced(null)
        }}
        onKeyDown={(event) => press(event, () => step(editor, event.shiftKey ? -1 : 1))}
      />
      <output className={styles['count']}>{status()}</output>
      <IconButton
        size="small"
        label={t('editor.find.previous')}
        keys="Shift+Enter"
        icon={<ChevronUp size={16} />}
        isDisabled={count === 0}
        onPress={() => step(editor, -1)}
      />
      <IconButton
        size="small"
        label={t('editor.find.next')}
        keys="Enter"
        icon={<ChevronDown size={16} />}
        isDisabled={count === 0}
        onPress={() => step(editor, 1)}
      />
      <IconButton
        size="small"
        label={t('editor.find.case')}
        icon={<CaseSensitive size={16} />}
        isSelected={matchCase}
        onPress={() => setMatchCase(!matchCase)}
      />
      <input
        type="text"
        dir="auto"
        className={styles['field']}
        aria-label={t('editor.find.replaceWith')}
        placeholder={t('editor.find.replaceWith')}
        value={replacement}
        maxLength={2000}
        onChange={(event) => setReplacement(event.target.value)}
        onKeyDown={(event) => press(event, () => replaceCurrent(editor, replacement))}
      />
      <Button
        size="small"
        isDisabled={count === 0 || !editor.isEditable}
        onPress={() => replaceCurrent(editor, replacement)}
      >
        {t('editor.find.replace')}
      </Button>
      <Button
        size="small"
        isDisabled={count === 0 || !editor.isEditable}
        onPress={() => setReplaced(replaceAll(editor, replacement))}
      >
        {t('editor.find.replaceAll')}
      </Button>
      <IconButton
        size="small"
        label={t('editor.close')}
        keys="Escape"
        icon={<X size={16} />}
        onPress={close}
      />
    </search>
  )
}

function selectedWords(editor: Editor): string {
  const { from, to } = editor.state.selection
  const words = editor.state.doc.textBetween(from, to, '\n')
  return words.includes('\n') || words.length > 200 ? '' : words
}

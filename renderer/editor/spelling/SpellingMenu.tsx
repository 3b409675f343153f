import type { Editor } from '@tiptap/core'
import { useEffect, useRef, useState } from 'react'
import { Menu, MenuItem, Separator } from 'react-aria-components'
import { AnchoredPopover } from '../overlays/AnchoredPopover.tsx'
import type { EditorSession, Overlay } from '../session.ts'
import { useEditorT } from '../use-t.ts'
import { spellingClient } from './spelling-client.ts'
import { ignoreWord, misspeltAt } from './spelling-extension.ts'
import styles from './spelling.module.css'

interface SpellingMenuProps {
  editor: Editor
  session: EditorSession
  at: Extract<Overlay, { kind: 'context' }>
  onClose: () => void
}

/** What a misspelt word could have been, and two ways of saying that it is right. */
export function SpellingMenu({ editor, session, at, onClose }: SpellingMenuProps) {
  const t = useEditorT()
  const [found] = useState(() => misspeltAt(editor.state, at.pos))
  const [suggestions, setSuggestions] = useState<string[] | null>(null)
  const { spelling } = session.settings().ports
  useEffect(() => {
    let isOpen = true
    const client = spelling && spellingClient(spelling.dictionaryUrl)
    void (async () => {
      const words = found && client ? await client.suggest(found.dictionary, found.word) : []
      if (isOpen) setSuggestions(words)
    })()
    return () => {
      isOpen = false
    }
  }, [found, spelling])
  const menu = useRef<HTMLDivElement>(null)
  // Only once the words are there: Enter must never reach "add to my dictionary" because it was the first entry.
  useEffect(() => {
    if (suggestions === null) return
    const frame = requestAnimationFrame(() => {
      const first = menu.current?.querySelector(
        suggestions.length > 0 ? '[role="menuitem"]' : '[role="menu"]',
      )
      if (first instanceof HTMLElement) first.focus()
    })
    return () => cancelAnimationFrame(frame)
  }, [suggestions])
  if (!found || !spelling) return null

  const replace = (word: string) => {
    const { tr, schema, doc } = editor.state
    const marks = doc.resolve(found.from + 1).marks()
    editor.view.dispatch(tr.replaceWith(found.from, found.to, schema.text(word, marks)))
    onClose()
  }
  return (
    <AnchoredPopover
      anchor={{ left: at.x, top: at.y, bottom: at.y + 4 }}
      label={t('editor.spelling.menu')}
      onClose={onClose}
    >
      <div ref={menu}>
        <Menu aria-label={t('editor.spelling.menu')} className={styles['menu'] ?? ''}>
          {(suggestions ?? []).map((word) => (
            <MenuItem
              key={word}
              id={`word ${word}`}
              className={styles['word'] ?? ''}
              onAction={() => replace(word)}
            >
              {word}
            </MenuItem>
          ))}
          {(suggestions ?? []).length === 0 && (
            <MenuItem id="none" isDisabled className={styles['item'] ?? ''}>
              {suggestions === null ? t('editor.spelling.searching') : t('editor.spelling.none')}
            </MenuItem>
          )}
          <Separator className={styles['separator'] ?? ''} />
          <MenuItem
            id="add"
            className={styles['item'] ?? ''}
            onAction={() => {
              spelling.addPersonalWord(found.word)
              ignoreWord(editor.view, found.word)
              onClose()
            }}
          >
            {t('editor.spelling.add', { word: found.text })}
          </MenuItem>
          <MenuItem
            id="ignore"
            className={styles['item'] ?? ''}
            onAction={() => {
              ignoreWord(editor.view, found.word)
              onClose()
            }}
          >
            {t('editor.spelling.ignore')}
          </MenuItem>
        </Menu>
      </div>
    </AnchoredPopover>
  )
}

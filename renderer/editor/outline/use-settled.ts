import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'
import { nest } from '../../../shared/document/outline.ts'
import { wordsOf } from '../body-cache.ts'
import { numberingKey, recount, targetsOf } from '../numbering/numbering-plugin.ts'
import type { EditorSession } from '../session.ts'
import { publishOutline, type DocumentOutline } from './document-outlines.ts'

/** How long the writer has to pause, in ms, before outline, word count and titles in references are brought up to date. */
const pause = 400

/** How long words are counted at once, in ms. */
const slice = 12

/** Brings up to date what need not be right on every key. */
export function useSettled(editor: Editor, documentId: string, session: EditorSession): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let words = 0
    // In a text of hundreds of pages, as one just opened or pasted, counting takes seconds: it is done bit by bit.
    const count = () => {
      if (editor.isDestroyed) return
      const counted = wordsOf(editor.state.doc, slice)
      if (counted === null) timer = setTimeout(count, 0)
      else publishOutline(documentId, outlineNow(editor, session, (words = counted)))
    }
    const settle = () => {
      if (editor.isDestroyed) return
      editor.view.dispatch(recount(editor.state.tr))
      publishOutline(documentId, outlineNow(editor, session, words))
      count()
    }
    const soon = ({
      transaction,
    }: {
      transaction: {
        docChanged: boolean
        selectionSet: boolean
        getMeta: (key: typeof numberingKey) => unknown
      }
    }) => {
      if (transaction.getMeta(numberingKey) !== undefined) return
      if (!transaction.docChanged && !transaction.selectionSet) return
      clearTimeout(timer)
      timer = setTimeout(settle, pause)
    }
    settle()
    editor.on('transaction', soon)
    let settings = session.settings()
    const unsubscribe = session.subscribe(() => {
      // A notice or an overlay changes nothing of the text.
      if (session.settings() === settings) return
      settings = session.settings()
      clearTimeout(timer)
      timer = setTimeout(settle, 0)
    })
    return () => {
      clearTimeout(timer)
      editor.off('transaction', soon)
      unsubscribe()
    }
  }, [editor, documentId, session])
}

/** Outline and place of the selection as they are now, with the number of words that was counted. */
export function outlineNow(
  editor: Editor,
  session: Pick<EditorSession, 'settings'>,
  words: number,
): DocumentOutline {
  const numbered = session.settings().numbering === 'continuous'
  const headings = [...targetsOf(editor.state).values()].filter(
    (target) => target.type === 'heading' && target.title !== '' && (!numbered || target.printed !== null),
  )
  return {
    entries: nest(headings.map(({ id, level, printed, title }) => ({ id, level, number: printed, title }))),
    words,
    current: headingAbove(editor),
    block: blockOfSelection(editor),
  }
}

function blockOfSelection(editor: Editor): string | null {
  const { doc, selection } = editor.state
  const id: unknown = doc.maybeChild(selection.$from.index(0))?.attrs['id']
  return typeof id === 'string' ? id : null
}

function headingAbove(editor: Editor): string | null {
  const { doc, selection } = editor.state
  for (let index = Math.min(selection.$from.index(0), doc.childCount - 1); index >= 0; index -= 1) {
    const block = doc.child(index)
    const id: unknown = block.attrs['id']
    if (block.type.name === 'heading' && typeof id === 'string') return id
  }
  return null
}

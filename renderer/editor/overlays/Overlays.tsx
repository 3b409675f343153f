import type { Editor } from '@tiptap/core'
import { useRef } from 'react'
import { insertFigures, imagesIn } from '../paste/insert-figures.ts'
import type { EditorSession, Overlay } from '../session.ts'
import { SpellingMenu } from '../spelling/SpellingMenu.tsx'
import { useEditorT } from '../use-t.ts'
import { AnchoredPopover } from './AnchoredPopover.tsx'
import { FootnoteEditor } from './FootnoteEditor.tsx'
import { LinkForm } from './LinkForm.tsx'
import { PictureForm } from './PictureForm.tsx'
import { ReferencePicker } from './ReferencePicker.tsx'
import styles from './overlays.module.css'

interface OverlaysProps {
  editor: Editor
  session: EditorSession
  overlay: Overlay | null
}

/** Whichever small surface is open beside a place of the document. */
export function Overlays({ editor, session, overlay }: OverlaysProps) {
  const t = useEditorT()
  const close = () => {
    session.show(null)
    if (!editor.isDestroyed) editor.view.focus()
  }
  if (!overlay) return null
  if (overlay.kind === 'upload') return <UploadField editor={editor} session={session} />
  if (overlay.kind === 'context')
    return <SpellingMenu editor={editor} session={session} at={overlay} onClose={close} />
  if (overlay.kind === 'link') {
    return (
      <AnchoredPopover anchor={selectionPlace(editor)} label={t('editor.link')} onClose={close}>
        <LinkForm editor={editor} openLink={session.settings().ports.openLink} onDone={close} />
      </AnchoredPopover>
    )
  }
  if (overlay.kind === 'reference') {
    return (
      <AnchoredPopover anchor={selectionPlace(editor)} label={t('editor.reference.title')} onClose={close}>
        <ReferencePicker editor={editor} onDone={close} />
      </AnchoredPopover>
    )
  }
  const node = editor.state.doc.nodeAt(overlay.pos)
  const dom = editor.view.nodeDOM(overlay.pos)
  if (!node || !(dom instanceof HTMLElement)) return null
  const anchor = dom.getBoundingClientRect()
  if (overlay.kind === 'footnote' && node.type.name === 'footnote') {
    return (
      <AnchoredPopover
        anchor={anchor}
        label={t('editor.footnote.open', { number: dom.textContent ?? '' })}
        onClose={close}
      >
        <FootnoteEditor key={overlay.pos} editor={editor} pos={overlay.pos} onDone={close} />
      </AnchoredPopover>
    )
  }
  if (overlay.kind === 'picture' && node.type.name === 'figure') {
    return (
      <AnchoredPopover anchor={anchor} label={t('editor.figure.title')} onClose={close}>
        <PictureForm key={overlay.pos} editor={editor} session={session} pos={overlay.pos} onDone={close} />
      </AnchoredPopover>
    )
  }
  if (overlay.kind === 'unknown') {
    return (
      <AnchoredPopover anchor={anchor} label={t('editor.unknown.title')} onClose={close}>
        <textarea
          className={styles['json']}
          aria-label={t('editor.unknown.title')}
          readOnly
          rows={10}
          value={pretty(String(node.attrs['json']))}
        />
      </AnchoredPopover>
    )
  }
  return null
}

function UploadField({ editor, session }: { editor: Editor; session: EditorSession }) {
  const t = useEditorT()
  const asked = useRef(false)
  return (
    <input
      type="file"
      accept="image/png,image/jpeg,image/gif,image/webp"
      aria-label={t('editor.block.figure')}
      className="visually-hidden"
      ref={(field) => {
        if (!field || asked.current) return
        asked.current = true
        field.addEventListener('cancel', () => session.show(null))
        field.click()
      }}
      onChange={(event) => {
        const files = imagesIn(event.target.files ?? [])
        session.show(null)
        void insertFigures(editor.view, files, null, session)
      }}
    />
  )
}

function selectionPlace(editor: Editor): { left: number; top: number; bottom: number } {
  return editor.view.coordsAtPos(editor.state.selection.from)
}

function pretty(json: string): string {
  try {
    return JSON.stringify(JSON.parse(json), null, 2)
  } catch {
    return json
  }
}

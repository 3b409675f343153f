import type { Editor } from '@tiptap/core'
import { EditorContent, useEditor, type UseEditorOptions } from '@tiptap/react'
import {
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type Ref,
} from 'react'
import type { DocumentBody } from '../../shared/document/body.ts'
import { directionOf, type Language } from '../../shared/model/languages.ts'
import { bodyOf, knowBody } from './body-cache.ts'
import { goToPassage } from './comments/comment-state.ts'
import { CommentsPanel } from './comments/CommentsPanel.tsx'
import { useCommentsOpen } from './comments/use-comments.ts'
import { createHandle, scrollToBlock, type EditorHandle } from './editor-handle.ts'
import { createExtensions } from './extensions.ts'
import { fixBlock } from './fixes/fix-block.ts'
import { FindBar } from './find/FindBar.tsx'
import { NoticeBar } from './menus/NoticeBar.tsx'
import { SelectionBubble } from './menus/SelectionBubble.tsx'
import { Toolbar } from './menus/Toolbar.tsx'
import { registerDocument } from './outline/document-outlines.ts'
import { useSettled } from './outline/use-settled.ts'
import { Overlays } from './overlays/Overlays.tsx'
import { answerSuggestions } from './suggesting/answer-suggestions.ts'
import { ChangeBubble } from './suggesting/ChangeBubble.tsx'
import { SuggestingStrip } from './suggesting/SuggestingStrip.tsx'
import { SuggestionsPanel } from './suggesting/SuggestionsPanel.tsx'
import { createEditorSession, type EditorPorts, type EditorSession } from './session.ts'
import { useEditorT } from './use-t.ts'
import './styles/content.css'
import './styles/boxes.css'
import './styles/figures.css'
import './styles/in-line.css'
import './styles/suggestions.css'
import './styles/tables.css'
import styles from './editor.module.css'

export interface DocumentEditorProps extends EditorPorts {
  /** Another id is another document: the editor begins anew with its `initialBody`. */
  documentId: string
  initialBody: DocumentBody
  language: Language
  numbering: 'continuous' | 'none'
  /** How the document's template numbers headings. */
  headings?: 'un' | 'decimal' | undefined
  editable: boolean
  /** Whether what is changed is only suggested, in the name of the first of `authors`. */
  isSuggesting?: boolean
  onSuggesting?: (() => void) | undefined
  /** Says that the text changed. Cheap to receive: nothing is written out until `getBody` is called. */
  onChange: (getBody: () => DocumentBody) => void
  onFocusMode?: (isOn: boolean) => void
  ref?: Ref<EditorHandle>
}

type ChangeRef = { current: DocumentEditorProps['onChange'] }

/** The writing surface of one document with everything that belongs to it; saving is the page's business. */
export function DocumentEditor(props: DocumentEditorProps) {
  return <EditorOfDocument key={props.documentId} {...props} />
}

function EditorOfDocument(props: DocumentEditorProps) {
  const { documentId, language, numbering, headings, editable, onFocusMode, ref } = props
  const { searchRecords, openRecord, uploadImage, assetUrl, openLink, saidBefore, redact, spelling } = props
  const { authors, nameYourself } = props
  const isSuggesting = props.isSuggesting === true && editable
  const suggestingAs = isSuggesting ? (authors?.[0] ?? '') : null
  const t = useEditorT()
  const ports = useMemo(
    (): EditorPorts => ({
      searchRecords,
      openRecord,
      uploadImage,
      assetUrl,
      openLink,
      saidBefore,
      redact,
      authors,
      nameYourself,
      spelling,
    }),
    [
      searchRecords,
      openRecord,
      uploadImage,
      assetUrl,
      openLink,
      saidBefore,
      redact,
      authors,
      nameYourself,
      spelling,
    ],
  )
  const settings = { language, numbering, headings, editable, suggestingAs, t, ports }
  const [session] = useState(() => createEditorSession(settings))
  const [isFinding, setFinding] = useState(false)
  const [isFocused, setFocused] = useState(false)
  const onChange = useRef(props.onChange)
  const editor = useEditorOf(props, session, onChange)
  const [isCommenting, setCommenting] = useCommentsOpen(editor)
  const toggleComments = () => setCommenting(!isCommenting)
  const [isReviewing, setReviewing] = useState(false)
  const toggleReview = () => {
    setCommenting(false)
    setReviewing(!isReviewing || isCommenting)
  }
  const overlay = useSyncExternalStore(session.subscribe, session.overlay)
  const notice = useSyncExternalStore(session.subscribe, session.notice)
  useSettled(editor, documentId, session)

  useEffect(() => {
    onChange.current = props.onChange
  })
  useEffect(() => {
    session.configure({ language, numbering, headings, editable, suggestingAs, t, ports })
    editor.setEditable(editable, false)
  }, [session, editor, language, numbering, headings, editable, suggestingAs, t, ports])
  useEffect(() => {
    return registerDocument(documentId, {
      goTo: (blockId) => void scrollToBlock(editor, blockId),
      goToThread(thread) {
        setCommenting(true)
        return goToPassage(editor, thread)
      },
      fix: (code, blockId, values) => editor.isEditable && fixBlock(editor, code, blockId, values),
      answer: (id, answer) => answerSuggestions(editor, answer, [id]) > 0,
    })
  }, [documentId, editor, setCommenting])

  const toggleFocusMode = () => {
    setFocused(!isFocused)
    onFocusMode?.(!isFocused)
  }
  useImperativeHandle(ref, () => {
    const own = { find: () => setFinding(true), toggleFocusMode, toggleComments }
    return { ...createHandle(editor), ...own }
  })

  useEffect(() => {
    const dom = editor.view.dom
    const press = (event: KeyboardEvent) => {
      const isFind = event.key === 'f' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
      if (!isFind) return
      event.preventDefault()
      setFinding(true)
    }
    dom.addEventListener('keydown', press)
    return () => dom.removeEventListener('keydown', press)
  }, [editor])

  return (
    <section className={styles['shell']} data-focus={isFocused || undefined}>
      <Toolbar
        editor={editor}
        session={session}
        isFocused={isFocused}
        isCommenting={isCommenting}
        onComments={toggleComments}
        isSuggesting={isSuggesting}
        onSuggesting={props.onSuggesting}
        onFind={() => setFinding(true)}
        onFocusMode={toggleFocusMode}
      />
      {isFinding && <FindBar editor={editor} onClose={() => setFinding(false)} />}
      {notice && <NoticeBar notice={notice} onClose={() => session.say(null)} />}
      <SuggestingStrip
        editor={editor}
        isOn={isSuggesting}
        isReviewing={isReviewing && !isCommenting}
        onReview={toggleReview}
      />
      <div className={styles['beside']}>
        <div className={styles['scroller']} data-editor-scroller="">
          <EditorContent
            editor={editor}
            className={styles['page']}
            lang={language}
            dir={directionOf(language)}
            onMouseDown={(event) => writeBelow(event, editor)}
          />
        </div>
        {isCommenting && (
          <CommentsPanel editor={editor} session={session} onClose={() => setCommenting(false)} />
        )}
        {isReviewing && !isCommenting && (
          <SuggestionsPanel editor={editor} onClose={() => setReviewing(false)} />
        )}
      </div>
      <ChangeBubble editor={editor} />
      <SelectionBubble editor={editor} session={session} />
      <Overlays editor={editor} session={session} overlay={overlay} />
    </section>
  )
}

function useEditorOf(props: DocumentEditorProps, session: EditorSession, onChange: ChangeRef): Editor {
  const [options] = useState<UseEditorOptions>(() => ({
    extensions: createExtensions(session),
    content: props.initialBody,
    editable: props.editable,
    immediatelyRender: true,
    shouldRerenderOnTransaction: false,
    // Its styles are in our own sheet, where the page's policy allows them.
    injectCSS: false,
    editorProps: {
      // The browser's own spelling would ask the network for its dictionaries.
      attributes: { class: 'ed-content', spellcheck: 'false', role: 'textbox', 'aria-multiline': 'true' },
    },
    onCreate: ({ editor }) => knowBody(editor.state.doc, props.initialBody),
    onUpdate: ({ editor }) => onChange.current(() => bodyOf(editor.state.doc)),
  }))
  const editor: Editor = useEditor(options)
  const label = useEditorT()('editor.label')
  useEffect(() => {
    editor.view.dom.setAttribute('aria-label', label)
  }, [editor, label])
  return editor
}

/** A click below the last line starts one there, also when a table or picture ends the document. */
function writeBelow(event: React.MouseEvent, editor: Editor): void {
  const last = editor.view.dom.lastElementChild
  if (!editor.isEditable || !last || event.clientY <= last.getBoundingClientRect().bottom) return
  const end = editor.state.doc.content.size
  const isText = editor.state.doc.lastChild?.isTextblock && editor.state.doc.lastChild.type.name !== 'figure'
  event.preventDefault()
  if (isText) editor.commands.focus('end')
  else editor.chain().insertContentAt(end, { type: 'paragraph' }).focus('end').run()
}

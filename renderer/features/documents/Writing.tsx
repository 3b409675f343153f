import { useQuery } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import type { OpenedDocument } from '../../../shared/contract/documents.ts'
import { useRecord } from '../../api/use-record.ts'
import { useCommands } from '../../app/command-registry.ts'
import { useOpenDocument } from '../../app/open-documents.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { DocumentEditor, type EditorHandle } from '../../editor/index.ts'
import { useT } from '../../i18n/use-t.ts'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { SplitView } from '../../ui/layout/SplitView.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { bodyOf } from './body-of.ts'
import { DocumentHead } from './DocumentHead.tsx'
import styles from './documents.module.css'
import { ExportDialog } from './ExportDialog.tsx'
import { SaidBefore } from './SaidBefore.tsx'
import { saveCopy } from './save-copy.ts'
import { findUnsaved } from './unsaved.ts'
import { useAutosave } from './use-autosave.ts'
import { LivePagesPane, useTemplateOf } from '../publishing/index.ts'
import { RedactionDialog } from '../redaction/index.ts'
import { useRedact } from './use-redact.ts'
import { useEditorPorts } from './use-editor-ports.ts'
import { useFirstPlace } from './use-first-place.ts'
import { useFoundPlace } from './use-found-place.ts'
import { toCitation } from './to-citation.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { ConnectionLost } from '../../api/line.ts'

interface WritingProps {
  opened: OpenedDocument
  /** Somebody else changed the text: begin anew with this one. */
  onReplaced: (opened: OpenedDocument) => void
}

/** Looks first whether words of this document wait unsaved from last time, then lets it be written. */
export function Writing({ opened, onReplaced }: WritingProps) {
  const { id } = opened.record
  const { client } = useApi()
  const unsaved = useQuery({
    queryKey: ['unsaved', id, opened.rev],
    queryFn: () => findUnsaved(client, opened),
    networkMode: 'always',
    gcTime: 0,
  })
  // Where they cannot be looked for, there are none that could be brought back.
  if (unsaved.isPending) return <Skeleton lines={12} />
  return <Page opened={opened} onReplaced={onReplaced} unsaved={unsaved.data ?? null} />
}

interface PageProps extends WritingProps {
  unsaved: Awaited<ReturnType<typeof findUnsaved>>
}

/** The document being written: head, text, saving, and the way to the PDF. */
function Page({ opened, onReplaced, unsaved }: PageProps) {
  const t = useT()
  const { id } = opened.record
  const { record = opened.record, change } = useRecord(id, 'document')
  const template = useTemplateOf(record)
  const editor = useRef<EditorHandle>(null)
  const autosave = useAutosave({ opened, unsaved, editor, onReplaced })
  const [isRedacting, setRedacting] = useState(false)
  const openRedactions = useCallback(() => setRedacting(true), [])
  const redact = useRedact({ record, change, editor, onShow: openRedactions })
  const ports = useEditorPorts(record.language, redact)
  const [body] = useState(() => unsaved?.body ?? bodyOf(opened))
  useFirstPlace(id, body, editor)
  useFoundPlace(id, editor)
  const [said, setSaid] = useState<string | null>(null)
  useOpenDocument(id, {
    body: () => editor.current?.body() ?? null,
    replaceBody: (next) => editor.current?.replaceBody(next),
    flush: () => autosave.flush(),
  })
  const { panes, pagesOpen, focusMode, togglePages, suggesting, toggleSuggesting } = useWorkspace()
  const [isPublishing, setPublishing] = useState(false)
  const publish = () => setPublishing(true)
  const saveFirst = useCallback(async () => {
    if (!(await autosave.flush())) throw new ConnectionLost('unsaved words')
  }, [autosave])

  useCommands({
    'file.export': publish,
    'edit.find': () => editor.current?.find(),
    'edit.replace': () => editor.current?.find(),
    'edit.saidBefore': () => setSaid(editor.current?.paragraph() ?? ''),
    'edit.comment': () => void editor.current?.comment(),
    'edit.suggest': toggleSuggesting,
    'edit.acceptSuggestion': () => void editor.current?.answerSuggestion('accept'),
    'edit.rejectSuggestion': () => void editor.current?.answerSuggestion('reject'),
    'edit.nextSuggestion': () => void editor.current?.stepToSuggestion(1),
    'edit.previousSuggestion': () => void editor.current?.stepToSuggestion(-1),
    'view.comments': () => editor.current?.toggleComments(),
    'view.focusMode': () => editor.current?.toggleFocusMode(),
    'view.pages': togglePages,
  })
  const text = (
    <DocumentEditor
      {...ports}
      ref={editor}
      documentId={id}
      initialBody={body}
      language={record.language}
      numbering={record.settings.numbering}
      headings={template?.numbering}
      editable
      isSuggesting={suggesting}
      onSuggesting={toggleSuggesting}
      onChange={autosave.changed}
      onFocusMode={(focusMode) => useWorkspace.setState({ focusMode })}
    />
  )
  return (
    <article className={styles['page']} aria-label={record.title}>
      <DocumentHead
        record={record}
        change={change}
        autosave={autosave}
        onTakeTheirs={(body) => body && editor.current?.replaceBody(body)}
        onSaveCopy={() => editor.current && saveCopy(record, editor.current.html())}
        onPublish={publish}
        onRedact={openRedactions}
      />
      <div className={styles['notices']}>
        {unsaved && <Notice tone="good">{t('documents.unsavedFound')}</Notice>}
        {opened.restoredFrom && (
          <Notice tone="warn">
            {t(opened.restoredFrom === 'backup' ? 'documents.restoredFromBackup' : 'documents.restoredFrom')}
          </Notice>
        )}
        {opened.findings.length > 0 && (
          <Notice tone="warn">{t('documents.findings', { count: opened.findings.length })}</Notice>
        )}
      </div>
      <div className={styles['editor']}>
        <SplitView
          panes={[
            { id: 'text', name: t('documents.text'), min: 30, children: text },
            ...(pagesOpen && !focusMode
              ? [
                  {
                    id: 'pages',
                    name: t('pages.title'),
                    size: panes.pages ?? 42,
                    min: 20,
                    max: 70,
                    children: <LivePagesPane id={id} onClose={togglePages} />,
                  },
                ]
              : []),
          ]}
          onResized={({ pages }) =>
            pages !== undefined && useWorkspace.setState({ panes: { ...panes, pages } })
          }
        />
      </div>
      {said !== null && (
        <SaidBefore
          id={id}
          text={said}
          onCite={(passage, form) => {
            setSaid(null)
            // After the dialog gave the focus back, so that the text keeps it.
            setTimeout(() => editor.current?.cite(toCitation(passage, record.language), form))
          }}
          onClose={() => setSaid(null)}
        />
      )}
      {isPublishing && (
        <ExportDialog
          record={record}
          flush={saveFirst}
          onClose={() => setPublishing(false)}
          onShow={(blockId) => editor.current?.scrollToBlock(blockId)}
          onRedact={() => {
            setPublishing(false)
            setRedacting(true)
          }}
        />
      )}
      {isRedacting && (
        <RedactionDialog
          record={record}
          change={change}
          flush={saveFirst}
          onClose={() => setRedacting(false)}
          onShow={(blockId) => editor.current?.scrollToBlock(blockId)}
        />
      )}
    </article>
  )
}

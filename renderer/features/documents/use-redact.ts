import { useCallback, useEffect, type RefObject } from 'react'
import type { DocumentV1 } from '../../../shared/model/document/v1.ts'
import type { EditorHandle } from '../../editor/index.ts'
import { useT } from '../../i18n/use-t.ts'
import { showToast } from '../../ui/feedback/toasts.ts'
import { withPassages } from '../redaction/index.ts'

interface Redacting {
  record: DocumentV1
  change: (change: (record: DocumentV1) => DocumentV1) => void
  editor: RefObject<EditorHandle | null>
  /** Shows all that is left out. */
  onShow: () => void
}

/** Keeps what is left out of the public version shown in the text; what is handed out leaves the selected words out too. */
export function useRedact({ record, change, editor, onShow }: Redacting): () => void {
  const t = useT()
  const { redaction } = record
  useEffect(() => {
    editor.current?.showRedacted(redaction?.passages ?? [])
  }, [editor, redaction])
  return useCallback(() => {
    const passages = editor.current?.selectedPassages() ?? []
    if (passages.length === 0) return
    change((now) => withPassages(now, passages))
    const words = passages.map(({ text }) => text.replaceAll('\ufffc', '…')).join(' … ')
    showToast({
      text: t('redaction.marked', { words: Array.from(words).slice(0, 80).join('') }),
      action: { label: t('redaction.open'), onAction: onShow },
    })
  }, [change, editor, onShow, t])
}

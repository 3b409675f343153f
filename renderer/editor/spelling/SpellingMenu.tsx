import type { Editor } from '@tiptap/core'
import type { EditorSession, Overlay } from '../session.ts'

interface SpellingMenuProps {
  editor: Editor
  session: EditorSession
  at: Extract<Overlay, { kind: 'context' }>
  onClose: () => void
}

export function SpellingMenu(_props: SpellingMenuProps) {
  return null
}

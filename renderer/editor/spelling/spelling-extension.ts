import { Extension } from '@tiptap/core'
import type { EditorSession } from '../session.ts'

export const Spelling = Extension.create<{ session: EditorSession | null }>({
  name: 'spelling',
  addOptions: () => ({ session: null }),
})

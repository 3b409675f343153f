import { Extension, type AnyExtension } from '@tiptap/core'
import { ListKeymap } from '@tiptap/extension-list'
import { Dropcursor, Gapcursor, Placeholder, UndoRedo } from '@tiptap/extensions'
import { Comments } from './comments/comment-state.ts'
import { FindAndReplace } from './find/find-plugin.ts'
import { FoundPassage } from './found/found-plugin.ts'
import { RecordSuggestion } from './menus/record-suggestion.ts'
import { SlashMenu } from './menus/slash-menu.ts'
import { numberingPlugins } from './numbering/numbering-plugin.ts'
import { PasteCleaning, type PasteOptions } from './paste/paste-extension.ts'
import { RedactedPassages } from './redacted/redacted-plugin.ts'
import { BlockIds } from './schema/block-ids.ts'
import { CurrentBlock } from './schema/current-block.ts'
import { createSchemaExtensions } from './schema/schema-extensions.ts'
import type { EditorSession } from './session.ts'
import { clientOf, type SpellingClient } from './spelling/spelling-client.ts'
import { Spelling } from './spelling/spelling-extension.ts'
import { Suggesting } from './suggesting/suggesting-extension.ts'

/** Everything one editor is made of. */
export function createExtensions(
  session: EditorSession,
  speller: () => SpellingClient | null = () => clientOf(session),
  paste: Partial<PasteOptions> = {},
): AnyExtension[] {
  return [
    ...createSchemaExtensions(session),
    BlockIds,
    CurrentBlock,
    Extension.create({
      name: 'numbering',
      addProseMirrorPlugins: () => numberingPlugins(session.settings),
    }),
    UndoRedo.configure({ depth: 500, newGroupDelay: 600 }),
    Dropcursor.configure({ class: 'ed-dropCursor', width: 2, color: false }),
    Gapcursor,
    ListKeymap,
    Placeholder.configure({
      placeholder: () => session.settings().t('editor.placeholder'),
      showOnlyCurrent: true,
      includeChildren: false,
    }),
    FindAndReplace,
    FoundPassage,
    RedactedPassages,
    Comments.configure({ session }),
    PasteCleaning.configure({ session, ...paste }),
    RecordSuggestion.configure({ session }),
    SlashMenu.configure({ session }),
    Spelling.configure({ session, speller }),
    Suggesting.configure({ session }),
  ]
}

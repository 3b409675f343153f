import { Extension, type AnyExtension } from '@tiptap/core'
import { ListKeymap } from '@tiptap/extension-list'
import { Dropcursor, Gapcursor, Placeholder, UndoRedo } from '@tiptap/extensions'
import { FindAndReplace } from './find/find-plugin.ts'
import { RecordSuggestion } from './menus/record-suggestion.ts'
import { SlashMenu } from './menus/slash-menu.ts'
import { numberingPlugins } from './numbering/numbering-plugin.ts'
import { PasteCleaning } from './paste/paste-extension.ts'
import { BlockIds } from './schema/block-ids.ts'
import { Blockquote, createCallout } from './schema/containers.ts'
import { CurrentBlock } from './schema/current-block.ts'
import { createFigure } from './schema/figure.ts'
import { createCrossReference, createFootnote, createRecordLink } from './schema/inline-atoms.ts'
import { createLists } from './schema/lists.ts'
import { documentMarks } from './schema/marks.ts'
import { NumberedParagraph } from './schema/numbered-paragraph.ts'
import { createAction, createDecision } from './schema/record-blocks.ts'
import { createTables } from './schema/tables.ts'
import {
  CodeBlock,
  Doc,
  HardBreak,
  Heading,
  HorizontalRule,
  PageBreak,
  Paragraph,
  Text,
} from './schema/text-blocks.ts'
import { createUnknown } from './schema/unknown.ts'
import type { EditorSession } from './session.ts'
import { clientOf, type SpellingClient } from './spelling/spelling-client.ts'
import { Spelling } from './spelling/spelling-extension.ts'

/** The nodes and marks of the document schema, with the views and keys they have in the editor. */
export function createSchemaExtensions(session: EditorSession): AnyExtension[] {
  return [
    Doc,
    Text,
    Paragraph,
    Heading,
    NumberedParagraph,
    Blockquote,
    createCallout(session),
    createDecision(session),
    createAction(session),
    ...createLists(session),
    CodeBlock,
    ...createTables(session),
    createFigure(session),
    HorizontalRule,
    PageBreak,
    createUnknown('unknownBlock', session),
    HardBreak,
    createFootnote(session),
    createRecordLink(session),
    createCrossReference(session),
    createUnknown('unknownInline', session),
    ...documentMarks,
  ]
}

/** Everything one editor is made of. */
export function createExtensions(
  session: EditorSession,
  speller: () => SpellingClient | null = () => clientOf(session),
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
    PasteCleaning.configure({ session }),
    RecordSuggestion.configure({ session }),
    SlashMenu.configure({ session }),
    Spelling.configure({ session, speller }),
  ]
}

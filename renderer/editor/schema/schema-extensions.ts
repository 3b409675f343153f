import type { AnyExtension } from '@tiptap/core'
import { createCommentMark } from '../comments/comment-mark.ts'
import type { EditorSession } from '../session.ts'
import { Blockquote, createCallout } from './containers.ts'
import { createFigure } from './figure.ts'
import { createCrossReference, createFootnote, createRecordLink } from './inline-atoms.ts'
import { createLists } from './lists.ts'
import { documentMarks } from './marks.ts'
import { suggestionMarkExtensions } from '../suggesting/suggestion-marks.ts'
import { NumberedParagraph } from './numbered-paragraph.ts'
import { createAction, createDecision } from './record-blocks.ts'
import { createTables } from './tables.ts'
import {
  CodeBlock,
  Doc,
  HardBreak,
  Heading,
  HorizontalRule,
  PageBreak,
  Paragraph,
  Text,
} from './text-blocks.ts'
import { createUnknown } from './unknown.ts'

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
    createCommentMark(session),
    ...suggestionMarkExtensions,
    ...documentMarks,
  ]
}

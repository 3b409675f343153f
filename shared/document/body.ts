import { z } from 'zod'

/** JSON as it travels and is kept. */
export type JsonValue = string | number | boolean | null | JsonValue[] | { [key: string]: JsonValue }

/** A mark on a run of text: `{ type, attrs? }` (ProseMirror JSON). */
export type DocumentMark = { type: string; attrs?: Record<string, JsonValue> }

/** A node of a body, in ProseMirror's JSON form; which names, attributes and children are allowed stands in `nodes.ts`. */
export type DocumentNode = {
  type: string
  attrs?: Record<string, JsonValue>
  content?: DocumentNode[]
  text?: string
  marks?: DocumentMark[]
}

/** A whole body: `{ type: 'doc', content: [...] }`. */
export type DocumentBody = DocumentNode & { type: 'doc'; content: DocumentNode[] }

/**
 * The loosest shape a body may arrive in. Only the outside is checked here; `normalizeBody` checks the rest node by
 * node without recursion, and keeps what it cannot read.
 */
export const documentBody = z.looseObject({ type: z.literal('doc'), content: z.array(z.unknown()) })

/** A body with one empty paragraph, as a new document begins. */
export function emptyBody(blockId: string): DocumentBody {
  return { type: 'doc', content: [{ type: 'paragraph', attrs: { id: blockId } }] }
}

import { Fragment } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import type { DocumentBody, DocumentNode } from '../../../shared/document/body.ts'
import { bodyOf } from '../body-cache.ts'

/** Puts another body in the place of the one there is, and touches only what differs: the cursor stays where it stands. */
export function replacing(tr: Transaction, body: DocumentBody): Transaction {
  const { doc } = tr
  const places = new Map<DocumentNode, number>(bodyOf(doc).content.map((block, index) => [block, index]))
  const next = body.content.map((block) => {
    const index = places.get(block)
    return index === undefined ? doc.type.schema.nodeFromJSON(block) : doc.child(index)
  })
  const after = doc.type.create(doc.attrs, Fragment.from(next))
  const start = doc.content.findDiffStart(after.content)
  const end = doc.content.findDiffEnd(after.content)
  if (start === null || !end) return tr
  const overlap = Math.max(0, start - Math.min(end.a, end.b))
  return tr.replace(start, end.a + overlap, after.slice(start, end.b + overlap))
}

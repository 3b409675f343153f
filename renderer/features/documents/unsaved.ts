import type { OpenedDocument } from '../../../shared/contract/documents.ts'
import { createBrowserSpill, createMemorySpill } from '../../editor/index.ts'
import { bodyOf } from './body-of.ts'

/** Where words wait until the workbench has said that they are on the disk. */
export const spill = typeof indexedDB === 'undefined' ? createMemorySpill() : createBrowserSpill(indexedDB)

/** Words of this document that were never saved: a page or machine that died while the workbench was away. */
export async function findUnsaved(opened: OpenedDocument) {
  const found = await spill.find(opened.record.id)
  if (!found) return null
  if (JSON.stringify(found.body) === JSON.stringify(bodyOf(opened))) {
    await spill.drop(opened.record.id)
    return null
  }
  return { body: found.body, baseRev: found.baseRev }
}

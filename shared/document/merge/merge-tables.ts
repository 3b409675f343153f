import type { DocumentNode } from '../body.ts'
import { keyOf } from './block-tree.ts'

/** Whether three states of a table can be merged row by row: no cell spans others, and no side touched the columns. */
export function mergesByRow(base: DocumentNode, ours: DocumentNode, theirs: DocumentNode): boolean {
  const tables = [base, ours, theirs]
  if (tables.some((table) => table.type !== 'table')) return false
  const columns = base.content?.[0]?.content?.length ?? 0
  const plain = tables.every((table) =>
    (table.content ?? []).every((row) => row.content?.length === columns && !row.content.some(spans)),
  )
  return plain && hasColumnsOf(base, ours) && hasColumnsOf(base, theirs)
}

function spans(cell: DocumentNode): boolean {
  return (cell.attrs?.['colspan'] ?? 1) !== 1 || (cell.attrs?.['rowspan'] ?? 1) !== 1
}

/** Every row of the base that is still there has its cells in their old places, and no new row has any of them. */
function hasColumnsOf(base: DocumentNode, side: DocumentNode): boolean {
  const rows = new Map((base.content ?? []).map((row) => [keyOf(row), cellKeys(row)]))
  const cells = new Set([...rows.values()].flat())
  return (side.content ?? []).every((row) => {
    const before = rows.get(keyOf(row))
    const now = cellKeys(row)
    return before ? now.join() === before.join() : !now.some((key) => cells.has(key))
  })
}

function cellKeys(row: DocumentNode): (string | null)[] {
  return (row.content ?? []).map(keyOf)
}

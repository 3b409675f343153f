import { v7 } from 'uuid'
import type { PackEntry } from '../../../../shared/model/pack/v1.ts'
import type { RecordSummary } from '../../../../shared/model/summary.ts'

export function newDivider(title: string): PackEntry {
  return { id: v7(), type: 'divider', title }
}

/** One empty page; more where it is asked for. */
export function newBlank(): PackEntry {
  return { id: v7(), type: 'blank', count: 1 }
}

export type SheetKind = Extract<PackEntry, { type: 'sheet' }>['sheet']

/** Pages made of the meeting, or of its series, when the pack is built. */
export function newSheet(sheet: SheetKind, title: string): PackEntry {
  return { id: v7(), type: 'sheet', sheet, title }
}

/** An entry for a record that can be bound; null for any other kind. */
export function entryFor({ id, kind }: Pick<RecordSummary, 'id' | 'kind'>): PackEntry | null {
  return kind === 'document' || kind === 'attachment' ? { id: v7(), type: kind, recordId: id } : null
}

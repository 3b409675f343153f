import { v7 } from 'uuid'
import type { PackEntry } from '../../../shared/model/pack/v1.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'

/** The entries with one moved so that it stands at `to`; ends are as far as it goes. */
export function movedEntry(entries: readonly PackEntry[], id: string, to: number): PackEntry[] {
  const moved = entries.find((entry) => entry.id === id)
  if (!moved) return [...entries]
  const rest = entries.filter((entry) => entry.id !== id)
  const place = Math.max(0, Math.min(rest.length, to))
  return [...rest.slice(0, place), moved, ...rest.slice(place)]
}

export function newDivider(title: string): PackEntry {
  return { id: v7(), type: 'divider', title }
}

/** An entry for a record that can be bound; null for any other kind. */
export function entryFor({ id, kind }: Pick<RecordSummary, 'id' | 'kind'>): PackEntry | null {
  return kind === 'document' || kind === 'attachment' ? { id: v7(), type: kind, recordId: id } : null
}

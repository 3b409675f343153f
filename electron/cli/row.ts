import type { RecordSummary } from '../../shared/model/summary.ts'

/** A record as `list` prints it; what a kind does not have is null. */
export type Row = {
  id: string
  kind: string
  title: string
  symbol: string | null
  status: string | null
  updatedAt: string
}

export function toRow({ id, kind, title, symbol, status, updatedAt }: RecordSummary): Row {
  return { id, kind, title, symbol: symbol ?? null, status: status ?? null, updatedAt }
}

/** Columns for a reader, parted by tabs; line breaks and tabs inside a value become spaces. */
export function toColumns(values: readonly (string | number | null)[]): string {
  return values.map((value) => String(value ?? '—').replace(/\s+/g, ' ')).join('\t')
}

import type { RegisterRow } from '../../../shared/contract/actions.ts'
import { fold } from '../../../shared/text/fold.ts'
import { daysBetween } from '../../i18n/use-format.ts'

export type RegisterOrder = 'due' | 'owner'

export interface RegisterFilter {
  show: 'all' | 'actions' | 'decisions'
  state: 'open' | 'done' | 'dropped' | null
  owner: string | null
  meetingId: string | null
  /** Only what belongs to one of these names; null for everybody's. */
  mine: readonly string[] | null
}

export const wholeRegister: RegisterFilter = {
  show: 'all',
  state: null,
  owner: null,
  meetingId: null,
  mine: null,
}

/** How an open action stands to its day; decisions stand apart. */
export const urgencies = ['overdue', 'week', 'later', 'undated', 'decisions', 'done'] as const
export type Urgency = (typeof urgencies)[number]

/** A heading of the register with what stands under it; `name` is the owner where it is ordered by owner. */
export type RegisterGroup = { key: string; urgency: Urgency | null; name: string; rows: RegisterRow[] }

/** A row by itself: the block's id is unique within its document only. */
export const rowKey = (row: Pick<RegisterRow, 'documentId' | 'id'>) => `${row.documentId} ${row.id}`

/** `today` is an ISO day; within a week are today and the six days after it. */
export function urgencyOf(row: Pick<RegisterRow, 'type' | 'state' | 'due'>, today: string): Urgency {
  if (row.type === 'decision') return 'decisions'
  if (row.state === 'done' || row.state === 'dropped') return 'done'
  if (!row.due) return 'undated'
  const days = daysBetween(today, row.due)
  if (days < 0) return 'overdue'
  return days < 7 ? 'week' : 'later'
}

/** Whether an owner as it was written is one of these names, or names one among others: "Ana Ruiz and DRD". */
export function isOwnedBy(owner: string | undefined, names: readonly string[]): boolean {
  const written = ` ${fold(owner ?? '').replace(/[^\p{L}\p{N}]+/gu, ' ')} `
  return names.some((name) => {
    const wanted = fold(name)
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
    return wanted !== '' && written.includes(` ${wanted} `)
  })
}

export function filterRegister(rows: readonly RegisterRow[], filter: RegisterFilter): RegisterRow[] {
  return rows.filter(
    (row) =>
      (filter.show === 'all' || row.type === (filter.show === 'actions' ? 'action' : 'decision')) &&
      (filter.state === null || (row.type === 'action' && (row.state ?? 'open') === filter.state)) &&
      (filter.owner === null || fold(row.owner ?? '') === fold(filter.owner)) &&
      (filter.meetingId === null || row.meetingId === filter.meetingId) &&
      (filter.mine === null || isOwnedBy(row.owner, filter.mine)),
  )
}

/** The register under its headings: by urgency, or by owner with those nobody owns last. Earliest due first in each. */
export function groupRegister(
  rows: readonly RegisterRow[],
  order: RegisterOrder,
  today: string,
  collator: Intl.Collator,
): RegisterGroup[] {
  const groups = new Map<string, RegisterGroup>()
  for (const row of rows) {
    const urgency = urgencyOf(row, today)
    const owner = row.owner?.trim() ?? ''
    const key = order === 'due' ? urgency : fold(owner)
    const group = groups.get(key) ?? {
      key,
      urgency: order === 'due' ? urgency : null,
      name: order === 'due' ? '' : owner,
      rows: [],
    }
    group.rows.push(row)
    groups.set(key, group)
  }
  const rank = (row: RegisterRow) => urgencies.indexOf(urgencyOf(row, today))
  const byDue = (a: RegisterRow, b: RegisterRow) => {
    // Of what is behind us, the latest is the likeliest to be looked for.
    const sign = order === 'due' && rank(a) >= urgencies.indexOf('decisions') ? -1 : 1
    return (
      (order === 'owner' ? rank(a) - rank(b) : 0) ||
      Number(a.due === undefined) - Number(b.due === undefined) ||
      sign * (a.due ?? '').localeCompare(b.due ?? '') ||
      collator.compare(a.documentTitle, b.documentTitle)
    )
  }
  const sorted = [...groups.values()].map((group) => ({ ...group, rows: group.rows.toSorted(byDue) }))
  return order === 'due'
    ? sorted.toSorted((a, b) => urgencies.indexOf(a.key as Urgency) - urgencies.indexOf(b.key as Urgency))
    : sorted.toSorted(
        (a, b) => Number(a.name === '') - Number(b.name === '') || collator.compare(a.name, b.name),
      )
}

/** Owners that occur, each once however it was capitalised, in the order of the language. */
export function ownersIn(rows: readonly RegisterRow[], collator: Intl.Collator): string[] {
  const owners = new Map<string, string>()
  for (const { owner } of rows)
    if (owner?.trim() && !owners.has(fold(owner.trim()))) owners.set(fold(owner.trim()), owner.trim())
  return [...owners.values()].toSorted(collator.compare)
}

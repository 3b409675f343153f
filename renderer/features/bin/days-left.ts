import { daysBetween } from '../../i18n/use-format.ts'

/** Days a deleted record waits in the Bin. */
const keptDays = 90

/** Whole days a record trashed at that moment still waits, never less than none. */
export function daysLeft(trashedAt: string, now: string): number {
  return Math.max(0, keptDays - daysBetween(trashedAt, now))
}

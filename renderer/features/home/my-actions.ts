import type { RegisterRow } from '../../../shared/contract/actions.ts'

/** The actions whose owner is one of these names, case and accents aside; all of them where no name is given. */
export function actionsOf(rows: readonly RegisterRow[], names: readonly string[]): RegisterRow[] {
  if (names.length === 0) return [...rows]
  const mine = new Set(names.map(fold))
  return rows.filter((row) => row.owner !== undefined && ownersIn(row.owner).some((owner) => mine.has(owner)))
}

/** "A. Diallo and B. Osei" names two owners. */
function ownersIn(owner: string): string[] {
  return [fold(owner), ...owner.split(/,|;|&|\/|\s+(?:and|et|y)\s+/).map(fold)]
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase()
}

/** A UUID version 7 that depends on a number only. */
export function uuidFor(index: number): string {
  return `01890000-0000-7000-8000-${index.toString(16).padStart(12, '0')}`
}

/** Changes of lists whose entries have ids, as records keep them; every function leaves the list it is given alone. */

export function withFields<T extends { id: string }>(
  entries: readonly T[],
  id: string,
  fields: Partial<T>,
): T[] {
  return entries.map((each) => (each.id === id ? { ...each, ...fields } : each))
}

export function without<T extends { id: string }>(entries: readonly T[], id: string): T[] {
  return entries.filter((each) => each.id !== id)
}

/** The entry back where it was, or as near to it as the list allows; a list that has it already stays as it is. */
export function putBack<T extends { id: string }>(entries: readonly T[], entry: T, index: number): T[] {
  return entries.some((each) => each.id === entry.id) ? [...entries] : entries.toSpliced(index, 0, entry)
}

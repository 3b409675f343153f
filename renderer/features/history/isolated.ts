/** A name within a sentence of another direction, kept from turning its neighbours around (Unicode annex 9, isolates). */
export function isolated(name: string): string {
  return `\u2068${name}\u2069`
}

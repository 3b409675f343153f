export const root: string
/** Builds the named halves unless they are up to date; says so on standard error. */
export function ensureBuilt(wanted: ('main' | 'page')[], options?: { force?: boolean }): Promise<void>

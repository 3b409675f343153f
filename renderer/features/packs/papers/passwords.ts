import { create } from 'zustand'

/** Passwords by the id of their entry: for the builds of this page, in its memory, and written nowhere. */
export const usePasswords = create<{ byEntry: Readonly<Record<string, string>> }>()(() => ({ byEntry: {} }))

export function rememberPassword(entryId: string, password: string): void {
  usePasswords.setState(({ byEntry }) => ({ byEntry: { ...byEntry, [entryId]: password } }))
}

/** Those of some entries, as a build takes them. */
export function passwordsOf(entries: readonly { id: string }[]): Record<string, string> {
  const { byEntry } = usePasswords.getState()
  return Object.fromEntries(
    entries.flatMap(({ id }) => (byEntry[id] === undefined ? [] : [[id, byEntry[id]] as const])),
  )
}

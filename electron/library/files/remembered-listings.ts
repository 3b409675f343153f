import { readdirSync, statSync, type BigIntStats } from 'node:fs'

/** Coarser than any clock a file system of this machine stamps its folders with, in ms. */
const quietMs = 2_000
/** However well a listing is remembered, so long it is believed, in ms. */
const believedMs = 5 * 60_000
/** Listing fewer names costs as little as asking whether they changed. */
const fewNames = 24
const manyNames = 10_000
const foldersAtMost = 1_024

type Look = { stamp: BigIntStats; names: readonly string[]; untilMs: number }

/**
 * Lists folders, and does not list again what cannot have changed: the folder's time of change (`ctime`, which nobody can
 * set) is the one it had before a listing that was begun two seconds after that change or later. A change during or after
 * that listing has a later time by any clock's grain. Only for file systems whose times this machine's kernel alone sets.
 * `now` is the wall clock, `elapsed` a monotonic one, both in ms.
 */
export function createRememberedListings(
  now: () => number = Date.now,
  elapsed: () => number = () => performance.now(),
  read: (folder: string) => string[] = (folder) => readdirSync(folder),
): (folder: string) => string[] {
  const looks = new Map<string, Look>()
  return (folder) => {
    const askedAt = now()
    const stamp = statSync(folder, { bigint: true })
    const known = looks.get(folder)
    if (known && isSame(known.stamp, stamp) && elapsed() < known.untilMs) return [...known.names]
    looks.delete(folder)
    const names = read(folder)
    const isQuiet = askedAt - Number(stamp.ctimeMs) >= quietMs
    if (isQuiet && names.length >= fewNames && names.length <= manyNames) {
      if (looks.size >= foldersAtMost) looks.clear()
      looks.set(folder, { stamp, names: [...names], untilMs: elapsed() + believedMs })
    }
    return names
  }
}

const isSame = (one: BigIntStats, other: BigIntStats): boolean =>
  one.ctimeNs === other.ctimeNs && one.ino === other.ino && one.dev === other.dev

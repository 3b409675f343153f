import { readdirSync, statSync, type BigIntStats } from 'node:fs'

/** Coarser than any clock a file system of this machine stamps its folders with, in ms. */
const quietMs = 2_000
/** However well a listing is remembered, so long it is believed, in ms. */
const believedMs = 5 * 60_000
/** Listing fewer names costs as little as asking whether they changed. */
const fewNames = 24
const manyNames = 10_000
/** In all folders together: some 25 MB. */
const namesAtMost = 250_000
/** Set back by less than this, the clock is still past a change that was two seconds ago, by a grain of a second. */
const setBackMs = 1_000

type Look = { stamp: BigIntStats; names: readonly string[]; untilMs: number; wallAheadMs: number }

/**
 * Lists folders, and does not list again what cannot have changed: the folder's time of change (`ctime`, which nobody can
 * set) is the one it had before a listing that was begun two seconds after that change or later. A change during or after
 * that listing has a later time by any clock's grain, unless the clock was set back meanwhile: then nothing is believed. Only
 * for file systems whose times this machine's kernel alone sets. `now` is the wall clock, `elapsed` a monotonic one, both in ms.
 */
export function createRememberedListings(
  now: () => number = Date.now,
  elapsed: () => number = () => performance.now(),
  read: (folder: string) => string[] = (folder) => readdirSync(folder),
): (folder: string) => string[] {
  const looks = new Map<string, Look>()
  let held = 0
  const forget = (folder: string, { names }: Look): void => {
    looks.delete(folder)
    held -= names.length
  }
  return (folder) => {
    const [askedAt, elapsedMs] = [now(), elapsed()]
    const wallAheadMs = askedAt - elapsedMs
    const stamp = statSync(folder, { bigint: true })
    const known = looks.get(folder)
    if (known) {
      const isBelieved = elapsedMs < known.untilMs && known.wallAheadMs - wallAheadMs < setBackMs
      if (isBelieved && isSame(known.stamp, stamp)) return [...known.names]
      forget(folder, known)
    }
    const names = read(folder)
    const isQuiet = askedAt - Number(stamp.ctimeMs) >= quietMs
    if (isQuiet && names.length >= fewNames && names.length <= manyNames) {
      for (const [oldest, look] of looks) {
        if (held + names.length <= namesAtMost) break
        forget(oldest, look)
      }
      looks.set(folder, { stamp, names: [...names], untilMs: elapsedMs + believedMs, wallAheadMs })
      held += names.length
    }
    return names
  }
}

const isSame = (one: BigIntStats, other: BigIntStats): boolean =>
  one.ctimeNs === other.ctimeNs && one.ino === other.ino && one.dev === other.dev

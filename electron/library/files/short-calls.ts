import { basename, dirname } from 'node:path'
import { statfs } from 'node:fs/promises'

/**
 * Makes a short call: on the spot where the medium answers from memory, else in the thread pool. `folder` is the one
 * that is listed, or that the file is in, for a folder may be where another medium begins; both ways do the same.
 */
export type ShortCall = <T>(folder: string, onTheSpot: () => T, inThePool: () => Promise<T>) => Promise<T>

/** A call that took longer, which is longer than a busy processor makes it, sends all calls to the thread pool for a while. */
const slowMs = 250
const slowForMs = 30_000
/** So much on the spot, and whatever else waits has its turn. */
const turnMs = 4
/** Another medium may be mounted over a folder that is in use: what is known of it is asked again after so long. */
const knownForMs = 30_000

/**
 * A way to the thread pool and back costs more than naming a file does where the folder is in memory. So on a file
 * system of this machine's own disks short calls are made on the spot; elsewhere (a network drive, a stick in FAT, a
 * system that does not say) they might hold up the whole process, and never are. Only calls that wait for no medium
 * are short: no sync, no reading.
 */
export function createShortCalls(
  answersFromMemory: (folder: string) => Promise<boolean> = isOwnDisk,
  now: () => number = () => performance.now(),
): ShortCall {
  const known = new Map<string, { isPrompt: boolean; untilMs: number }>()
  let [slowUntil, spent] = [Number.NEGATIVE_INFINITY, 0]

  const isPrompt = async (place: string, folder: string): Promise<boolean> => {
    const before = known.get(place)
    if (before && now() < before.untilMs) return before.isPrompt
    // A folder that is not there says nothing of those beside it.
    const answer = await answersFromMemory(folder).catch(() => null)
    if (answer === null) return false
    if (known.size >= 64) known.clear()
    known.set(place, { isPrompt: answer, untilMs: now() + knownForMs })
    return answer
  }

  return async (folder, onTheSpot, inThePool) => {
    // The 256 folders of a room of the library are on one medium; others side by side may be mounts.
    const place = isShard(folder) ? dirname(folder) : folder
    if (!(await isPrompt(place, folder)) || now() < slowUntil) return inThePool()
    if (spent > turnMs) {
      spent = 0
      await new Promise((resolve) => setImmediate(resolve))
    }
    const start = now()
    try {
      return onTheSpot()
    } catch (error) {
      // Another medium may stand there from now on.
      known.delete(place)
      throw error
    } finally {
      const took = now() - start
      spent += took
      if (took > slowMs) slowUntil = now() + slowForMs
    }
  }
}

const isShard = (folder: string): boolean => /^[0-9a-f]{2}$/.test(basename(folder))

/** ext2 to 4, XFS, Btrfs, F2FS, ZFS and memory, by the numbers Linux has for them; other systems give none of these. */
const ownDisks: ReadonlySet<number> = new Set([
  0xef53, 0x58465342, 0x9123683e, 0xf2f52010, 0x2fc12fc1, 0x01021994,
])

const isOwnDisk = async (folder: string): Promise<boolean> =>
  process.platform === 'linux' && ownDisks.has((await statfs(folder)).type)

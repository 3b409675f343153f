import type { VerifyProgress } from '../../../shared/contract/library.ts'
import type { RoundPorts } from '../keeping/weekly-round.ts'
import type { Store } from '../records/store.ts'
import type { BackupPlaces } from './backup-places.ts'
import { listBackups, readManifest } from './place.ts'

/** Milliseconds between some dozens of files. */
const breath = 250

/** The backups as the weekly round sees them. */
export function createRoundPorts(
  store: Store,
  places: BackupPlaces,
  verify: () => AsyncIterable<VerifyProgress>,
): RoundPorts {
  return {
    async lastDoneMs() {
      const { lastCheckAt } = await places.read()
      return lastCheckAt === null ? null : Date.parse(lastCheckAt)
    },
    done: (at) => places.change((state) => ({ ...state, lastCheckAt: at.toISOString() })),
    async checkBackups(mayGoOn) {
      for await (const step of verify()) {
        if (!mayGoOn() || step.done) return
        await store.clock.pause(breath)
      }
    },
    async keptObjects() {
      const [all, reachable] = await Promise.all([places.all(), places.reachable()])
      // A drive in a drawer may hold the only backup that names a picture.
      if (reachable.length < all.length) return null
      const kept = new Set<string>()
      for (const { paths } of reachable) {
        for (const { id } of await listBackups(store.fs, paths)) {
          const reading = await readManifest(store.fs, paths, id)
          if (!reading.ok) return null
          for (const { sha256 } of reading.manifest.objects) kept.add(sha256)
        }
      }
      return kept
    },
  }
}

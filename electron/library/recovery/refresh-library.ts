import type { RecordId } from '../../../shared/model/ids.ts'
import type { Store } from '../records/store.ts'
import { adoptStrays } from './adopt-strays.ts'
import { listLibrary } from './list-library.ts'
import { noticeForeign } from './notice-foreign.ts'

/** Lists the library again and takes in what other programs and machines brought or took away. */
export async function refreshLibrary(store: Store): Promise<void> {
  const { revisions, strays, missingShards } = await listLibrary(store.fs, store.paths)
  const onDisk = new Map<string, Set<string>>()
  for (const { id, fileName } of revisions) {
    const names = onDisk.get(id)
    if (names) names.add(fileName)
    else onDisk.set(id, new Set([fileName]))
  }
  const known = missingShards.length === 0 ? [...store.catalogue.all()].map((entry) => entry.id) : []
  const ids = new Set<string>([...onDisk.keys(), ...known])
  const changed = [...ids].filter((id) => !isSame(store, id, onDisk.get(id)))
  await Promise.all(
    changed.map((id) => {
      const entry = store.catalogue.entryOf(id as RecordId)
      return store.queues.add(id, { run: () => noticeForeign(store, entry) })
    }),
  )
  // Half-written files may be our own, at this very moment; they are looked into at the next start.
  if (!store.access.readOnly)
    await adoptStrays(
      store,
      strays.filter((stray) => stray.temporary === null && !wasTold(store, stray.fileName)),
    )
}

function isSame(store: Store, id: string, onDisk: Set<string> = new Set()): boolean {
  const files = store.catalogue.get(id)?.files ?? []
  return files.length === onDisk.size && files.every((file) => onDisk.has(file.fileName))
}

const wasTold = (store: Store, fileName: string): boolean =>
  store.notices.list.some((notice) => notice.code === 'unknown-file' && notice.fileName === fileName)

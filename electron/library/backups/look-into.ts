import { dirname } from 'node:path'
import type { KeptRecord, KeptState } from '../../../shared/contract/backups.ts'
import { settingsId } from '../../../shared/model/settings/v1.ts'
import { createGate } from '../files/gate.ts'
import { newestFirst } from '../records/catalogue.ts'
import type { Store } from '../records/store.ts'
import { readHeader } from '../revisions/read-header.ts'
import type { RevisionHeader } from '../revisions/revision-header.ts'
import { parseRevisionName, type RevisionName } from '../revisions/revision-name.ts'
import type { BackupPaths } from './backup-paths.ts'
import type { Manifest } from './manifest.ts'

const headersAtOnce = 32

/** Revision files of each record in a backup, newest first. */
export function filesByRecord(manifest: Manifest): Map<string, RevisionName[]> {
  const byId = new Map<string, RevisionName[]>()
  for (const file of manifest.files) {
    const name = parseRevisionName(file.name)
    if (!name) continue
    const known = byId.get(name.id)
    if (known) known.push(name)
    else byId.set(name.id, [name])
  }
  for (const names of byId.values()) names.sort(newestFirst)
  return byId
}

/**
 * The records of a backup and how each stands to the library; titles are read from the backup's files unless the
 * library has the very same one. The settings and what had been purged are left out.
 */
export async function lookInto(
  store: Store,
  paths: BackupPaths,
  manifest: Manifest,
): Promise<{ records: KeptRecord[]; unreadable: number }> {
  const gate = createGate(headersAtOnce)
  let unreadable = 0
  const records: KeptRecord[] = []
  await Promise.all(
    [...filesByRecord(manifest)].map(([id, names]) =>
      gate(async () => {
        if (id === settingsId) return
        const found = await newestHeader(store, paths, names)
        if (!found) unreadable += 1
        else if (found.header.meta) records.push(toKept(store, found.name, found.header, found.header.meta))
      }),
    ),
  )
  return { records: records.toSorted((a, b) => (a.savedAt < b.savedAt ? 1 : -1)), unreadable }
}

async function newestHeader(
  store: Store,
  paths: BackupPaths,
  names: readonly RevisionName[],
): Promise<{ name: RevisionName; header: RevisionHeader } | null> {
  for (const name of names) {
    const top = store.catalogue.get(name.id)?.top
    if (top?.name.fileName === name.fileName) return { name, header: top.header }
    const read = await readHeader(store.fs, dirname(paths.kept(name.fileName)), name)
    if (read.ok) return { name, header: read.header }
  }
  return null
}

function toKept(
  store: Store,
  name: RevisionName,
  header: RevisionHeader,
  meta: NonNullable<RevisionHeader['meta']>,
): KeptRecord {
  return {
    id: meta.id,
    kind: meta.kind,
    title: meta.title,
    savedAt: header.savedAt,
    state: stateOf(store, name, header),
  }
}

function stateOf(store: Store, name: RevisionName, header: RevisionHeader): KeptState {
  const top = store.catalogue.get(name.id)?.top
  if (!top?.header.meta) return 'gone'
  if (top.name.fileName === name.fileName) return 'same'
  const [isBinned, wasBinned] = [top.header, header].map(({ meta }) => meta?.trashedAt !== undefined)
  if (isBinned && !wasBinned) return 'binned'
  // Brought back from this very revision, or from one that this revision brought back.
  const isAgain = (top.header.of ?? top.name.hash) === (header.of ?? name.hash)
  return isAgain && isBinned === wasBinned ? 'same' : 'changed'
}

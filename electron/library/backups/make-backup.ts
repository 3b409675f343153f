import { basename, dirname, join } from 'node:path'
import type { BackupOutcome, BackupReason } from '../../../shared/contract/backups.ts'
import { decodeArchive } from '../archives/archive-file.ts'
import { parseArchiveName, type ArchiveName } from '../archives/archive-name.ts'
import { objectsInArchive } from '../archives/objects-in-archive.ts'
import { isDiskFull, isMissing } from '../files/error-code.ts'
import { removeQuietly } from '../files/write-durably.ts'
import { newMarker, readMarker } from '../library-marker.ts'
import { readBounded } from '../records/load-revision.ts'
import type { Store } from '../records/store.ts'
import { readHeader } from '../revisions/read-header.ts'
import { decodeRevision } from '../revisions/revision-file.ts'
import { parseRevisionName, shards, type RevisionName } from '../revisions/revision-name.ts'
import { BackupError } from './backup-error.ts'
import { copyObject, writeVerified } from './copy-verified.ts'
import { encodeManifest, newBackupId, type KeptFile, type Manifest } from './manifest.ts'
import { listKept, newestManifest, readManifest, readyPlace, type Place } from './place.ts'

const copiesAtOnce = 4

export type BackupTask = {
  reason: BackupReason
  /** Names of kept files that were found damaged: they are copied anew, and taken off the list then. */
  suspects: Set<string>
  /** Throws BackupError('given-up') when there is no more time. */
  check(): void
  onProgress(copied: number, total: number): void
}

export type BackupMade = Omit<BackupOutcome, 'place' | 'problem'> & { placeId: string }

/**
 * Copies what a place has not yet, each file checked before and after, and then writes the list of contents: what it
 * names is there. Where nothing changed since the newest list, none is written. BackupError; on a full disk what
 * was copied is taken back.
 */
export async function makeBackup(store: Store, place: Place, task: BackupTask): Promise<BackupMade> {
  await store.seal?.setEarlierAside(place.paths.root)
  const placeId = await readyPlace(store.fs, place, (ms) => store.clock.pause(ms))
  await store.seal?.keepKeysIn(place.paths.root)
  const run = new Run(store, place, task)
  try {
    return { ...(await run.make()), placeId }
  } catch (error) {
    if (isDiskFull(error)) await run.takeBack()
    throw error
  }
}

class Run {
  private readonly written: string[] = []
  private bytes = 0
  private damaged = 0

  constructor(
    private readonly store: Store,
    private readonly place: Place,
    private readonly task: BackupTask,
  ) {}

  async make(): Promise<Omit<BackupMade, 'placeId'>> {
    const { store, place } = this
    const [present, previous] = await Promise.all([
      listKept(store.fs, place.paths),
      newestManifest(store.fs, place.paths),
    ])
    for (const name of this.task.suspects) present.delete(name)
    const { files: listed = [], archives: archivesBefore = [] } = previous?.manifest ?? {}
    const before = new Map([...listed, ...archivesBefore].map((file) => [file.name, file]))
    const names = [...store.catalogue.all()].flatMap((entry) => entry.files)
    const files = await this.keepFiles(names, present, before, async (name) => {
      const file = present.has(name.fileName) ? await this.lookAt(name) : null
      return file ?? this.copyRevision(name)
    })
    const inHistory = await archivesOf(store)
    const kept = await this.keepFiles(inHistory, present, before, (name) => this.copyArchive(name))
    const archives = kept.toSorted(byName)
    const carried = lastGoodOf(this.shortOf(names, files), files, previous?.manifest)
    const all = [...files, ...carried].toSorted(byName)
    const objects = await this.keepObjects([...all, ...archives], present, previous?.manifest)
    const { written, bytes, damaged } = this
    const made = { copied: written.length, bytes, damaged }
    if (previous && sameContents(previous.manifest, [...all, ...archives], objects))
      return { ...made, fresh: false, id: previous.id, at: previous.manifest.at }
    const { id, at } = await this.writeManifest(all, archives, objects)
    return { ...made, fresh: true, id, at }
  }

  /** What this run copied is in no list of contents yet; a full disk gets it back. */
  async takeBack(): Promise<void> {
    for (const path of this.written) await removeQuietly(this.store.fs, path)
  }

  private async keepFiles<N extends { fileName: string }>(
    names: readonly N[],
    present: ReadonlySet<string>,
    before: ReadonlyMap<string, KeptFile>,
    copy: (name: N) => Promise<KeptFile | null>,
  ): Promise<KeptFile[]> {
    const kept: KeptFile[] = []
    const wanting: N[] = []
    for (const name of names) {
      const known = before.get(name.fileName)
      if (known && present.has(name.fileName)) kept.push(known)
      else wanting.push(name)
    }
    await this.inGroups(wanting, async (name) => {
      const copied = await copy(name)
      if (copied) kept.push(copied)
    })
    return kept
  }

  /** Records of which a file could not be copied, or of which none is left in the library. */
  private shortOf(names: readonly RevisionName[], kept: readonly KeptFile[]): Set<string> {
    const copied = new Set(kept.map((file) => file.name))
    const short = names.filter(({ fileName }) => !copied.has(fileName)).map(({ id }) => id)
    const lost = [...this.store.catalogue.all()].filter(({ damaged, files }) => damaged && files.length === 0)
    return new Set([...short, ...lost.map(({ id }) => id)])
  }

  /** A file that was copied before but is in no list: a backup that was given up had it. */
  private async lookAt(name: RevisionName): Promise<KeptFile | null> {
    const { fs } = this.store
    const path = this.place.paths.kept(name.fileName)
    const read = await readHeader(fs, dirname(path), name)
    if (!read.ok) return null
    return keptFile(name, (await fs.facts(path)).size, read.header.objects)
  }

  private async copyRevision(name: RevisionName): Promise<KeptFile | null> {
    const bytes = await this.readSource(name)
    if (bytes === null) return null
    const reading = decodeRevision(bytes, name)
    return this.keepChecked(name, bytes, reading, reading.ok ? reading.header.objects : undefined)
  }

  /** Null where it was folded into another since it was listed, which comes next time, or fails its checksum. */
  private async copyArchive(name: ArchiveName): Promise<KeptFile | null> {
    const { store } = this
    const from = join(store.paths.historyOf(name.id), name.fileName)
    const bytes = await readBounded(store.fs, from).catch((error: unknown) => {
      if (isMissing(error)) return null
      throw new BackupError('cannot-read', { cause: error })
    })
    if (bytes === null) return null
    const reading = await decodeArchive(bytes, name)
    const objects = reading.ok ? objectsInArchive(reading.archive) : null
    return this.keepChecked(name, bytes, reading, objects ?? [])
  }

  /** Null, and counted, where a file fails its checksum. */
  private async keepChecked(
    name: { fileName: string },
    bytes: Uint8Array,
    reading: { ok: true } | { ok: false; problem: string },
    objects: readonly string[] | undefined,
  ): Promise<KeptFile | null> {
    const { store, place } = this
    // What a newer version wrote is kept as it is: its last line was checked, its inside is not ours to read.
    if (!reading.ok && reading.problem !== 'newer') {
      this.damaged += 1
      return null
    }
    const path = place.paths.kept(name.fileName)
    await writeVerified(store.fs, path, bytes, (ms) => store.clock.pause(ms))
    this.note(path, bytes.length)
    return keptFile(name, bytes.length, objects)
  }

  /**
   * Null where the file was let go while this ran; its successor comes next time. One that should be there and is not
   * means that the library itself is gone for now: a list without its records must not be written.
   */
  private async readSource(name: RevisionName): Promise<Uint8Array | null> {
    const { fs, paths } = this.store
    for (const folder of [paths.docsOf(name.id), paths.historyOf(name.id)]) {
      try {
        return (await readBounded(fs, join(folder, name.fileName))) ?? new Uint8Array()
      } catch (error) {
        if (!isMissing(error)) throw new BackupError('cannot-read', { cause: error })
      }
    }
    if (this.store.catalogue.get(name.id)?.files.includes(name)) throw new BackupError('cannot-read')
    return null
  }

  private async keepObjects(
    files: readonly KeptFile[],
    present: ReadonlySet<string>,
    previous: Manifest | undefined,
  ): Promise<Manifest['objects']> {
    const { store, place } = this
    const sizes = new Map(previous?.objects.map(({ sha256, size }) => [sha256, size]))
    const kept: Manifest['objects'] = []
    const wanting: string[] = []
    for (const sha256 of new Set(files.flatMap((file) => file.objects ?? []))) {
      const isThere = present.has(`${sha256}.bin`)
      const size = sizes.get(sha256)
      if (isThere && size !== undefined) kept.push({ sha256, size })
      else if (isThere) kept.push({ sha256, size: (await store.fs.facts(place.paths.object(sha256))).size })
      else wanting.push(sha256)
    }
    await this.inGroups(wanting, async (sha256) => {
      const [from, to] = [store.paths.object(sha256), place.paths.object(sha256)]
      const isThere = await store.fs.facts(from).then(
        () => true,
        () => false,
      )
      // One that the library itself has lost is told by its own check; the backup cannot have it either.
      if (!isThere) return
      const size = await copyObject(store.fs, from, to, sha256, () => this.task.check())
      if (size === null) this.damaged += 1
      else {
        this.note(to, size)
        kept.push({ sha256, size })
      }
    })
    return kept.toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
  }

  private async writeManifest(
    files: KeptFile[],
    archives: KeptFile[],
    objects: Manifest['objects'],
  ): Promise<{ id: string; at: string }> {
    const { store, place, task } = this
    const now = store.clock.now()
    const { marker } =
      store.seal ??
      (await readMarker(store.fs, store.paths).catch(() => ({ marker: newMarker(store.libraryId, now) })))
    const bytes = encodeManifest({
      library: marker,
      name: basename(store.paths.root),
      at: now.toISOString(),
      reason: task.reason,
      writer: store.writer,
      app: store.app,
      records: new Set(files.map((file) => parseRevisionName(file.name)?.id)).size,
      files,
      ...(archives.length > 0 ? { archives } : {}),
      objects,
    })
    const id = newBackupId(now)
    task.check()
    await writeVerified(store.fs, place.paths.manifest(id), bytes, (ms) => store.clock.pause(ms))
    const reading = await readManifest(store.fs, place.paths, id)
    // Somebody who tidied this place from another machine may have taken a file for unused a moment ago.
    const present = await listKept(store.fs, place.paths)
    const isWhole =
      reading.ok &&
      [...files, ...archives].every(({ name }) => present.has(name)) &&
      objects.every(({ sha256 }) => present.has(`${sha256}.bin`))
    if (isWhole) return { id, at: now.toISOString() }
    await removeQuietly(store.fs, place.paths.manifest(id))
    throw new BackupError('cannot-write')
  }

  private async inGroups<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
    for (let from = 0; from < all.length; from += copiesAtOnce) {
      this.task.check()
      // All of a group end before a failure is answered, for what they wrote may have to be taken back.
      const ends = await Promise.allSettled(all.slice(from, from + copiesAtOnce).map(work))
      for (const end of ends) if (end.status === 'rejected') throw end.reason
      this.task.onProgress(Math.min(from + copiesAtOnce, all.length), all.length)
    }
  }

  private note(path: string, bytes: number): void {
    this.task.suspects.delete(basename(path))
    this.written.push(path)
    this.bytes += bytes
  }
}

const byName = (a: KeptFile, b: KeptFile): number => (a.name < b.name ? -1 : 1)

/** Every archive of the library's history; those of records that were purged wait in the trash and are in no backup. */
async function archivesOf({ fs, paths }: Store): Promise<ArchiveName[]> {
  const names: string[] = []
  for (const shard of shards)
    names.push(
      ...(await fs.list(join(paths.history, shard)).catch((error: unknown) => {
        if (isMissing(error)) return []
        throw new BackupError('cannot-read', { cause: error })
      })),
    )
  return names.map(parseArchiveName).filter((name) => name !== null)
}

function keptFile(
  name: { fileName: string },
  size: number,
  objects: readonly string[] | undefined,
): KeptFile {
  return { name: name.fileName, size, ...(objects?.length ? { objects: [...objects] } : {}) }
}

/** Such a record keeps what the last backup had of it: that may be its only good copy. */
function lastGoodOf(
  short: ReadonlySet<string>,
  kept: readonly KeptFile[],
  previous: Manifest | undefined,
): KeptFile[] {
  const names = new Set(kept.map((file) => file.name))
  const files = previous?.files ?? []
  return files.filter(({ name }) => !names.has(name) && short.has(parseRevisionName(name)?.id ?? ''))
}

function sameContents(before: Manifest, files: readonly KeptFile[], objects: Manifest['objects']): boolean {
  const names = new Set([...before.files, ...(before.archives ?? [])].map((file) => file.name))
  const hashes = new Set(before.objects.map(({ sha256 }) => sha256))
  return (
    names.size === files.length &&
    hashes.size === objects.length &&
    files.every((file) => names.has(file.name)) &&
    objects.every(({ sha256 }) => hashes.has(sha256))
  )
}

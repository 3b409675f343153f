import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { isDiskFull, isMissing } from '../files/error-code.ts'
import { hashFile } from '../files/hash-file.ts'
import { ensureFolder } from '../files/make-folder.ts'
import { removeQuietly, writeAll } from '../files/write-durably.ts'
import type { StoredObject } from '../library.ts'
import { LibraryError } from '../library-error.ts'
import { damagedError, noteMoved } from '../records/damaged-error.ts'
import type { Store } from '../records/store.ts'
import { putBackObject } from '../recovery/from-backups.ts'
import { quarantine } from '../recovery/quarantine.ts'
import { SealError } from '../sealing/seal-error.ts'

/** Bytes of one attachment at most. */
export const maxObjectBytes = 200 * 1024 * 1024

const shaPattern = /^[0-9a-f]{64}$/

/**
 * Stores bytes under their SHA-256 and resolves when file and name are durable. The same bytes are stored once; a stored
 * copy that no longer matches its name is put aside and replaced.
 */
export async function putObject(
  store: Store,
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  limitBytes: number,
): Promise<StoredObject> {
  store.access.requireWritable()
  const limit = Math.min(limitBytes, maxObjectBytes)
  const temporary = join(store.paths.objects, `.${randomBytes(8).toString('hex')}.tmp`)
  try {
    await ensureFolder(store.fs, store.paths.objects)
    const object = await writeHashed(store, temporary, bytes, limit)
    await settle(store, temporary, object)
    return object
  } catch (error) {
    await removeQuietly(store.fs, temporary)
    if (error instanceof LibraryError) throw error
    throw new LibraryError({ code: isDiskFull(error) ? 'DISK_FULL' : 'IO' }, { cause: error })
  }
}

/**
 * The bytes of a stored object, checked against its name. One that is gone or damaged is put back from a backup that has
 * it, the damaged one aside. NOT_FOUND, DAMAGED, CANNOT_READ_NOW.
 */
export async function readObject(store: Store, sha256: string): Promise<Uint8Array> {
  const path = await objectPath(store, sha256)
  const bytes = await readChecked(store, path, sha256)
  if (bytes) return bytes
  const source = await store.copies?.object(sha256)
  const kept = source ? await readChecked(store, source, sha256) : null
  if (kept) {
    await quarantine(store, store.paths.objectFolder(sha256), `${sha256}.bin`)
    await putBackObject(store, sha256)
    return kept
  }
  store.notices.add('quarantined', { fileName: `${sha256}.bin` })
  throw damagedError(store, sha256)
}

async function readChecked(store: Store, path: string, sha256: string): Promise<Uint8Array | null> {
  const bytes = await store.fs.readFile(path).catch((error: unknown) => {
    if (error instanceof SealError) return null
    throw new LibraryError({ code: 'CANNOT_READ_NOW' }, { cause: error })
  })
  const hash = bytes && createHash('sha256').update(bytes).digest('hex')
  if (hash === sha256) return bytes
  if (hash !== null) noteMoved(store, `${sha256}.bin`, hash)
  return null
}

/** Where a stored object's file is. NOT_FOUND for anything that is not the SHA-256 of one. */
export async function objectPath(store: Store, sha256: string): Promise<string> {
  const notFound = new LibraryError({ code: 'NOT_FOUND', what: 'object', id: sha256 })
  if (!shaPattern.test(sha256)) throw notFound
  const path = store.paths.object(sha256)
  try {
    await store.fs.facts(path)
  } catch (error) {
    if (!isMissing(error)) throw new LibraryError({ code: 'CANNOT_READ_NOW' }, { cause: error })
    if (!(await putBackObject(store, sha256))) throw notFound
  }
  return path
}

async function writeHashed(
  store: Store,
  path: string,
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  limit: number,
): Promise<StoredObject> {
  const hash = createHash('sha256')
  let size = 0
  const file = await store.fs.open(path, 'new')
  try {
    for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
      size += chunk.length
      if (size > limit) throw new LibraryError({ code: 'TOO_LARGE', limit })
      hash.update(chunk)
      await writeAll(file, chunk)
    }
    await file.sync()
    if ((await file.size()) !== size) throw new LibraryError({ code: 'IO' })
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), size }
}

async function settle(store: Store, temporary: string, object: StoredObject): Promise<void> {
  const path = store.paths.object(object.sha256)
  const folder = store.paths.objectFolder(object.sha256)
  await ensureFolder(store.fs, folder)
  const known = await hashFile(store.fs, path).catch((error: unknown) => {
    if (isMissing(error)) return null
    throw error
  })
  if (known === object.sha256) await removeQuietly(store.fs, temporary)
  else {
    if (known !== null) await quarantine(store, folder, `${object.sha256}.bin`)
    await store.fs.rename(temporary, path)
  }
  await store.fs.syncName(path)
}

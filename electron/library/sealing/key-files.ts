import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import type { FileSystem } from '../files/file-system.ts'
import { ensureFolder } from '../files/make-folder.ts'
import { removeQuietly, writeDurably } from '../files/write-durably.ts'
import { unwrap, wrap } from './age-passphrase.ts'
import { checkOf, dataKeyBytes } from './seal-keys.ts'

export const keyFolder = 'keys'
const largestKeyFile = 16 * 1024

export type KeyKind = 'passphrase' | 'recovery'

/**
 * A library's data key under one passphrase, or under the recovery code, as a file of the age format. The name says its
 * generation and the first digits of its SHA-256: none is ever written over, and damage is told from a wrong passphrase.
 */
export type KeyFile = { name: string; kind: KeyKind; generation: number; bytes: Uint8Array }

const namePattern = /^(?<generation>\d{10})\.(?<kind>passphrase|recovery)\.(?<hash>[0-9a-f]{16})\.age$/

export const isKeyFile = (name: string): boolean => namePattern.test(name)

const contents = z.object({
  fmt: z.literal('rapporteur-key'),
  v: z.literal(1),
  library: z.string(),
  key: z.string().regex(/^[0-9a-f]{64}$/),
})

export type KeyOwner = { libraryId: string; check: string }

export async function wrapKey(
  owner: KeyOwner,
  dataKey: Uint8Array,
  how: { kind: KeyKind; generation: number; secret: string; cost?: number | undefined },
): Promise<KeyFile> {
  const key = Buffer.from(dataKey).toString('hex')
  const text = Buffer.from(JSON.stringify({ fmt: 'rapporteur-key', v: 1, library: owner.libraryId, key }))
  const bytes = await wrap(text, how.secret, how.cost)
  text.fill(0)
  const generation = String(how.generation).padStart(10, '0')
  return { ...how, bytes, name: `${generation}.${how.kind}.${hashOf(bytes)}.age` }
}

/** The data key, 32 bytes; `damaged` also where it is another library's. */
export async function unwrapKey(
  owner: KeyOwner,
  file: KeyFile,
  secret: string,
): Promise<{ ok: true; dataKey: Buffer } | { ok: false; problem: 'wrong' | 'damaged' }> {
  const opened = await unwrap(file.bytes, secret)
  if (!opened.ok) return opened
  try {
    const { key, library } = contents.parse(JSON.parse(Buffer.from(opened.bytes).toString('utf8')))
    const dataKey = Buffer.from(key, 'hex')
    if (library === owner.libraryId && isKeyOf(owner, dataKey)) return { ok: true, dataKey }
  } catch {
    return { ok: false, problem: 'damaged' }
  } finally {
    opened.bytes.fill(0)
  }
  return { ok: false, problem: 'damaged' }
}

export const isKeyOf = ({ libraryId, check }: KeyOwner, dataKey: Uint8Array): boolean =>
  dataKey.length === dataKeyBytes && checkOf(dataKey, libraryId) === check

/** The key files of a folder that are what their names say; none where the folder is not there or cannot be read now. */
export async function readKeyFiles(fs: FileSystem, folder: string): Promise<KeyFile[]> {
  const files: KeyFile[] = []
  for (const name of await fs.list(folder).catch(() => [])) {
    const groups = namePattern.exec(name)?.groups
    if (!groups) continue
    const bytes = await readSmall(fs, join(folder, name)).catch(() => null)
    if (!bytes || hashOf(bytes) !== groups['hash']) continue
    const kind = groups['kind'] === 'recovery' ? 'recovery' : 'passphrase'
    files.push({ name, kind, generation: Number(groups['generation']), bytes })
  }
  return files
}

async function readSmall(fs: FileSystem, path: string): Promise<Uint8Array | null> {
  const { size } = await fs.facts(path)
  return size > largestKeyFile ? null : fs.readFile(path)
}

/** Of each kind the newest file; the others open nothing that is to be opened. */
export function newestKeys(files: readonly KeyFile[]): KeyFile[] {
  const newest = new Map<KeyKind, KeyFile>()
  for (const file of files) {
    const known = newest.get(file.kind)
    if (!known || file.generation > known.generation) newest.set(file.kind, file)
  }
  return [...newest.values()]
}

/** Writes key files a folder has not yet, reads them again, and then lets go of what they replace there. */
export async function placeKeyFiles(
  fs: FileSystem,
  folder: string,
  files: readonly KeyFile[],
  pause: (ms: number) => Promise<void>,
): Promise<void> {
  await addKeyFiles(fs, folder, files, pause)
  await dropReplaced(fs, folder, files)
}

/** Writes key files a folder has not yet, and reads them again. */
export async function addKeyFiles(
  fs: FileSystem,
  folder: string,
  files: readonly KeyFile[],
  pause: (ms: number) => Promise<void>,
): Promise<void> {
  await ensureFolder(fs, folder)
  const held = new Set((await readKeyFiles(fs, folder)).map(({ name }) => name))
  for (const { name, bytes } of files)
    // One of that name is there and is damaged: written anew under another name first, and put in its place.
    if (!held.has(name)) await writeDurably(fs, join(folder, name), bytes, pause)
  const now = await readKeyFiles(fs, folder)
  if (files.some(({ name }) => !now.some((each) => each.name === name)))
    throw Object.assign(new Error('a key file is not as it was written'), { code: 'EIO' })
}

/** Lets go of what key files replace in a folder, as far as the medium allows. */
export async function dropReplaced(fs: FileSystem, folder: string, files: readonly KeyFile[]): Promise<void> {
  for (const name of await fs.list(folder)) {
    const groups = namePattern.exec(name)?.groups
    const after = files.find(({ kind }) => kind === groups?.['kind'])
    if (groups && after && Number(groups['generation']) < after.generation)
      await removeQuietly(fs, join(folder, name))
  }
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16)

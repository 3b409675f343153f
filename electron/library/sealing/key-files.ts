import { createHash, createHmac } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import type { FileSystem } from '../files/file-system.ts'
import { ensureFolder } from '../files/make-folder.ts'
import { writeDurably } from '../files/write-durably.ts'
import { age } from './age.ts'
import { checkOf, dataKeyBytes, keyFilesKey } from './seal-keys.ts'

export const keyFolder = 'keys'
const largestKeyFile = 16 * 1024

export type KeyKind = 'passphrase' | 'recovery'

/**
 * A library's data key under one passphrase, or under the recovery code, as a file of the age format. The name says its
 * generation, the first digits of its SHA-256 and a mark: none is ever written over, damage is told from a wrong
 * passphrase, and what somebody without the data key made or renamed from what is the library's own. Files of before have
 * no mark.
 */
export type KeyFile = {
  name: string
  kind: KeyKind
  generation: number
  bytes: Uint8Array
  /** 32 hexadecimal digits; whether it holds, only the data key tells (`key-marks.ts`). */
  mark: string | null
}

const namePattern =
  /^(?<generation>\d{10})\.(?<kind>passphrase|recovery)\.(?<hash>[0-9a-f]{16})(?:\.(?<mark>[0-9a-f]{32}))?\.age$/

/** What the name of a file says, whatever is in it; null where it is no key file's. */
export function parseKeyName(name: string): (Omit<KeyFile, 'bytes'> & { hash: string }) | null {
  const { generation, kind, hash = '', mark = null } = namePattern.exec(name)?.groups ?? {}
  if (kind !== 'passphrase' && kind !== 'recovery') return null
  return { name, kind, generation: Number(generation), hash, mark }
}

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
  const bytes = await age.encrypt(text, how.secret, how.cost)
  text.fill(0)
  const { kind, generation } = how
  return withMark({ kind, generation, bytes }, keyFilesKey(dataKey, owner.libraryId))
}

type Unmarked = Pick<KeyFile, 'kind' | 'generation' | 'bytes'>

/** The same file under the name that says that whoever had the data key stands for it. */
export function withMark({ kind, generation, bytes }: Unmarked, key: Buffer): KeyFile {
  const mark = markOf({ kind, generation, bytes }, key)
  return {
    name: `${stemOf({ kind, generation })}.${hashOf(bytes)}.${mark}.age`,
    kind,
    generation,
    bytes,
    mark,
  }
}

/** What a file's mark is to be: of its kind, its generation and every byte of it. */
export const markOf = (file: Unmarked, key: Buffer): string =>
  createHmac('sha256', key)
    .update(`${stemOf(file)}.`)
    .update(file.bytes)
    .digest('hex')
    .slice(0, 32)

const stemOf = ({ kind, generation }: Pick<KeyFile, 'kind' | 'generation'>): string =>
  `${String(generation).padStart(10, '0')}.${kind}`

/** The data key, 32 bytes; `damaged` also where it is another library's. */
export async function unwrapKey(
  owner: KeyOwner,
  file: KeyFile,
  secret: string,
): Promise<{ ok: true; dataKey: Buffer } | { ok: false; problem: 'wrong' | 'damaged' }> {
  const opened = await age.decrypt(file.bytes, secret)
  if (!opened.ok) return { ok: false, problem: opened.problem === 'wrong' ? 'wrong' : 'damaged' }
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
    const named = parseKeyName(name)
    if (!named) continue
    const bytes = await readSmall(fs, join(folder, name)).catch(() => null)
    const { hash, ...says } = named
    if (bytes && hashOf(bytes) === hash) files.push({ ...says, bytes })
  }
  return files
}

async function readSmall(fs: FileSystem, path: string): Promise<Uint8Array | null> {
  const { size } = await fs.facts(path)
  return size > largestKeyFile ? null : fs.readFile(path)
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

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16)

import type { JsonValue } from '../../shared/document/body.ts'
import { recordId, type RecordId } from '../../shared/model/ids.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import { createLibrary } from './create-library.ts'
import { createMemoryPorts, type MemoryLibraryPorts } from './create-memory-library.ts'
import type { MemoryFileSystem } from './files/memory-file-system.ts'
import type { Library, SaveOptions, StoredState } from './library.ts'
import { LibraryError } from './library-error.ts'
import { openLibrary } from './open-library.ts'

export const libraryPath = '/library'

/** The n-th record id of a test. */
export function idOf(n: number): RecordId {
  return recordId.parse(`01900000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`)
}

export function summaryOf(id: RecordId, title: string, more: Partial<RecordSummary> = {}): RecordSummary {
  return {
    id,
    kind: 'document',
    title,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:00.000Z',
    tags: [],
    links: [],
    ...more,
  }
}

export function stateOf(id: RecordId, text: JsonValue): StoredState {
  return { record: { id, kind: 'document', text } }
}

/** Saves a text as a record; the title is the text's beginning. */
export function saveText(
  library: Library,
  id: RecordId,
  text: string,
  options: Partial<SaveOptions> = {},
): ReturnType<Library['save']> {
  return library.save(id, stateOf(id, text), { summary: summaryOf(id, text.slice(0, 80)), ...options })
}

export async function readText(library: Library, id: RecordId): Promise<unknown> {
  return textIn((await library.read(id)).record)
}

export function textIn(record: unknown): unknown {
  return typeof record === 'object' && record !== null && 'text' in record ? record.text : undefined
}

/** The failure of something that must fail. */
export async function failureOf(doing: Promise<unknown>): Promise<LibraryError['failure']> {
  try {
    await doing
  } catch (error) {
    if (error instanceof LibraryError) return error.failure
    throw error
  }
  throw new Error('it did not fail')
}

export type World = { ports: MemoryLibraryPorts; library: Library }

/** A new library in memory, with everything it lives on. */
export async function newWorld(ports = createMemoryPorts()): Promise<World> {
  await createLibrary(libraryPath, ports)
  return { ports, library: await openLibrary(libraryPath, ports) }
}

/** Opens the same medium again, as a new start of the program would. */
export async function reopen(world: World, fs: MemoryFileSystem = world.ports.fs): Promise<World> {
  const ports = { ...createMemoryPorts(fs), clock: world.ports.clock }
  return { ports, library: await openLibrary(libraryPath, ports) }
}

/** Full paths of every file below a folder, sorted. */
export async function filesBelow(fs: MemoryFileSystem, folder: string): Promise<string[]> {
  const found: string[] = []
  for (const name of (await fs.list(folder)).toSorted()) {
    const path = `${folder}/${name}`
    if ((await fs.facts(path)).isDirectory) found.push(...(await filesBelow(fs, path)))
    else found.push(path)
  }
  return found
}

/** Puts a file onto the medium, as another program would; one of that name is replaced. */
export async function plant(fs: MemoryFileSystem, path: string, bytes: Uint8Array | string): Promise<void> {
  await fs.remove(path).catch(() => undefined)
  const file = await fs.open(path, 'new')
  await file.write(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
  await file.sync()
  await file.close()
  await fs.syncName(path)
}

/** The record's revision files in `docs/`, oldest first. */
export async function revisionFiles(fs: MemoryFileSystem, id: RecordId, room = 'docs'): Promise<string[]> {
  return (await filesBelow(fs, `${libraryPath}/${room}`)).filter((path) => path.includes(`/${id}.r`))
}

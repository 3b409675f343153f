import { resolve } from 'node:path'
import type { FileSystem, OpenFile } from './file-system.ts'
import { afterPowerCut, newFolder } from './memory-tree.ts'
import type { Fate, MemoryFile, MemoryFolder, MemoryNode, Unsynced } from './memory-tree.ts'

/** One call about to be made; `index` counts from 0 since the file system was made. */
export type FileCall = {
  name: keyof FileSystem | 'write' | 'read' | 'sync' | 'size' | 'close'
  path: string
  index: number
  /** Of `open` alone. */
  mode?: 'new' | 'read'
}

type Verdict = void | { takeAtMost: number }

/** May throw instead of the call, let a write take only so many bytes, or hold the call up until a promise settles. */
export type Interception = (call: FileCall) => Verdict | Promise<Verdict>

export type MemoryFileSystemOptions = { capacityBytes?: number; now?: () => number }

const changing: ReadonlySet<FileCall['name']> = new Set([
  'write',
  'rename',
  'link',
  'remove',
  'makeFolder',
  'removeFolder',
  'syncName',
  'sync',
])

/**
 * The twin of the real file system, held in memory: it knows what has been synced and what has not, how much room there
 * is, and lets a test step in before every call. An interception that throws stands for a failing or ending machine.
 */
export class MemoryFileSystem implements FileSystem {
  intercept: Interception = () => undefined
  writeProtected = false
  capacityBytes: number
  private calls = 0
  private used = 0
  private readonly now: () => number

  constructor(
    options: MemoryFileSystemOptions = {},
    private readonly root: MemoryFolder = newFolder(),
  ) {
    this.capacityBytes = options.capacityBytes ?? Number.POSITIVE_INFINITY
    this.now = options.now ?? Date.now
    this.used = usedBytes(root)
  }

  /** How many calls have been made so far. */
  get callCount(): number {
    return this.calls
  }

  get usedBytes(): number {
    return this.used
  }

  /** The medium as a new machine would find it after the power went now. */
  powerCut(decide: (thing: Unsynced) => Fate): MemoryFileSystem {
    return new MemoryFileSystem({ now: this.now }, afterPowerCut(this.root, decide))
  }

  /** A second medium with everything this one shows, all of it synced. */
  copy(): MemoryFileSystem {
    return this.powerCut(() => 'kept')
  }

  async open(path: string, mode: 'new' | 'read'): Promise<OpenFile> {
    await this.before('open', path, mode)
    if (mode === 'read') return this.openFile(path, this.fileAt(path))
    if (this.writeProtected) throw systemError('EROFS', path)
    const [folder, name] = this.placeOf(path)
    if (folder.names.has(name)) throw systemError('EEXIST', path)
    const file: MemoryFile = {
      kind: 'file',
      bytes: new Uint8Array(),
      synced: null,
      names: 1,
      modifiedMs: this.now(),
    }
    folder.names.set(name, file)
    return this.openFile(path, file)
  }

  async readFile(path: string): Promise<Uint8Array> {
    await this.before('readFile', path)
    return this.fileAt(path).bytes.slice()
  }

  async list(path: string): Promise<string[]> {
    await this.before('list', path)
    const folder = this.nodeAt(path)
    if (folder?.kind !== 'folder') throw systemError(folder ? 'ENOTDIR' : 'ENOENT', path)
    return [...folder.names.keys()]
  }

  /** There are no links here. */
  async realPath(path: string): Promise<string> {
    await this.facts(path)
    return resolve(path)
  }

  async facts(path: string): Promise<{ size: number; modifiedMs: number; isDirectory: boolean }> {
    await this.before('facts', path)
    const node = this.nodeAt(path)
    if (!node) throw systemError('ENOENT', path)
    if (node.kind === 'folder') return { size: 0, modifiedMs: 0, isDirectory: true }
    return { size: node.bytes.length, modifiedMs: node.modifiedMs, isDirectory: false }
  }

  async rename(from: string, to: string): Promise<void> {
    await this.before('rename', to)
    const node = this.nodeAt(from)
    if (!node) throw systemError('ENOENT', from)
    const [target, name] = this.placeOf(to)
    const replaced = target.names.get(name)
    if (replaced && (replaced.kind === 'folder' || node.kind === 'folder')) throw systemError('EEXIST', to)
    if (replaced) this.unname(replaced)
    target.names.set(name, node)
    const [source, oldName] = this.placeOf(from)
    source.names.delete(oldName)
  }

  async link(from: string, to: string): Promise<void> {
    await this.before('link', to)
    const file = this.fileAt(from)
    const [target, name] = this.placeOf(to)
    if (target.names.has(name)) throw systemError('EEXIST', to)
    target.names.set(name, file)
    file.names += 1
  }

  async remove(path: string): Promise<void> {
    await this.before('remove', path)
    const file = this.fileAt(path)
    const [folder, name] = this.placeOf(path)
    folder.names.delete(name)
    this.unname(file)
  }

  async makeFolder(path: string): Promise<void> {
    await this.before('makeFolder', path)
    const [parent, name] = this.placeOf(path)
    if (parent.names.has(name)) throw systemError('EEXIST', path)
    parent.names.set(name, newFolder())
  }

  async removeFolder(path: string): Promise<void> {
    await this.before('removeFolder', path)
    const [folder, name] = this.placeOf(path)
    const node = folder.names.get(name)
    if (node?.kind !== 'folder') throw systemError(node ? 'ENOTDIR' : 'ENOENT', path)
    if (node.names.size > 0) throw systemError('ENOTEMPTY', path)
    folder.names.delete(name)
  }

  async syncName(path: string): Promise<void> {
    await this.before('syncName', path)
    const [folder] = this.placeOf(path)
    folder.synced = new Map(folder.names)
  }

  private openFile(path: string, file: MemoryFile): OpenFile {
    return {
      write: async (bytes) => {
        const allowed = await this.before('write', path)
        const room = this.capacityBytes - this.used
        const taken = Math.min(bytes.length, room, allowed)
        if (taken <= 0 && bytes.length > 0) throw systemError('ENOSPC', path)
        const grown = new Uint8Array(file.bytes.length + taken)
        grown.set(file.bytes)
        grown.set(bytes.subarray(0, taken), file.bytes.length)
        file.bytes = grown
        file.modifiedMs = this.now()
        this.used += taken
        return taken
      },
      read: async (position, length) => {
        await this.before('read', path)
        return file.bytes.slice(position, position + length)
      },
      sync: async () => {
        await this.before('sync', path)
        file.synced = file.bytes
      },
      size: async () => {
        await this.before('size', path)
        return file.bytes.length
      },
      close: async () => {
        await this.before('close', path)
      },
    }
  }

  /** Counts the call, lets a test step in, and answers how many bytes a write may take. */
  private async before(name: FileCall['name'], path: string, mode?: FileCall['mode']): Promise<number> {
    const index = this.calls
    this.calls += 1
    // Every call gives way once, as real ones do, so that whatever may interleave does.
    await Promise.resolve()
    const said = this.intercept({ name, path, index, ...(mode && { mode }) })
    const verdict = said instanceof Promise ? await said : said
    if (this.writeProtected && changing.has(name)) throw systemError('EROFS', path)
    return verdict?.takeAtMost ?? Number.POSITIVE_INFINITY
  }

  private nodeAt(path: string): MemoryNode | undefined {
    let node: MemoryNode | undefined = this.root
    for (const part of partsOf(path)) node = node?.kind === 'folder' ? node.names.get(part) : undefined
    return node
  }

  private fileAt(path: string): MemoryFile {
    const node = this.nodeAt(path)
    if (node?.kind !== 'file') throw systemError(node ? 'EISDIR' : 'ENOENT', path)
    return node
  }

  private placeOf(path: string): [MemoryFolder, string] {
    const parts = partsOf(path)
    const name = parts.pop() ?? ''
    const folder = this.nodeAt(parts.join('/'))
    if (folder?.kind !== 'folder') throw systemError('ENOENT', path)
    return [folder, name]
  }

  private unname(file: MemoryFile): void {
    file.names -= 1
    if (file.names === 0) this.used -= file.bytes.length
  }
}

/** An error as Node's file calls throw it. */
export function systemError(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code })
}

const partsOf = (path: string): string[] => path.split(/[/\\]/).filter((part) => part !== '')

function usedBytes(folder: MemoryFolder, counted = new Set<MemoryNode>()): number {
  let total = 0
  for (const node of folder.names.values()) {
    if (counted.has(node)) continue
    counted.add(node)
    total += node.kind === 'folder' ? usedBytes(node, counted) : node.bytes.length
  }
  return total
}

/** A file as the system sees it (`bytes`) and as the medium holds it (`synced`, null before the first sync). */
export type MemoryFile = {
  kind: 'file'
  bytes: Uint8Array
  synced: Uint8Array | null
  names: number
  modifiedMs: number
}

/** A folder as the system sees it and as the medium holds it. */
export type MemoryFolder = {
  kind: 'folder'
  names: Map<string, MemoryNode>
  synced: Map<string, MemoryNode>
}

export type MemoryNode = MemoryFile | MemoryFolder

export const newFolder = (): MemoryFolder => ({ kind: 'folder', names: new Map(), synced: new Map() })

/**
 * What a power cut does to one thing that was not synced: it reached the medium, it did not, half of it did, or its
 * length did and its bytes are zeros.
 */
export type Fate = 'kept' | 'lost' | 'torn' | 'zeroed'
export type Unsynced = { what: 'new name' | 'removed name' | 'bytes'; path: string }

/**
 * The tree as it stands on the medium after a power cut; `decide` settles each thing that was not synced. Nothing that
 * was synced is ever asked about. Names cannot be torn or zeroed: that counts as kept.
 */
export function afterPowerCut(root: MemoryFolder, decide: (thing: Unsynced) => Fate): MemoryFolder {
  const files = new Map<MemoryFile, MemoryFile>()
  const survive = (node: MemoryNode, path: string): MemoryNode =>
    node.kind === 'folder' ? surviveFolder(node, path) : surviveFile(node, path)

  const surviveFile = (file: MemoryFile, path: string): MemoryFile => {
    const known = files.get(file)
    if (known) {
      known.names += 1
      return known
    }
    const bytes = bytesAfter(file, () => decide({ what: 'bytes', path }))
    const copy: MemoryFile = { kind: 'file', bytes, synced: bytes, names: 1, modifiedMs: file.modifiedMs }
    files.set(file, copy)
    return copy
  }

  const surviveFolder = (folder: MemoryFolder, path: string): MemoryFolder => {
    const survivors = newFolder()
    for (const name of new Set([...folder.names.keys(), ...folder.synced.keys()])) {
      const here = `${path}/${name}`
      const [now, before] = [folder.names.get(name), folder.synced.get(name)]
      const what = now ? 'new name' : 'removed name'
      const node = now === before || decide({ what, path: here }) !== 'lost' ? now : before
      if (node) survivors.names.set(name, survive(node, here))
    }
    survivors.synced = new Map(survivors.names)
    return survivors
  }
  return surviveFolder(root, '')
}

function bytesAfter(file: MemoryFile, decide: () => Fate): Uint8Array {
  if (file.synced === file.bytes) return file.bytes
  const synced = file.synced ?? new Uint8Array()
  const fate = decide()
  if (fate === 'kept') return file.bytes
  if (fate === 'lost') return synced
  if (fate === 'torn')
    return file.bytes.slice(0, synced.length + Math.ceil((file.bytes.length - synced.length) / 2))
  const zeroed = new Uint8Array(file.bytes.length)
  zeroed.set(synced)
  return zeroed
}

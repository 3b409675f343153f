import type { DocumentBody } from '../../shared/document/body.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import { recordSchemaVersion, type LibraryRecord } from '../../shared/model/record.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import type { Library } from '../library/library.ts'
import type { BundledRecord, BundleManifest } from './bundle-format.ts'
import { maxAncestors } from './bundle-format.ts'
import type { Closure, Role } from './closure.ts'
import { contentHash, readState, type RecordState } from './content-hash.ts'
import { isOneOf } from './error-code.ts'
import { readLine, type Line } from './lineage.ts'
import { digestOf } from './seal.ts'
import type { BundleContents } from './write-bundle.ts'

export type GatherPorts = {
  library: Library
  program: string
  objectsNamedIn(record: LibraryRecord, body?: DocumentBody): string[]
}

/** A record as it would travel; `size` in bytes, its pictures and its file included where no earlier record has them. */
export type Weighed = { summary: RecordSummary; role: Role; size: number }

/** A record that cannot come along: neither a good copy of it is left, or one of its pictures or its file is not. */
export type LeftOut = { id: RecordId; title: string }

/** What each record of a closure would weigh. */
export async function weigh(
  ports: GatherPorts,
  { taken }: Closure,
  signal?: AbortSignal,
): Promise<{ weighed: Weighed[]; leftOut: LeftOut[] }> {
  const weighed: Weighed[] = []
  const leftOut: LeftOut[] = []
  const counted = new Set<string>()
  for (const { summary, role } of taken) {
    signal?.throwIfAborted()
    const state = await stateOf(ports.library, summary.id)
    const payload = state && (await payloadOf(ports, state))
    if (payload) {
      const objects = [...payload.objects].filter(([hash]) => !counted.has(hash))
      for (const [hash] of objects) counted.add(hash)
      const size = objects.reduce((sum, [, bytes]) => sum + bytes.length, payload.bytes.length)
      weighed.push({ summary, role, size })
    } else leftOut.push({ id: summary.id, title: summary.title })
  }
  return { weighed, leftOut }
}

/** Reads everything a bundle will hold. `onRecord` is told before each record, counted from 1. */
export async function gather(
  ports: GatherPorts,
  { taken, binned }: Closure,
  { signal, onRecord }: { signal?: AbortSignal; onRecord?(index: number, title: string): void },
): Promise<BundleContents & { leftOut: LeftOut[] }> {
  const { library } = ports
  const records: BundledRecord[] = []
  const payloads = new Map<string, Uint8Array>()
  const objects = new Map<string, Uint8Array>()
  const leftOut: LeftOut[] = []
  for (const [index, { summary }] of taken.entries()) {
    signal?.throwIfAborted()
    onRecord?.(index + 1, summary.title)
    const line = await readLine(library, summary.id).catch(unlessGone)
    const payload = line && line !== 'purged' ? await payloadOf(ports, line.state) : null
    if (!line || line === 'purged' || !payload || summary.kind === 'settings') {
      leftOut.push({ id: summary.id, title: summary.title })
      continue
    }
    records.push(describe(summary.id, summary.kind, line, payload))
    payloads.set(summary.id, payload.bytes)
    for (const [hash, bytes] of payload.objects) objects.set(hash, bytes)
  }
  const manifest: BundleManifest = {
    format: 'rapporteur-bundle',
    version: 1,
    library: library.id,
    program: ports.program,
    records: records.toSorted(byId),
    binned: (await describeBinned(library, binned)).toSorted(byId),
    objects: [...objects]
      .map(([sha256, { length: size }]) => ({ sha256, size }))
      .toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1)),
  }
  return { manifest, records: payloads, objects, leftOut }
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

type Payload = { bytes: Uint8Array; objects: Map<string, Uint8Array> }

/** Null where an object that the record names has no good copy. */
async function payloadOf(
  { library, objectsNamedIn }: GatherPorts,
  { record, body }: RecordState,
): Promise<Payload | null> {
  const objects = new Map<string, Uint8Array>()
  try {
    for (const hash of objectsNamedIn(record, body)) objects.set(hash, await library.readObject(hash))
  } catch (error) {
    return unlessGone(error)
  }
  return { bytes: Buffer.from(JSON.stringify({ record, ...(body ? { body } : {}) })), objects }
}

async function stateOf(library: Library, id: RecordId): Promise<RecordState | null> {
  try {
    return readState(await library.read(id), false)
  } catch (error) {
    return unlessGone(error)
  }
}

/** What no waiting brings back; a medium that does not answer now is another matter. */
export function unlessGone(error: unknown): null {
  if (isOneOf(error, ['DAMAGED', 'NOT_FOUND', 'NEWER_FORMAT'])) return null
  throw error
}

function describe(
  id: RecordId,
  kind: BundledRecord['kind'],
  { rev, state, steps }: Line,
  { bytes, objects }: Payload,
): BundledRecord {
  const ancestors = steps.slice(1, maxAncestors + 1).map(({ content }) => content)
  return {
    id,
    kind,
    rev,
    schema: recordSchemaVersion,
    sha256: digestOf(bytes),
    size: bytes.length,
    content: contentHash(state),
    base: ancestors[0] ?? null,
    ancestors,
    objects: [...objects.keys()],
  }
}

async function describeBinned(
  library: Library,
  binned: readonly RecordSummary[],
): Promise<BundleManifest['binned']> {
  const entries: BundleManifest['binned'] = []
  for (const { id, kind } of binned) {
    const line = await readLine(library, id)
    const [own, ...earlier] = line && line !== 'purged' ? line.steps : []
    if (!own || kind === 'settings') continue
    entries.push({ id, kind, content: own.content, ancestors: earlier.map(({ content }) => content) })
  }
  return entries
}

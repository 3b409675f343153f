import type { DocumentBody } from '../../shared/document/body.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { LibraryRecord, RecordKind } from '../../shared/model/record.ts'
import { summarize } from '../../shared/model/summarize.ts'
import type { Library, SaveOptions } from '../library/library.ts'
import { BundleError } from './bundle-error.ts'
import type { RecordState } from './content-hash.ts'
import { decide, saySame, type Decision, type Stand, type Theirs } from './decide.ts'
import { isOneOf } from './error-code.ts'
import { readLine } from './lineage.ts'
import type { ReadBundle } from './read-bundle.ts'

export type TakePorts = {
  library: Library
  now(): Date
  objectsNamedIn(record: LibraryRecord, body?: DocumentBody): string[]
}

/** One record of a bundle as it stands to the library now. */
export type Standing = {
  id: RecordId
  kind: RecordKind
  title: string
  stand: Stand
  binned: 'here' | 'there' | null
  questions: number
}

/** What became of a record. `waiting`: taken in, and some places are still to be settled. */
export type Outcome = 'added' | 'updated' | 'merged' | 'waiting' | 'binned' | 'kept' | 'unchanged'
export type Taken = Standing & { outcome: Outcome }

type Item = { id: RecordId; kind: RecordKind; title: string; theirs: Theirs }

/** How everything in a bundle stands to the library; changes nothing. */
export async function standings(
  { library }: TakePorts,
  bundle: ReadBundle,
  signal?: AbortSignal,
): Promise<Standing[]> {
  const found: Standing[] = []
  for (const item of itemsOf(library, bundle)) {
    signal?.throwIfAborted()
    const decision = await decide(library, await readLine(library, item.id), item.theirs)
    if (item.theirs.state || decision.stand !== 'same') found.push(toStanding(item, decision))
  }
  return found
}

/**
 * Takes a bundle in, record by record, each whole or not at all; what was decided for the preview is decided anew, since
 * the library may have moved on. Stopped half-way, it can be taken in again. The library's errors where one cannot be saved.
 */
export async function* takeIn(
  ports: TakePorts,
  bundle: ReadBundle,
  { without, signal }: { without: ReadonlySet<RecordId>; signal?: AbortSignal },
): AsyncGenerator<Taken> {
  for (const item of itemsOf(ports.library, bundle)) {
    signal?.throwIfAborted()
    if (without.has(item.id)) continue
    const taken = await takeOne(ports, bundle, item)
    if (item.theirs.state || taken.stand !== 'same') yield taken
  }
}

/** The title under which a record is known here, for one that was put into the bin there travels without. */
function itemsOf(library: Library, { manifest, records }: ReadBundle): Item[] {
  const states = new Map(records.map(({ entry, state }) => [entry.id, state]))
  return [...manifest.records, ...manifest.binned].map(({ id, kind, content, ancestors }) => {
    const known = library.summaries().get(id)
    // Ids are given once; two kinds under one are no accident.
    if (known && known.kind !== kind) throw new BundleError('damaged')
    const state = states.get(id) ?? null
    const title = state ? summarize(state.record, state.body).title : (known?.title ?? '')
    return { id, kind, title, theirs: { state, contents: [content, ...ancestors] } }
  })
}

function toStanding({ id, kind, title }: Item, { stand, binned, questions }: Decision): Standing {
  return { id, kind, title, stand, binned, questions }
}

/** Somebody may save the record between our reading and our writing; then all is looked at once more. */
const attempts = 4

async function takeOne(ports: TakePorts, bundle: ReadBundle, item: Item): Promise<Taken> {
  for (let attempt = 1; ; attempt += 1) {
    const decision = await decide(ports.library, await readLine(ports.library, item.id), item.theirs)
    try {
      const outcome = await carryOut(ports, bundle, item.id, decision)
      return { ...toStanding(item, decision), outcome }
    } catch (error) {
      if (attempt === attempts || !isOneOf(error, ['CONFLICT'])) throw error
    }
  }
}

async function carryOut(
  ports: TakePorts,
  bundle: ReadBundle,
  id: RecordId,
  decision: Decision,
): Promise<Outcome> {
  const { library } = ports
  switch (decision.act) {
    case 'nothing':
      return decision.binned === 'there' && decision.stand === 'both' ? 'kept' : 'unchanged'
    case 'add':
      await putObjects(ports, bundle, decision.state)
      await library.save(id, stored(decision.state), {
        ...saving(ports, decision.state),
        kind: 'import',
        // Not 0 where a record is known here of which no good copy is left.
        baseRev: library.revOf(id),
      })
      return 'added'
    case 'bin':
      await library.trash(id)
      return 'binned'
    case 'replace': {
      const { state, line } = decision
      await putObjects(ports, bundle, state)
      const options = { ...saving(ports, state), kind: 'import' as const, baseRev: line.rev }
      if (!saySame(state, line.state)) await library.save(id, stored(state), options)
      if (line.state.binned) await library.restore(id)
      return 'updated'
    }
    case 'merge':
      await putObjects(ports, bundle, decision.theirs)
      return merge(ports, id, decision, bundle.fingerprint)
  }
}

/** Both versions are kept, and what is asked about waits in the library until somebody answers. */
async function merge(
  ports: TakePorts,
  id: RecordId,
  decision: Decision & { act: 'merge' },
  fingerprint: string,
): Promise<Outcome> {
  const { library } = ports
  const { line, theirs, base, questions } = decision
  const moment = ports.now().toISOString()
  const record = { ...decision.state.record, updatedAt: moment }
  const state = { ...decision.state, record }
  const settles = questions === 0
  const { summary, objects } = saving(ports, theirs)
  await library.saveBeside(
    id,
    { state: stored(theirs), summary, base: base?.hash || null, writer: writerOf(fingerprint), objects },
    stored(state),
    { ...saving(ports, state), kind: settles ? 'merge' : 'import', baseRev: line.rev },
  )
  return settles ? 'merged' : 'waiting'
}

/** The installation whose signature the bundle bears. */
const writerOf = (fingerprint: string): string => `bundle ${fingerprint.replaceAll(' ', '')}`

/** Before the record that names them, so that no record ever names what is not there. */
async function putObjects(
  { library, objectsNamedIn }: TakePorts,
  bundle: ReadBundle,
  state: RecordState,
): Promise<void> {
  for (const hash of objectsNamedIn(state.record, state.body)) {
    const bytes = bundle.objects.get(hash)
    if (bytes) await library.putObject(bytes, bytes.length)
  }
}

function stored({ record, body }: RecordState) {
  return { record, ...(body ? { body } : {}) }
}

function saving(
  { objectsNamedIn }: TakePorts,
  { record, body }: RecordState,
): SaveOptions & { objects: string[] } {
  return { summary: summarize(record, body), objects: objectsNamedIn(record, body) }
}

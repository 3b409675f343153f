import type { DocumentBody } from '../../shared/document/body.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { LibraryRecord } from '../../shared/model/record.ts'
import type { Library } from '../library/library.ts'
import type { Age } from '../library/sealing/age.ts'
import { BundleError } from './bundle-error.ts'
import { maxBundleBytes, maxRecords } from './bundle-format.ts'
import { closureOf, type Closure } from './closure.ts'
import { gather, unlessGone, weigh, type LeftOut, type Weighed } from './gather.ts'
import { readBundle, type ReadBundle } from './read-bundle.ts'
import { fingerprintOf, publicKeyOf, type SigningKey } from './seal.ts'
import { standings, takeIn, type Standing, type Taken } from './take-in.ts'
import { writeBundle } from './write-bundle.ts'

export type BundlesPorts = {
  library: Library
  /** Sees to it that the newest revision of a record stays in its history for ever. */
  keep(id: RecordId): Promise<void>
  /** Version of the program. */
  program: string
  signingKey(): Promise<SigningKey>
  /** What a passphrase encrypts with. */
  age: Age
  /** Throws BundleError where the archive breaks a rule of archives; entries named `opaque` are not looked into. */
  checkArchive(bytes: Uint8Array, opaque: (name: string) => boolean): void
  objectsNamedIn(record: LibraryRecord, body?: DocumentBody): string[]
  now(): Date
}

export type Choice = { ids: readonly RecordId[]; without: ReadonlySet<RecordId> }

export type MakingStage =
  | { stage: 'reading'; index: number; total: number; title: string }
  | { stage: 'sealing' }
  | { stage: 'encrypting' }

export type MadeBundle = { bytes: Uint8Array; records: number; leftOut: LeftOut[]; fingerprint: string }

/** A bundle that has been opened and checked whole, and how it stands to the library. Nothing was changed. */
export type OpenedBundle = {
  bundle: ReadBundle
  encrypted: boolean
  /** Made from this very library, by this very installation. */
  sameLibrary: boolean
  sameInstallation: boolean
  standings: Standing[]
}

/**
 * Travelling bundles: chosen records with all they need, in one signed file, out of one library and into another.
 * Whatever is taken in is checked whole first; then theirs and ours are merged by what they had in common, never by
 * clocks, and what both sides changed is kept twice until somebody settles it. Errors: BundleError and the library's.
 */
export interface Bundles {
  /** What would come along, with sizes in bytes. */
  plan(
    choice: Choice,
    signal?: AbortSignal,
  ): Promise<{ weighed: Weighed[]; leftOut: LeftOut[]; binned: number }>
  /** Makes the file; with a passphrase it is an age file. */
  make(
    choice: Choice & { passphrase?: string | undefined },
    how: { signal?: AbortSignal; onStage?(stage: MakingStage): void },
  ): Promise<MadeBundle>
  /** Opens, checks and compares a file. */
  open(bytes: Uint8Array, passphrase: string | undefined, signal?: AbortSignal): Promise<OpenedBundle>
  /** Takes it in, record by record. */
  take(bundle: ReadBundle, without: ReadonlySet<RecordId>, signal?: AbortSignal): AsyncGenerator<Taken>
}

export function createBundles(ports: BundlesPorts): Bundles {
  const { library } = ports

  const close = ({ ids, without }: Choice): Closure => {
    const closure = closureOf(library.summaries(), ids, without)
    if (closure.taken.length > maxRecords || closure.binned.length > maxRecords)
      throw new BundleError('too-complex')
    return closure
  }

  const decrypted = async (bytes: Uint8Array, passphrase: string): Promise<Uint8Array> => {
    const opened = await ports.age.decrypt(bytes, passphrase, mostCost)
    if (opened.ok) return opened.bytes
    throw new BundleError(opened.problem === 'damaged' ? 'damaged' : `passphrase-${opened.problem}`)
  }

  return {
    async plan(choice, signal) {
      const closure = close(choice)
      return { ...(await weigh(ports, closure, signal)), binned: closure.binned.length }
    },

    async make({ passphrase, ...choice }, { signal, onStage }) {
      const closure = close(choice)
      // Whoever brings the bundle back must find here what it was made from.
      if (library.readOnly === null)
        for (const { summary } of closure.taken) await ports.keep(summary.id).catch(unlessGone)
      const total = closure.taken.length
      const { leftOut, ...contents } = await gather(ports, closure, {
        ...(signal ? { signal } : {}),
        onRecord: (index, title) => onStage?.({ stage: 'reading', index, total, title }),
      })
      onStage?.({ stage: 'sealing' })
      const key = await ports.signingKey()
      const plain = writeBundle(contents, key)
      signal?.throwIfAborted()
      if (passphrase !== undefined) onStage?.({ stage: 'encrypting' })
      const bytes = passphrase === undefined ? plain : await ports.age.encrypt(plain, passphrase)
      signal?.throwIfAborted()
      const fingerprint = fingerprintOf(publicKeyOf(key))
      return { bytes, records: contents.manifest.records.length, leftOut, fingerprint }
    },

    async open(bytes, passphrase, signal) {
      if (bytes.length > maxBundleBytes + ageOverhead) throw new BundleError('too-large')
      const encrypted = ports.age.isEncrypted(bytes)
      if (encrypted && passphrase === undefined) throw new BundleError('passphrase-needed')
      const plain = encrypted && passphrase !== undefined ? await decrypted(bytes, passphrase) : bytes
      const bundle = readBundle(plain, ports)
      return {
        bundle,
        encrypted,
        sameLibrary: bundle.manifest.library === library.id,
        sameInstallation: bundle.fingerprint === fingerprintOf(publicKeyOf(await ports.signingKey())),
        standings: await standings(ports, bundle, signal),
      }
    },

    take: (bundle, without, signal) => takeIn(ports, bundle, { without, ...(signal ? { signal } : {}) }),
  }
}

/** Its header, and 16 bytes for every 64 KiB. */
const ageOverhead = 1024 + (maxBundleBytes / (64 * 1024)) * 16

/** What a bundle is made with, as a base-2 logarithm; one that asks for more was made by something else, and is refused unread. */
const mostCost = 17

import { randomBytes } from 'node:crypto'
import type {
  BundlePlan,
  BundleProgress,
  OpenedBundle,
  TakenRecord,
  TakingProgress,
} from '../../shared/contract/bundles.ts'
import { Failure } from '../../shared/contract/failure.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import { BundleError } from '../bundles/bundle-error.ts'
import { maxBundleBytes } from '../bundles/bundle-format.ts'
import type { Bundles } from '../bundles/bundles.ts'
import type { ReadBundle } from '../bundles/read-bundle.ts'
import { checkZip } from '../exchange/check-zip.ts'
import { ImportError } from '../exchange/import-error.ts'
import type { Library } from '../library/library.ts'
import { age } from '../library/sealing/age.ts'
import { safe } from './artifact-name.ts'
import type { Arrivals } from './arrivals.ts'
import type { Artifacts } from './artifacts.ts'
import { staged } from './staged.ts'

export type BundleDeskPorts = {
  library: Library
  bundles: Bundles
  artifacts: Artifacts
  arrivals: Arrivals
}

type Choice = { ids: readonly RecordId[]; without: readonly RecordId[] }

/** Bundles as a page and the command line handle them: made into artifacts, opened from uploads. Raises the contract's failures. */
export interface BundleDesk {
  plan(choice: Choice, signal?: AbortSignal): Promise<BundlePlan>
  make(
    choice: Choice & { passphrase?: string | undefined },
    signal?: AbortSignal,
  ): AsyncGenerator<BundleProgress, void>
  waiting(): { sha256: string; fileName: string; size: number; encrypted: boolean } | null
  open(sha256: string, passphrase: string | undefined, signal?: AbortSignal): Promise<OpenedBundle>
  take(
    bundleId: string,
    without: readonly RecordId[],
    signal?: AbortSignal,
  ): AsyncGenerator<TakingProgress, void>
  close(id: string): { closed: boolean }
}

export function createBundleDesk({ library, bundles, artifacts, arrivals }: BundleDeskPorts): BundleDesk {
  /** One at a time: an opened bundle lies in memory whole. */
  let opened: { id: string; bundle: ReadBundle } | null = null

  return {
    async plan({ ids, without }, signal) {
      const plan = await bundles.plan({ ids, without: new Set(without) }, signal).catch(toFailure(''))
      const entries = plan.weighed.map(({ summary: { id, kind, title }, role, size }) => ({
        id,
        kind,
        title,
        role,
        size,
      }))
      const size = entries.reduce((sum, entry) => sum + entry.size, 0)
      return { entries, leftOut: plan.leftOut, binned: plan.binned, size }
    },

    make: ({ ids, without, passphrase }, signal) =>
      staged<BundleProgress>(async (report, running) => {
        const made = await bundles
          .make({ ids, without: new Set(without), passphrase }, { signal: running, onStage: report })
          .catch(toFailure(''))
        const fileName = nameFor(library, ids)
        const { bytes, records, leftOut, fingerprint } = made
        const artifactId = artifacts.keep({ bytes, mediaType: bundleType, fileName })
        const encrypted = passphrase !== undefined
        return {
          stage: 'done',
          artifactId,
          fileName,
          size: bytes.length,
          records,
          leftOut,
          encrypted,
          fingerprint,
        }
      }, signal),

    waiting() {
      const arrival = arrivals.newest()
      if (!arrival) return null
      const { sha256, fileName, bytes } = arrival
      return { sha256, fileName, size: bytes.length, encrypted: age.isEncrypted(bytes) }
    },

    async open(sha256, passphrase, signal) {
      const arrival = arrivals.get(sha256)
      if (!arrival) throw new Failure('NOT_FOUND', { what: 'bundle', id: sha256 })
      const { bytes, fileName } = arrival
      const { bundle, standings, ...about } = await bundles
        .open(bytes, passphrase, signal)
        .catch(toFailure(fileName))
      opened = { id: randomBytes(16).toString('hex'), bundle }
      arrivals.forget(sha256)
      const { fingerprint } = bundle
      return { bundleId: opened.id, fileName, size: bytes.length, ...about, fingerprint, entries: standings }
    },

    take: (bundleId, without, signal) =>
      staged<TakingProgress>(async (report, running) => {
        if (opened?.id !== bundleId) throw new Failure('NOT_FOUND', { what: 'bundle', id: bundleId })
        const { bundle } = opened
        await library.backups.ahead('import')
        const total = bundle.manifest.records.length + bundle.manifest.binned.length - without.length
        const entries: TakenRecord[] = []
        try {
          for await (const taken of bundles.take(bundle, new Set(without), running)) {
            entries.push(taken)
            report({ stage: 'taking', index: entries.length, total, title: taken.title })
          }
        } catch (error) {
          toFailure('')(error)
        }
        return { stage: 'done', entries }
      }, signal),

    close(id) {
      const wasOpen = opened?.id === id
      if (wasOpen) opened = null
      return { closed: arrivals.forget(id) || wasOpen }
    },
  }
}

const bundleType = 'application/vnd.rapporteur'

/** After the first record that was chosen. */
function nameFor(library: Library, [first]: readonly RecordId[]): string {
  const title = first === undefined ? '' : (library.summaries().get(first)?.title ?? '')
  return `${safe(title) || 'bundle'}.rapporteur`
}

/** The rules of archives, in the words of bundles. */
export function checkBundleArchive(bytes: Uint8Array, opaque: (name: string) => boolean): void {
  try {
    checkZip(bytes, opaque)
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    const { reason } = error
    const known = reason === 'too-large' || reason === 'too-complex' || reason === 'damaged'
    throw new BundleError(known ? reason : 'suspicious-archive', { cause: error })
  }
}

function toFailure(fileName: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof BundleError)) throw error
    const { reason } = error
    const because = { cause: error }
    if (reason === 'too-large') throw new Failure('TOO_LARGE', { limit: maxBundleBytes }, because)
    if (reason === 'passphrase-needed') throw new Failure('PASSPHRASE', { reason: 'needed' }, because)
    if (reason === 'passphrase-wrong') throw new Failure('PASSPHRASE', { reason: 'wrong' }, because)
    if (reason === 'passphrase-too-costly') throw new Failure('PASSPHRASE', { reason: 'too-costly' }, because)
    throw new Failure('UNSUPPORTED_FILE', { fileName, reason }, because)
  }
}

import { createHash } from 'node:crypto'
import { Failure } from '../../shared/contract/failure.ts'
import type { PackDeltaProgress } from '../../shared/contract/packs.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { PackIssue, PackV1 } from '../../shared/model/pack/v1.ts'
import type { Library } from '../library/library.ts'
import type { BoundDelta, PackBinder } from '../packs/bind-pack.ts'
import type { RecordStore } from '../records/record-store.ts'
import { safe } from './artifact-name.ts'
import type { Artifacts } from './artifacts.ts'
import { toPackFailure } from './pack-builds.ts'
import { packOf } from './pack-papers.ts'
import { staged } from './staged.ts'

export type PackDeltaPorts = {
  library: Library
  store: RecordStore
  binder: PackBinder
  artifacts: Artifacts
}

/** What a reader of one issue of a pack needs for a later one. */
export interface PackDeltas {
  /**
   * Binds the supplement from one issue to another and keeps it, and a manifest of it, as artifacts. INVALID where the issues
   * are not one before the other, or one of them has no labels; NOT_FOUND where there is no such issue.
   */
  delta(
    input: { id: RecordId; from: number; to: number },
    signal?: AbortSignal,
  ): AsyncGenerator<PackDeltaProgress, void>
}

export function createPackDeltas({ library, store, binder, artifacts }: PackDeltaPorts): PackDeltas {
  const keptIssue = ({ id, issues }: PackV1, number: number, path: 'from' | 'to') => {
    const issue = issues.find((each) => each.number === number)
    if (!issue) throw new Failure('NOT_FOUND', { what: 'issue', id: `${id}/${number}` })
    const { entries, sha256 } = issue
    if (!entries) throw new Failure('INVALID', { fields: [{ path, reason: 'no-labels' }] })
    return { number, entries, sha256, read: () => library.readObject(sha256) }
  }

  return {
    delta: ({ id, from, to }, signal) =>
      staged<PackDeltaProgress>(async (report, running) => {
        const pack = await packOf(store, id)
        if (from >= to) throw new Failure('INVALID', { fields: [{ path: 'to', reason: 'not-later' }] })
        const [earlier, later] = [keptIssue(pack, from, 'from'), keptIssue(pack, to, 'to')]
        const bound = await binder
          .delta({ pack, from: earlier, to: later }, { signal: running, onProgress: report })
          .catch(toPackFailure)
        const sha256 = createHash('sha256').update(bound.file).digest('hex')
        const name = `${safe(pack.title).slice(0, 120) || 'pack'}.${from}-${to}.${pack.language}`
        const manifest = toManifest(pack, { from: earlier, to: later }, bound, sha256)
        const artifactId = artifacts.keep({
          bytes: bound.file,
          mediaType: 'application/pdf',
          fileName: `${name}.pdf`,
        })
        const manifestId = artifacts.keep({
          bytes: Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`),
          mediaType: 'application/json',
          fileName: `${name}.manifest.json`,
        })
        const { pages, changeSheetPages, changes, compared, replacedCharacters } = bound
        return {
          stage: 'done' as const,
          artifactId,
          fileName: `${name}.pdf`,
          pages,
          changeSheetPages,
          unchanged: compared.filter(({ before }) => before !== null).length,
          size: bound.file.byteLength,
          sha256,
          changes,
          manifestId,
          ...(replacedCharacters && { replacedCharacters }),
        }
      }, signal),
  }
}

/** Where each page of the later issue is found, as places in two files, from 1, and what its contents hash to. */
function toManifest(
  pack: PackV1,
  { from, to }: { from: Pick<PackIssue, 'number' | 'sha256'>; to: Pick<PackIssue, 'number' | 'sha256'> },
  { compared, changes, changeSheetPages }: BoundDelta,
  sha256: string,
) {
  return {
    format: 'rapporteur-pack-delta-manifest',
    version: 1,
    pack: { id: pack.id, title: pack.title, language: pack.language },
    from: { issue: from.number, sha256: from.sha256 },
    to: { issue: to.number, sha256: to.sha256 },
    supplement: { sha256, changeSheetPages },
    changes,
    pages: compared.map(({ label, contents, before, supplement }) => ({
      label,
      contentsSha256: contents,
      ...(before === null ? { supplement: (supplement ?? 0) + 1 } : { earlier: before + 1 }),
    })),
  }
}

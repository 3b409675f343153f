import { createHash } from 'node:crypto'
import { Failure } from '../../shared/contract/failure.ts'
import type { PackForm, PackLayout, PackProgress, PaperPreflight } from '../../shared/contract/packs.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { PackBindingChoices, PackV1 } from '../../shared/model/pack/v1.ts'
import type { Library } from '../library/library.ts'
import type { BoundPack, PackBinder } from '../packs/bind-pack.ts'
import { PackTooLarge } from '../packs/pack-too-large.ts'
import type { Verdicts } from '../packs/intake/paper-verdict.ts'
import type { PackCrew } from '../packs/pack-crew.ts'
import { asPages } from '../packs/picture-page.ts'
import { createPaperPreflight } from '../packs/preflight-paper.ts'
import { refusedPaper } from '../packs/intake/inspect-paper.ts'
import type { RecordStore } from '../records/record-store.ts'
import type { Typesetting } from '../typesetting/typesetting.ts'
import { safe } from './artifact-name.ts'
import type { Artifacts } from './artifacts.ts'
import { toFailure, type DocumentExport } from './document-export.ts'
import { packInput, pictureOf } from './pack-papers.ts'
import { readObjectOrNull } from './read-or-null.ts'
import { staged, type Report } from './staged.ts'

export type PackBuildPorts = {
  library: Library
  store: RecordStore
  documentExport: DocumentExport
  typesetting: Typesetting
  binder: PackBinder
  crew: PackCrew
  verdicts?: Verdicts
  artifacts: Artifacts
  now(): Date
}

/** Packs of the library as one file each. */
export interface PackBuilds {
  /**
   * Binds a pack and keeps the file, and a manifest of it, as artifacts; the last progress names them. A paper that is gone
   * becomes a slip. Nothing is written to the library, so that a build that ends half-way leaves everything as it was.
   */
  build(input: PackBuild, signal?: AbortSignal): AsyncGenerator<PackProgress, void>
  /** Binds a pack and keeps the file in the library as its next issue. CONFLICT where another issue came in between. */
  issue(input: Omit<PackBuild, 'form'>, signal?: AbortSignal): AsyncGenerator<PackProgress, void>
  /** What an attachment would be like in a pack. */
  preflight(id: RecordId, password?: string, signal?: AbortSignal): Promise<PaperPreflight>
}

type PackDone = Extract<PackProgress, { stage: 'done' }>

/** Bytes that an issue may take in the library. */
const issueLimit = 2 * 1024 * 1024 * 1024

/** `passwords` open files, by the id of their entry. */
export type PackBuild = {
  id: RecordId
  form?: PackForm
  layout?: PackLayout
  binding?: PackBindingChoices
  passwords?: Record<string, string>
}

export function createPackBuilds(ports: PackBuildPorts): PackBuilds {
  const { library, store, binder, artifacts, now } = ports

  const preflight = createPaperPreflight(ports.crew, ports.verdicts)

  const bind = async (
    { id, form = 'pdf', passwords, ...how }: PackBuild,
    report: Report<PackProgress>,
    running: AbortSignal,
  ) => {
    const input = await packInput(ports, id, passwords)
    const { pack } = input
    const bound = await binder
      .bind({ ...input, ...how, form }, { signal: running, onProgress: report })
      .catch(toPackFailure)
    const name = `${safe(pack.title).slice(0, 120) || 'pack'}.${pack.language}`
    const sha256 = createHash('sha256').update(bound.file).digest('hex')
    const mediaType = form === 'pdf' ? 'application/pdf' : 'application/zip'
    const fileName = `${name}.${form === 'pdf' ? 'pdf' : 'zip'}`
    const artifactId = artifacts.keep({ bytes: bound.file, mediaType, fileName })
    const manifest = Buffer.from(`${JSON.stringify(toManifest(pack, bound, sha256), null, 2)}\n`)
    const manifestId = artifacts.keep({
      bytes: manifest,
      mediaType: 'application/json',
      fileName: `${name}.manifest.json`,
    })
    const { pages, entries, accessible, blanks, lost, replacedCharacters } = bound
    const size = bound.file.byteLength
    const done: PackDone = {
      stage: 'done',
      artifactId,
      fileName,
      pages,
      size,
      entries,
      sha256,
      accessible,
      manifestId,
      ...(blanks > 0 && { blanks }),
      ...(lost.length > 0 && { lost }),
      ...(replacedCharacters && { replacedCharacters }),
    }
    return { pack, bound, manifest, done }
  }

  return {
    build: (input, signal) =>
      staged<PackProgress>(async (report, running) => (await bind(input, report, running)).done, signal),

    issue: ({ id, passwords }, signal) =>
      staged<PackProgress>(async (report, running) => {
        const build = { id, ...(passwords ? { passwords } : {}) }
        const { pack, bound, manifest, done } = await bind(build, report, running)
        const { sha256 } = await library.putObject(bound.file, issueLimit)
        const kept = await library.putObject(manifest, issueLimit)
        const number = (pack.issues.at(-1)?.number ?? 0) + 1
        running.throwIfAborted()
        await store.edit(id, 'record', null, ({ record }) => {
          if (record.kind !== 'pack') throw new Failure('NOT_FOUND', { what: 'record', id })
          // Two at once: the second would take labels the first has given away.
          if (record.issues.length !== pack.issues.length)
            throw new Failure('CONFLICT', { id, currentRev: library.revOf(id) })
          const issue = {
            number,
            issuedAt: now().toISOString(),
            sha256,
            pages: bound.pages,
            entries: bound.plan,
            manifest: kept.sha256,
          }
          // What the first issue has those after it have: its readers know their pages by it.
          const binding = { ...record.binding, contents: pack.binding.contents }
          return { record: { ...record, binding, issues: [...record.issues, issue] } }
        })
        return { ...done, issue: number }
      }, signal),

    async preflight(id, password, signal) {
      const { record } = await store.read(id)
      if (record.kind !== 'attachment') throw new Failure('NOT_FOUND', { what: 'record', id })
      const bytes = await readObjectOrNull(library, record.sha256)
      if (!bytes) return refusedPaper('missing')
      const picture = pictureOf(ports.typesetting, record, record.language ?? 'en')
      const pages = await asPages(bytes, picture, signal)
      return 'pdf' in pages ? preflight(pages.pdf, password, signal) : refusedPaper(pages.reason)
    },
  }
}

/** Hands on what binding refused in the contract's words. */
export function toPackFailure(error: unknown): never {
  if (error instanceof PackTooLarge) throw new Failure('PACK_TOO_LARGE', undefined, { cause: error })
  return toFailure(error)
}

/** Everything in a build by its hash, with the labels its pages bear; two builds of one pack have the same. */
function toManifest(pack: PackV1, { form, pages, entries, accessible }: BoundPack, sha256: string) {
  return {
    format: 'rapporteur-pack-manifest',
    version: 1,
    pack: { id: pack.id, title: pack.title, language: pack.language, updatedAt: pack.updatedAt },
    file: { form, sha256, pages, accessible },
    entries,
  }
}

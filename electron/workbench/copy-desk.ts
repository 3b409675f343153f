import { zipSync, type Zippable } from 'fflate/browser'
import type {
  AccessOverride,
  CopiesProgress,
  CopyOrigin,
  CopyPlan,
  Identified,
  MadeCopy,
} from '../../shared/contract/copies.ts'
import { Failure } from '../../shared/contract/failure.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import { accessOf, standardAudiences, type PackAudience } from '../../shared/model/pack/audiences.ts'
import type { PackCopy } from '../../shared/model/pack/copy.ts'
import type { PackV1 } from '../../shared/model/pack/v1.ts'
import type { ForeignReader } from '../exchange/child-job.ts'
import { ImportError } from '../exchange/import-error.ts'
import { traceCopy } from '../packs/audiences/identify-copy.ts'
import { makeCopies, type FinishedCopy } from '../packs/audiences/make-copies.ts'
import { planCopies, type AudiencePlan } from '../packs/audiences/plan-copies.ts'
import type { PackBinder } from '../packs/bind-pack.ts'
import { safe } from './artifact-name.ts'
import type { Arrivals } from './arrivals.ts'
import type { Artifacts } from './artifacts.ts'
import { markingsOf, packInput, packOf, type PackPaperPorts } from './pack-papers.ts'
import { toPackFailure } from './pack-builds.ts'
import { readRecordOrNull } from './read-or-null.ts'
import { staged, type Report } from './staged.ts'

export type CopyDeskPorts = PackPaperPorts & {
  binder: PackBinder
  artifacts: Artifacts
  /** Files that were handed in to be identified. */
  strays: Arrivals
  reader: ForeignReader
  now(): Date
}

type Wanted = {
  id: RecordId
  audiences?: PackAudience[] | undefined
  audienceIds?: string[] | undefined
  form: 'zip' | 'files'
  overrides?: AccessOverride[] | undefined
  passwords?: Record<string, string> | undefined
}

/** Copies of packs for their readers, the ledger of them, and whose a stray one is. Raises the contract's failures. */
export interface CopyDesk {
  plan(id: RecordId): Promise<CopyPlan>
  make(wanted: Wanted, signal?: AbortSignal): AsyncGenerator<CopiesProgress, void>
  ledger(id?: RecordId): Promise<CopyOrigin[]>
  /** Rejects with an AbortError once it is stopped; the file is forgotten either way. */
  identify(sha256: string, signal?: AbortSignal): Promise<Identified>
}

/** Bytes of all copies of one archive. */
const archiveLimit = 1024 * 1024 * 1024

export function createCopyDesk(ports: CopyDeskPorts): CopyDesk {
  const { library, store, typesetting, binder, artifacts, strays, reader, now } = ports

  const packs = async () => {
    const ids = [...library.summaries().values()].filter(({ kind }) => kind === 'pack').map(({ id }) => id)
    const found: PackV1[] = []
    for (const id of ids) {
      const record = await readRecordOrNull(store, id)
      if (record?.kind === 'pack') found.push(record)
    }
    return found
  }

  const ledger = async (id?: RecordId): Promise<CopyOrigin[]> => {
    const { record } = id ? await store.read(id) : { record: null }
    if (id && record?.kind !== 'pack') throw new Failure('NOT_FOUND', { what: 'record', id })
    const of = record?.kind === 'pack' ? [record] : await packs()
    return of
      .flatMap(({ id: packId, title, copies = [] }) =>
        copies.map((copy) => ({ packId, packTitle: title, copy })),
      )
      .toSorted((a, b) => (a.copy.madeAt < b.copy.madeAt ? 1 : -1))
  }

  /** A line of the ledger before the copy leaves the house: one that is not noted is not handed out. */
  const note = (id: RecordId, copies: readonly PackCopy[]) =>
    store.edit(id, 'record', null, ({ record }) =>
      record.kind === 'pack'
        ? { record: { ...record, copies: [...(record.copies ?? []), ...copies] } }
        : null,
    )

  const make = async (wanted: Wanted, report: Report<CopiesProgress>, signal: AbortSignal) => {
    const { id, form, overrides = [] } = wanted
    const input = await packInput(ports, id, wanted.passwords)
    const { pack } = input
    const decide = async (now: PackV1) =>
      planCopies(wantedOf(now, wanted), await markingsOf(ports, now), overrides)
    const { plans, refused } = await decide(pack)
    if (refused.length > 0) throw new Failure('RESTRICTED_PAPER', { papers: refused })

    const typesetMark = (mark: { name: string; identifier: string; how: 'diagonal' | 'foot' }) =>
      typesetting.typesetMark({ language: pack.language, ...mark }, signal)
    const making = makeCopies({ binder, typesetMark }, input, plans, { signal, onProgress: report })
    const finished: FinishedCopy[] = []
    let size = 0
    let made = await making.next().catch(toPackFailure)
    for (; !made.done; made = await making.next().catch(toPackFailure)) {
      finished.push(made.value)
      size += made.value.size
      if (form === 'zip' && size > archiveLimit) throw new Failure('TOO_LARGE', { limit: archiveLimit })
    }
    // What somebody restricted or withheld while the copies were made is in none of them.
    if (!isWithin(plans, (await decide(await packOf(store, id))).plans))
      throw new Failure('CONFLICT', { id, currentRev: library.revOf(id) })
    signal.throwIfAborted()
    const issue = pack.issues.at(-1)?.number
    const lines = finished.map((copy) => toLine(copy, now().toISOString(), issue))
    await note(id, lines)

    const names = fileNames(pack, finished)
    const copies = finished.map(({ write }, index): MadeCopy => {
      const fileName = names[index]!
      if (form === 'zip') return { ...lines[index]!, fileName }
      const artifactId = artifacts.keepMade({ write, mediaType: 'application/pdf', fileName })
      return { ...lines[index]!, fileName, artifactId }
    })
    const slips = made.value.bound.entries.flatMap(({ entryId, title, slip }) =>
      slip === null ? [] : [{ entryId, title, reason: slip }],
    )
    const reportId = keepReport(pack, plans, copies)
    const done = { stage: 'done' as const, copies, reportId, slips }
    return form === 'zip' ? { ...done, archive: keepArchive(pack, finished, names) } : done
  }

  const keepReport = (pack: PackV1, plans: readonly AudiencePlan[], copies: readonly MadeCopy[]) => {
    const told = {
      format: 'rapporteur-copies',
      version: 1,
      pack: { id: pack.id, title: pack.title },
      audiences: plans.map(({ audience, access, overrides }) => ({
        name: audience.name,
        access: Object.fromEntries(access),
        overrides,
      })),
      copies,
    }
    return artifacts.keep({
      bytes: Buffer.from(`${JSON.stringify(told, null, 2)}\n`),
      mediaType: 'application/json',
      fileName: `${nameOf(pack)}.copies.json`,
    })
  }

  const keepArchive = (pack: PackV1, finished: readonly FinishedCopy[], names: readonly string[]) => {
    const files: Zippable = {}
    for (const [index, { write }] of finished.entries()) files[names[index]!] = write()
    const bytes = zipSync(files, { level: 0, mtime: now() })
    const fileName = `${nameOf(pack)}.copies.zip`
    const artifactId = artifacts.keep({ bytes, mediaType: 'application/zip', fileName })
    return { artifactId, fileName, size: bytes.byteLength }
  }

  return {
    async plan(id) {
      const { pack } = await packInput(ports, id, undefined)
      const entries = await markingsOf(ports, pack)
      const audiences = audiencesOf(pack).map((audience) => ({
        id: audience.id,
        name: audience.name,
        access: Object.fromEntries(
          entries.map(({ entryId, distribution }) => [entryId, accessOf(audience, entryId, distribution)]),
        ),
      }))
      return { entries, audiences }
    },

    make: (wanted, signal) =>
      staged<CopiesProgress>((report, running) => make(wanted, report, running), signal),

    ledger,

    async identify(sha256, signal) {
      const stray = strays.get(sha256)
      if (!stray) throw new Failure('NOT_FOUND', { what: 'object', id: sha256 })
      strays.forget(sha256)
      const lines = await ledger()
      const exact = lines.filter(({ copy }) => copy.sha256 === sha256)
      if (exact.length > 0)
        return { by: 'exact', origins: exact, pages: exact[0]!.copy.pages, markedPages: 0 }
      const known = new Set(lines.map(({ copy }) => copy.identifier))
      const texts = await reader.readPdfText(stray.bytes, signal).catch(noText)
      const { identifiers, pages, markedPages } = traceCopy(stray.bytes, texts, known)
      const origins = lines.filter(({ copy }) => identifiers.has(copy.identifier))
      return { by: origins.length > 0 ? 'mark' : 'unknown', origins, pages, markedPages }
    },
  }
}

/** A file that cannot be read may still say in its metadata what it is. */
function noText(error: unknown): null {
  if (error instanceof ImportError) return null
  throw error
}

const audiencesOf = (pack: PackV1) => pack.audiences ?? standardAudiences(pack.language)

function wantedOf(pack: PackV1, { audiences = audiencesOf(pack), audienceIds }: Wanted): PackAudience[] {
  return audienceIds ? audiences.filter(({ id }) => audienceIds.includes(id)) : audiences
}

/** Whether every paper is to every audience what it was; one of either that is gone is nothing any more. */
function isWithin(made: readonly AudiencePlan[], now: readonly AudiencePlan[]): boolean {
  const decided = new Map(now.map(({ audience, access }) => [audience.id, access]))
  return made.every(({ audience, access }) =>
    [...access].every(([entryId, by]) => by === (decided.get(audience.id)?.get(entryId) ?? 'gone')),
  )
}

function toLine(
  { write: _, withheld, overrides, ...copy }: FinishedCopy,
  madeAt: string,
  issue?: number,
): PackCopy {
  return {
    ...copy,
    madeAt,
    ...(issue === undefined ? {} : { issue }),
    ...(withheld.length > 0 ? { withheld } : {}),
    ...(overrides.length > 0 ? { overrides } : {}),
  }
}

const nameOf = (pack: PackV1) => `${safe(pack.title, 70) || 'pack'}.${pack.language}`

/** By audience and recipient; two of one name are told apart. */
function fileNames(pack: PackV1, finished: readonly FinishedCopy[]): string[] {
  const taken = new Set<string>()
  return finished.map(({ audience, recipient }) => {
    const plain = [nameOf(pack), audience, recipient].filter(Boolean).map((each) => safe(each, 75))
    let name = `${plain.join(' - ')}.pdf`
    for (let count = 2; taken.has(name); count += 1) name = `${plain.join(' - ')} (${count}).pdf`
    taken.add(name)
    return name
  })
}

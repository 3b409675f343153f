import { Failure } from '../../shared/contract/failure.ts'
import type { PackProgress } from '../../shared/contract/packs.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { MeetingV1 } from '../../shared/model/meeting/v1.ts'
import type { PackEntry, PackV1 } from '../../shared/model/pack/v1.ts'
import type { Library } from '../library/library.ts'
import type { PackBinder, PackPaper } from '../packs/bind-pack.ts'
import type { RecordStore } from '../records/record-store.ts'
import type { Typesetting } from '../typesetting/typesetting.ts'
import { safe } from './artifact-name.ts'
import type { Artifacts } from './artifacts.ts'
import { toFailure, type DocumentExport } from './document-export.ts'
import { readObjectOrNull, readRecordOrNull } from './read-or-null.ts'
import { staged } from './staged.ts'

export type PackBuildPorts = {
  library: Library
  store: RecordStore
  documentExport: DocumentExport
  typesetting: Typesetting
  binder: PackBinder
  artifacts: Artifacts
}

/** Packs of the library as one file each. */
export interface PackBuilds {
  /** Binds a pack and keeps the file as an artifact; the last progress names it. A paper that is gone becomes a slip. */
  build(id: RecordId, signal?: AbortSignal): AsyncGenerator<PackProgress, void>
}

export function createPackBuilds(ports: PackBuildPorts): PackBuilds {
  const { library, store, documentExport, typesetting, binder, artifacts } = ports

  const toPaper = async (entry: PackEntry, meeting: MeetingV1 | undefined): Promise<PackPaper> => {
    const item = meeting?.agenda.find((each) => each.id === entry.agendaItemId)
    const place = { entryId: entry.id, number: item?.number ?? '' }
    if (entry.type === 'divider') return { ...place, type: 'divider', title: entry.title, detail: '' }
    const record = await readRecordOrNull(store, entry.recordId)
    const title = library.summaries().get(entry.recordId)?.title ?? ''
    if (record?.kind === 'document') {
      return {
        ...place,
        type: 'document',
        title: record.title,
        detail: record.masthead.symbol ?? '',
        typeset: async (signal) => {
          const input = await documentExport.inputFor(record.id)
          return (await typesetting.typeset(input, { standard: 'ua-1', ...(signal ? { signal } : {}) })).pdf
        },
      }
    }
    const file = record?.kind === 'attachment' ? record : null
    return {
      ...place,
      type: 'file',
      title: file?.title ?? title,
      detail: file?.receivedFrom ?? '',
      fileName: file?.fileName ?? title,
      read: async () => (file ? readObjectOrNull(library, file.sha256) : null),
    }
  }

  return {
    build: (id, signal) =>
      staged<PackProgress>(async (report, running) => {
        const pack = await packOf(store, id)
        const about = pack.meetingId ? await readRecordOrNull(store, pack.meetingId) : null
        const meeting = about?.kind === 'meeting' ? about : undefined
        const papers: PackPaper[] = []
        for (const entry of pack.entries) papers.push(await toPaper(entry, meeting))
        const bound = await binder
          .bind({ pack, papers, ...(meeting ? { meeting } : {}) }, { signal: running, onProgress: report })
          .catch(toFailure)
        const fileName = `${safe(pack.title).slice(0, 120) || 'pack'}.${pack.language}.pdf`
        const artifactId = artifacts.keep({ bytes: bound.pdf, mediaType: 'application/pdf', fileName })
        const { pages, entries } = bound
        return { stage: 'done', artifactId, fileName, pages, size: bound.pdf.byteLength, entries }
      }, signal),
  }
}

async function packOf(store: RecordStore, id: RecordId): Promise<PackV1> {
  const { record } = await store.read(id)
  if (record.kind !== 'pack') throw new Failure('NOT_FOUND', { what: 'record', id })
  return record
}

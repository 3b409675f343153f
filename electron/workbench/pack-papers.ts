import { Failure } from '../../shared/contract/failure.ts'
import type { Distribution } from '../../shared/model/document/v1.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { MeetingV1 } from '../../shared/model/meeting/v1.ts'
import { stricter, unmarkedDistribution } from '../../shared/model/pack/audiences.ts'
import { frontIds, withdrawnFrom, type IssuedEntry } from '../../shared/model/pack/pin-pages.ts'
import { contentsOf, type PackEntry, type PackV1 } from '../../shared/model/pack/v1.ts'
import type { AttachmentV1 } from '../../shared/model/attachment/v1.ts'
import type { Language } from '../../shared/model/languages.ts'
import type { LibraryRecord } from '../../shared/model/record.ts'
import type { Library } from '../library/library.ts'
import type { PackPaper } from '../packs/bind-pack.ts'
import { packWords } from '../packs/pack-words.ts'
import type { TypesetPicture } from '../packs/picture-page.ts'
import type { RecordStore } from '../records/record-store.ts'
import type { Typesetting } from '../typesetting/typesetting.ts'
import type { DocumentExport } from './document-export.ts'
import { sheetInput, sheetSources } from './meeting-sheet.ts'
import { readObjectOrNull, readRecordOrNull } from './read-or-null.ts'

export type PackPaperPorts = {
  library: Library
  store: RecordStore
  documentExport: DocumentExport
  typesetting: Typesetting
}

/** How far a paper may go; null for a divider. `marked` is false for a file of which nobody said so. */
export type PaperMarking = {
  entryId: string
  title: string
  distribution: Distribution | null
  marked: boolean
}

/** Everything the binder needs of a pack, read from the library, papers of earlier issues among it. */
export async function packInput(
  ports: PackPaperPorts,
  id: RecordId,
  passwords: Record<string, string> | undefined,
) {
  const kept = await packOf(ports.store, id)
  const pack = { ...kept, binding: { ...kept.binding, contents: contentsOf(kept) } }
  const meeting = await meetingOf(ports.store, pack)
  const papers: PackPaper[] = []
  for (const entry of pack.entries) papers.push(await toPaper(ports, pack, entry, meeting, passwords))
  const issued = pack.issues.findLast(({ entries }) => entries)?.entries ?? []
  return { pack, papers: withWithdrawn(issued, papers), issued, ...(meeting ? { meeting } : {}) }
}

/** How far the papers of a pack may go, as their records and the pack say now. */
export async function markingsOf({ store, library }: PackPaperPorts, pack: PackV1): Promise<PaperMarking[]> {
  const meeting = await meetingOf(store, pack)
  const markings: PaperMarking[] = []
  for (const entry of pack.entries) {
    if (entry.type === 'divider' || entry.type === 'blank') {
      const title = entry.type === 'divider' ? entry.title : packWords[pack.language].blank
      markings.push({ entryId: entry.id, title, distribution: null, marked: true })
      continue
    }
    if (entry.type === 'sheet') {
      // It says what its sources say, and goes no further than the strictest of them.
      let distribution = unmarkedDistribution
      for (const id of sheetSources(library.summaries(), entry, meeting)) {
        const source = await readRecordOrNull(store, id)
        if (source?.kind === 'document') distribution = stricter(distribution, source.masthead.distribution)
      }
      markings.push({ entryId: entry.id, title: entry.title, distribution, marked: true })
      continue
    }
    const record = await readRecordOrNull(store, entry.recordId)
    const title = library.summaries().get(entry.recordId)?.title ?? ''
    markings.push({ entryId: entry.id, title, ...markingOf(record, entry.distribution) })
  }
  return markings
}

async function meetingOf(store: RecordStore, { meetingId }: PackV1): Promise<MeetingV1 | undefined> {
  const about = meetingId ? await readRecordOrNull(store, meetingId) : null
  return about?.kind === 'meeting' ? about : undefined
}

function markingOf(record: LibraryRecord | null, own: Distribution | undefined) {
  // What is damaged or gone can say no more how far it may go, and its title is still known.
  if (!record) return { distribution: 'restricted' as const, marked: false }
  if (record.kind === 'document')
    return { distribution: stricter(record.masthead.distribution, own), marked: true }
  return { distribution: own ?? unmarkedDistribution, marked: own !== undefined }
}

async function toPaper(
  { store, library, documentExport, typesetting }: PackPaperPorts,
  pack: PackV1,
  entry: PackEntry,
  meeting: MeetingV1 | undefined,
  passwords: Record<string, string> | undefined,
): Promise<PackPaper> {
  const item = meeting?.agenda.find((each) => each.id === entry.agendaItemId)
  const place = { entryId: entry.id, number: item?.number ?? '', ...(item && { itemTitle: item.title }) }
  if (entry.type === 'blank')
    return { ...place, type: 'blank', count: entry.count, title: packWords[pack.language].blank, detail: '' }
  if (entry.type === 'divider') return { ...place, type: 'divider', title: entry.title, detail: '' }
  if (entry.type === 'sheet') {
    const input = sheetInput(library.summaries(), pack, entry, meeting)
    return {
      ...place,
      type: 'document',
      title: entry.title,
      detail: '',
      typeset: async (signal) =>
        (await typesetting.typeset(input, { standard: 'ua-1', ...(signal ? { signal } : {}) })).pdf,
    }
  }
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
    ...(file && { typesetPicture: pictureOf(typesetting, file, pack.language) }),
    ...(passwords?.[entry.id] === undefined ? {} : { password: passwords[entry.id] }),
  }
}

/** Makes a page of an attachment that is a picture, in the language of what it is bound in. */
export function pictureOf(
  typesetting: Typesetting,
  { title, createdAt }: AttachmentV1,
  language: Language,
): TypesetPicture {
  return (bytes, signal) => {
    const options = { standard: 'ua-1', ...(signal && { signal }) } as const
    return typesetting.typesetPicture({ bytes, title, language, date: createdAt }, options)
  }
}

/** Papers of an earlier issue that are no longer in the pack keep their place behind the one they stood behind. */
function withWithdrawn(issued: readonly IssuedEntry[], papers: readonly PackPaper[]): PackPaper[] {
  const all = [...papers]
  const present = [{ entryId: frontIds.agenda }, ...papers]
  for (const { entryId, title, behind } of withdrawnFrom(issued, present)) {
    const at = all.findIndex((paper) => paper.entryId === behind)
    all.splice(at + 1, 0, { entryId, title, number: '', detail: '', type: 'withdrawn' })
  }
  return all
}

/** A pack as it is now; NOT_FOUND where the record is another, or none. */
export async function packOf(store: RecordStore, id: RecordId): Promise<PackV1> {
  const { record } = await store.read(id)
  if (record.kind !== 'pack') throw new Failure('NOT_FOUND', { what: 'record', id })
  return record
}

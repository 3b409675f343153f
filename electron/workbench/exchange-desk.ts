import type { z } from 'zod'
import type { ImportLoss, pictureFault } from '../../shared/contract/exchange.ts'
import { Failure } from '../../shared/contract/failure.ts'
import { parseRecord } from '../../shared/contract/parse-record.ts'
import type { DocumentV1 } from '../../shared/model/document/v1.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import { startingSettings } from '../documents/templates.ts'
import type { BulkDocument } from '../exchange/import-bulk.ts'
import { ImportError } from '../exchange/import-error.ts'
import { importFile, type Imported } from '../exchange/import-file.ts'
import type { ForeignReader } from '../exchange/child-job.ts'
import { sniffFile } from '../exchange/sniff-file.ts'
import type { Documents } from '../documents/documents.ts'
import type { Library } from '../library/library.ts'
import type { RecordStore } from '../records/record-store.ts'
import { checkImage } from '../typesetting/check-image.ts'
import { uploadLimit } from './asset-desk.ts'

type PictureFault = z.infer<typeof pictureFault>

export type Subject = { [K in 'meetingId' | 'themeId' | 'mechanismId']?: RecordId | undefined }

export type ExchangePorts = {
  library: Library
  store: RecordStore
  documents: Documents
  /** How files of others are read: apart, so that a hostile one cannot hold the workbench. */
  reader: ForeignReader
  now: () => Date
  newId: () => RecordId
  newBlockId: () => string
}

/** Files that came from elsewhere: kept as attachments, or read into documents. Raises the contract's failures. */
export interface ExchangeDesk {
  /** What is wrong with stored bytes as a picture; null where nothing is. */
  checkPicture(sha256: string): Promise<PictureFault | null>
  /** Makes an attachment record for bytes already stored; its type and pages are read off the bytes. */
  attach(file: { sha256: string; fileName: string } & Subject): Promise<RecordSummary>
  /** Reads an attachment into a document beside it; as `importDocument`, and UNSUPPORTED_FILE for what is no text. */
  makeDocument(id: RecordId): Promise<{ document: RecordSummary; losses: ImportLoss[] }>
  /** Reads stored bytes into a document; UNSUPPORTED_FILE and TOO_LARGE say why not. */
  importDocument(sha256: string, fileName: string): Promise<RecordSummary>
  /** Adds a document of a bulk file. INVALID where its id is taken: nothing is written over. */
  addBulk(document: BulkDocument): Promise<RecordSummary>
}

export function createExchangeDesk(ports: ExchangePorts): ExchangeDesk {
  const { library, store, documents, reader, now, newId, newBlockId } = ports

  const base = () => {
    const moment = now().toISOString()
    return { id: newId(), createdAt: moment, updatedAt: moment, tags: [] as string[] }
  }

  const attach = async (file: { sha256: string; fileName: string } & Subject) => {
    const { sha256, fileName, meetingId, themeId, mechanismId } = file
    const bytes = await library.readObject(sha256)
    const { mediaType } = sniffFile(bytes, fileName)
    const pages = mediaType === 'application/pdf' ? await reader.countPages(bytes) : null
    const record = parseRecord({
      ...base(),
      kind: 'attachment',
      title: fileName.replace(/\.[a-z0-9]{1,5}$/i, '') || fileName,
      fileName,
      mediaType,
      sha256,
      size: bytes.byteLength,
      ...(pages === null ? {} : { pages }),
      ...(meetingId ? { meetingId } : {}),
      ...(themeId ? { themeId } : {}),
      ...(mechanismId ? { mechanismId } : {}),
    })
    return (await store.add(record, undefined, 'import')).summary
  }

  const newDocument = (fields: Pick<DocumentV1, 'title' | 'type' | 'language'>): DocumentV1 => ({
    ...base(),
    kind: 'document',
    ...fields,
    masthead: { distribution: 'general', originalLanguage: fields.language },
    status: 'draft',
    workId: newId(),
    settings: startingSettings[fields.type],
  })

  return {
    attach,

    async checkPicture(sha256) {
      const checked = checkImage(sha256, await library.readObject(sha256))
      return checked.ok || checked.reason === 'missing' ? null : checked.reason
    },

    async makeDocument(id) {
      const { record: file } = await store.read(id)
      if (file.kind !== 'attachment') throw new Failure('NOT_FOUND', { what: 'record', id })
      const { sha256, fileName, meetingId, themeId, mechanismId, language } = file
      const read = await readFile(library, sha256, fileName, { newBlockId, reader })
      if (read.type === 'attachment')
        throw new Failure('UNSUPPORTED_FILE', { fileName, reason: 'unknown-format' })
      const record = newDocument({ title: read.title, type: 'note', language: language ?? 'en' })
      const subject = {
        ...(meetingId && { meetingId }),
        ...(themeId && { themeId }),
        ...(mechanismId && { mechanismId }),
      }
      const { summary } = await documents.add({ ...record, ...subject, originalId: id }, read.body)
      return { document: summary, losses: read.losses }
    },

    async importDocument(sha256, fileName) {
      const read = await readFile(library, sha256, fileName, { newBlockId, reader })
      if (read.type === 'attachment') return attach({ sha256, fileName })
      const record = newDocument({ title: read.title, type: 'note', language: 'en' })
      return (await documents.add(record, read.body)).summary
    },

    async addBulk(bulk) {
      const { id, externalId, title, type, language, date, people, places } = bulk
      if (id !== null && library.revOf(id) > 0)
        throw new Failure('INVALID', { fields: [{ path: 'id', reason: 'taken' }] })
      const record = newDocument({ title, type, language })
      const added = await documents.add(
        {
          ...record,
          ...(id === null ? {} : { id }),
          tags: tagsOf(bulk),
          ...(people.length > 0 ? { people } : {}),
          ...(places.length > 0 ? { places } : {}),
          ...(externalId === null || externalId === id ? {} : { source: externalId }),
          masthead: { ...record.masthead, ...(date ? { date } : {}) },
        },
        bulk.body,
      )
      return added.summary
    },
  }
}

/** As many of a line's tags as a record may bear, each as long as a tag may be. */
function tagsOf({ tags }: BulkDocument): string[] {
  const all = new Set(tags.map((tag) => tag.slice(0, 80).trim()))
  return [...all].filter((tag) => tag !== '').slice(0, 100)
}

async function readFile(
  library: Library,
  sha256: string,
  fileName: string,
  how: Pick<ExchangePorts, 'newBlockId' | 'reader'>,
): Promise<Imported> {
  const putObject = async (bytes: Uint8Array) => (await library.putObject(bytes, uploadLimit)).sha256
  try {
    return await importFile(await library.readObject(sha256), fileName, { putObject, ...how })
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    if (error.reason === 'too-large')
      throw new Failure('TOO_LARGE', { limit: error.limit ?? uploadLimit }, { cause: error })
    throw new Failure('UNSUPPORTED_FILE', { fileName, reason: error.reason }, { cause: error })
  }
}

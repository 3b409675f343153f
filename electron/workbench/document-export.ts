import { Failure } from '../../shared/contract/failure.ts'
import type { ExportProgress, Finding, PagePreview, PdfStandard } from '../../shared/contract/typesetting.ts'
import type { DocumentBody } from '../../shared/document/body.ts'
import { walk } from '../../shared/document/walk.ts'
import type { Distribution } from '../../shared/model/document/v1.ts'
import { recordId, type RecordId } from '../../shared/model/ids.ts'
import type { Documents } from '../documents/documents.ts'
import type { Library } from '../library/library.ts'
import type { RecordStore } from '../records/record-store.ts'
import { TypesettingError } from '../typesetting/typesetting.ts'
import type { Typesetting, TypesetInput } from '../typesetting/typesetting.ts'
import type { Artifacts } from './artifacts.ts'
import { artifactName } from './artifact-name.ts'
import { readObjectOrNull, readRecordOrNull } from './read-or-null.ts'
import { staged } from './staged.ts'

export type DocumentExportPorts = {
  library: Library
  store: RecordStore
  documents: Documents
  typesetting: Typesetting
  artifacts: Artifacts
}

/** Documents of the library as PDFs. */
export interface DocumentExport {
  /** Typesets a document and keeps the file as an artifact; the last progress names it. */
  export(id: RecordId, standard: PdfStandard, signal?: AbortSignal): AsyncGenerator<ExportProgress, void>
  preflight(id: RecordId): Promise<Finding[]>
  /** The pages of a document as it was last saved, kept as an artifact until newer ones have come. */
  preview(id: RecordId, signal?: AbortSignal): Promise<PagePreview>
  /** What typesetting needs to know of a document, gathered from the library. */
  inputFor(id: RecordId): Promise<TypesetInput>
}

export function createDocumentExport(ports: DocumentExportPorts): DocumentExport {
  const { library, store, documents, typesetting, artifacts } = ports

  /** How far each document that a body links to may go. */
  const distributionsIn = async (body: DocumentBody): Promise<Map<string, Distribution>> => {
    const found = new Map<string, Distribution>()
    for (const { node } of walk(body)) {
      const linked = recordId.safeParse(node.type === 'recordLink' ? node.attrs?.['recordId'] : null)
      if (!linked.success || library.summaries().get(linked.data)?.kind !== 'document') continue
      const other = await readRecordOrNull(store, linked.data)
      // A note is named as the source of something, not annexed.
      if (other?.kind === 'document' && other.type !== 'note')
        found.set(linked.data, other.masthead.distribution)
    }
    return found
  }

  const inputFor = async (id: RecordId): Promise<TypesetInput> => {
    const { record, body } = await documents.open(id)
    const distributions = await distributionsIn(body as DocumentBody)
    const about = record.meetingId ? await readRecordOrNull(store, record.meetingId) : null
    return {
      record,
      body: body as DocumentBody,
      // A picture that cannot be had is a finding of typesetting, not a reason to refuse the document.
      readAsset: (sha256) => readObjectOrNull(library, sha256),
      titleOf: (linked) => library.summaries().get(linked as RecordId)?.title ?? null,
      bearersOf: (symbol) =>
        [...library.summaries().values()]
          .filter(
            ({ kind, trashedAt, workId }) => kind === 'document' && !trashedAt && workId !== record.workId,
          )
          .filter((other) => other.symbol?.toLowerCase() === symbol.toLowerCase())
          .map(({ title }) => title),
      distributionOf: (linked) => distributions.get(linked) ?? null,
      ...(about?.kind === 'meeting' ? { meeting: about } : {}),
    }
  }

  return {
    inputFor,
    preflight: async (id) => typesetting.preflight(await inputFor(id)),

    async preview(id, signal) {
      const made = await typesetting.preview(await inputFor(id), signal).catch(toFailure)
      const artifact = { bytes: made.pdf, mediaType: 'application/pdf', fileName: 'preview.pdf' }
      return { artifactId: artifacts.keepLatest(id, artifact), pages: made.pages, places: made.places }
    },

    export: (id, standard, signal) =>
      staged<ExportProgress>(async (report, running) => {
        report({ stage: 'preparing' })
        const input = await inputFor(id)
        const made = await typesetting
          .typeset(input, { standard, signal: running, onStage: (stage) => report({ stage }) })
          .catch(toFailure)
        const fileName = artifactName(input.record)
        const artifactId = artifacts.keep({ bytes: made.pdf, mediaType: 'application/pdf', fileName })
        return {
          stage: 'done',
          artifactId,
          fileName,
          pages: made.pages,
          size: made.pdf.byteLength,
          findings: made.findings,
        }
      }, signal),
  }
}

/** Hands a fault of the typesetter on as TYPESETTING_FAILED, everything else as it is. */
export function toFailure(error: unknown): never {
  if (error instanceof TypesettingError) {
    throw new Failure('TYPESETTING_FAILED', { diagnostics: [...error.diagnostics] }, { cause: error })
  }
  throw error
}

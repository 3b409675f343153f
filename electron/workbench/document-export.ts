import { Failure } from '../../shared/contract/failure.ts'
import type {
  ExportOptions,
  ExportProgress,
  Finding,
  PagePreview,
} from '../../shared/contract/typesetting.ts'
import type { DocumentBody } from '../../shared/document/body.ts'
import { walk } from '../../shared/document/walk.ts'
import type { Distribution } from '../../shared/model/document/v1.ts'
import { recordId, type RecordId } from '../../shared/model/ids.ts'
import type { Documents } from '../documents/documents.ts'
import type { Library } from '../library/library.ts'
import type { RecordStore } from '../records/record-store.ts'
import { TypesettingError, UncoveredCharacters } from '../typesetting/typesetting.ts'
import type { Typesetting, TypesetInput } from '../typesetting/typesetting.ts'
import type { Artifacts } from './artifacts.ts'
import { artifactName } from './artifact-name.ts'
import { canBeIssued, issueDocument, readIssued } from './issue-document.ts'
import { readObjectOrNull, readRecordOrNull } from './read-or-null.ts'
import { staged } from './staged.ts'

export type DocumentExportPorts = {
  library: Library
  store: RecordStore
  documents: Documents
  typesetting: Typesetting
  artifacts: Artifacts
  now: () => Date
}

export type MadeFile = { artifactId: string; fileName: string; pages: number; size: number }

/** Documents of the library as PDFs. */
export interface DocumentExport {
  /** Typesets a document and keeps the file as an artifact, and issued for ever; the last progress names it. */
  export(id: RecordId, options: ExportOptions, signal?: AbortSignal): AsyncGenerator<ExportProgress, void>
  /** The file of an issued version as an artifact. */
  issued(id: RecordId, number: number, sha256?: string): Promise<MadeFile>
  preflight(id: RecordId): Promise<Finding[]>
  /** The templates there are at this moment, and what in the library's folder for them is none. */
  templates: Typesetting['templates']
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

  const inputFor = async (id: RecordId): Promise<TypesetInput> => (await gather(id)).input

  const gather = async (id: RecordId): Promise<{ input: TypesetInput; rev: number }> => {
    const { record, body, rev } = await documents.open(id)
    const distributions = await distributionsIn(body as DocumentBody)
    const about = record.meetingId ? await readRecordOrNull(store, record.meetingId) : null
    const input: TypesetInput = {
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
    return { input, rev }
  }

  return {
    inputFor,
    templates: () => typesetting.templates(),
    preflight: async (id) => typesetting.preflight(await inputFor(id)),

    async preview(id, signal) {
      const made = await typesetting.preview(await inputFor(id), signal).catch(toFailure)
      const artifact = { bytes: made.pdf, mediaType: 'application/pdf', fileName: 'preview.pdf' }
      return { artifactId: artifacts.keepLatest(id, artifact), pages: made.pages, places: made.places }
    },

    export: (id, { issue, replaceCharacters, ...look }, signal) =>
      staged<ExportProgress>(async (report, running) => {
        report({ stage: 'preparing' })
        const { input, rev } = await gather(id)
        if (issue && !canBeIssued(input.record)) throw new Failure('NOT_CLEARED', undefined)
        // What is issued says of itself what the record will say from then on.
        const record = issue ? { ...input.record, status: 'final' as const } : input.record
        const made = await typesetting
          .typeset(
            { ...input, record },
            {
              ...look,
              uncovered: replaceCharacters ? 'replace' : 'refuse',
              signal: running,
              onStage: (stage) => report({ stage }),
            },
          )
          .catch(toFailure)
        running.throwIfAborted()
        const issued = issue
          ? await issueDocument(ports, { id, rev, made, look: { ...look, paper: made.paper } })
          : undefined
        return {
          stage: 'done',
          ...keepFile(artifacts, made, artifactName(record, issued?.number)),
          findings: made.findings,
          ...(issued ? { issued } : {}),
        }
      }, signal),

    async issued(id, number, sha256) {
      const { record, issue, pdf } = await readIssued(ports, id, number, sha256)
      return keepFile(artifacts, { pdf, pages: issue.pages }, artifactName(record, number))
    },
  }
}

function keepFile(
  artifacts: Artifacts,
  made: { pdf: Uint8Array; pages: number },
  fileName: string,
): MadeFile {
  const artifactId = artifacts.keep({ bytes: made.pdf, mediaType: 'application/pdf', fileName })
  return { artifactId, fileName, pages: made.pages, size: made.pdf.byteLength }
}

/** Hands on what the typesetter refused in the contract's words, everything else as it is. */
export function toFailure(error: unknown): never {
  if (error instanceof UncoveredCharacters) {
    throw new Failure('UNCOVERED_CHARACTERS', { places: error.places }, { cause: error })
  }
  if (error instanceof TypesettingError) {
    const { diagnostics, template } = error
    const data = { diagnostics: [...diagnostics], ...(template ? { template } : {}) }
    throw new Failure('TYPESETTING_FAILED', data, { cause: error })
  }
  throw error
}

import { Failure } from '../../shared/contract/failure.ts'
import type { RedactionProgress, RedactionProof, RedactionState } from '../../shared/contract/redaction.ts'
import type { DocumentBody } from '../../shared/document/body.ts'
import {
  redactDocument,
  redactionStates,
  redactMeeting,
  wordsOf,
} from '../../shared/document/redact/redact-document.ts'
import type { Paper, PdfStandard } from '../../shared/model/document/issue.ts'
import type { SlipReason } from '../../shared/contract/packs.ts'
import type { Language } from '../../shared/model/languages.ts'
import type { RedactedArea } from '../../shared/model/redaction/v1.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { ForeignReader } from '../exchange/child-job.ts'
import { ImportError } from '../exchange/import-error.ts'
import type { Library } from '../library/library.ts'
import type { PackCrew, PackHand } from '../packs/pack-crew.ts'
import { withoutMetadata } from '../packs/redaction/picture-metadata.ts'
import { pictureWords } from '../packs/redaction/picture-words.ts'
import { tellingTerms, type Term } from '../packs/redaction/telling-terms.ts'
import type { RecordStore } from '../records/record-store.ts'
import type { TypesetInput, Typesetting } from '../typesetting/typesetting.ts'
import { artifactName, safe } from './artifact-name.ts'
import type { Artifacts } from './artifacts.ts'
import { uploadLimit } from './asset-desk.ts'
import { toFailure, type DocumentExport } from './document-export.ts'
import { staged } from './staged.ts'

export type RedactionDeskPorts = {
  library: Library
  store: RecordStore
  /** Who draws, burns and searches: apart, so that a hostile file cannot hold the workbench. */
  crew: PackCrew
  documentExport: DocumentExport
  typesetting: Typesetting
  reader: ForeignReader
  artifacts: Artifacts
}

type Look = { standard: PdfStandard; paper: Paper }

/** Public versions: without what was marked, searched, and given out only where nothing of it is left. */
export interface RedactionDesk {
  check(id: RecordId): Promise<RedactionState[]>
  publish(id: RecordId, look: Look, signal?: AbortSignal): AsyncGenerator<RedactionProgress, void>
  publishFile(
    id: RecordId,
    password: string | undefined,
    signal?: AbortSignal,
  ): AsyncGenerator<RedactionProgress, void>
}

export function createRedactionDesk(ports: RedactionDeskPorts): RedactionDesk {
  const { library, store, documentExport, typesetting, reader, artifacts, crew } = ports

  const search = async (hand: PackHand, pdf: Uint8Array, terms: readonly Term[], signal: AbortSignal) => {
    const texts = await reader.readPdfText(pdf).catch(unread)
    const proof = await hand.prove({ task: 'prove', bytes: pdf, texts, terms }, signal)
    // A file that cannot be searched is not given out.
    if (!proof) throw new Failure('TOO_LARGE', { limit: uploadLimit })
    return proof
  }

  const keep = (
    made: { pdf: Uint8Array; pages: number; fileName: string },
    proof: RedactionProof,
    terms: readonly Term[],
    redactions: number,
  ): RedactionProgress => {
    const { pdf, pages, fileName } = made
    const artifactId = artifacts.keep({ bytes: pdf, mediaType: 'application/pdf', fileName })
    const reportId = artifacts.keep({
      bytes: toReport(proof, terms),
      mediaType: 'application/json',
      fileName: fileName.replace(/\.pdf$/, '.proof.json'),
    })
    return { stage: 'done', artifactId, fileName, pages, size: pdf.byteLength, reportId, redactions, proof }
  }

  const withHand = async <T>(work: (hand: PackHand) => Promise<T>): Promise<T> => {
    const hand = crew.hire()
    try {
      return await work(hand)
    } finally {
      hand.dismiss()
    }
  }

  return {
    async check(id) {
      const { record, body } = await documentExport.inputFor(id)
      return redactionStates(record, body)
    },

    publish: (id, look, signal) =>
      staged<RedactionProgress>(async (report, running) => {
        report({ stage: 'preparing' })
        const input = await documentExport.inputFor(id)
        const { redaction } = input.record
        const passages = redaction?.passages ?? []
        if (passages.length === 0) throw new Failure('NOT_FOUND', { what: 'block', id: 'redaction' })
        const redacted = redactDocument(input.record, input.body)
        const stale = redacted.placed
          .filter(({ state }) => state === 'stale')
          .map(({ passage }) => passage.id)
        if (stale.length > 0) return { stage: 'survived', proof: null, stale }

        report({ stage: 'typesetting' })
        const made = await typesetting
          .typeset(toPublic(input, redacted), { ...look, signal: running })
          .catch(toFailure)
        running.throwIfAborted()
        report({ stage: 'searching' })
        const left = wordsOf(redacted.record, redacted.body as DocumentBody)
        const terms = tellingTerms(passages, left, input.record.language, redaction?.spared)
        const proof = await withHand((hand) => search(hand, made.pdf, terms, running))
        if (proof.found > 0) return { stage: 'survived', proof, stale: [] }
        const fileName = artifactName(redacted.record).replace(/\.pdf$/, '.public.pdf')
        return keep({ ...made, fileName }, proof, terms, passages.length)
      }, signal),

    publishFile: (id, password, signal) =>
      staged<RedactionProgress>(async (report, running) => {
        report({ stage: 'preparing' })
        const { record } = await store.read(id)
        const areas = record.kind === 'attachment' ? (record.redactedAreas ?? []) : []
        if (record.kind !== 'attachment' || areas.length === 0)
          throw new Failure('NOT_FOUND', { what: 'block', id: 'redaction' })
        const bytes = await library.readObject(record.sha256)
        return withHand(async (hand) => {
          const descriptions = describe(areas, record.language)
          const burnt = await hand.burn(
            {
              task: 'burn',
              bytes,
              areas,
              descriptions,
              language: record.language ?? 'en',
              ...(password === undefined ? {} : { password }),
            },
            running,
          )
          if ('reason' in burnt) throw refused(burnt.reason, record.fileName, password)
          running.throwIfAborted()
          report({ stage: 'searching' })
          const proof = await search(hand, burnt.pdf, burnt.terms, running)
          if (proof.found > 0) return { stage: 'survived', proof, stale: [] }
          const fileName = `${safe(record.title) || 'file'}.public.pdf`
          return keep({ ...burnt, fileName }, proof, burnt.terms, areas.length)
        })
      }, signal),
  }
}

/** What is typeset in the place of a document: nothing of it, nor of what is printed with it, says what was taken out. */
function toPublic(
  input: TypesetInput,
  { record, body, redact }: ReturnType<typeof redactDocument>,
): TypesetInput {
  return {
    ...input,
    record,
    body,
    // A photograph says more than it shows.
    async readAsset(sha256) {
      const bytes = await input.readAsset(sha256)
      return bytes && withoutMetadata(bytes)
    },
    titleOf(id) {
      const title = input.titleOf(id)
      return title === null ? null : redact(title)
    },
    ...(input.meeting ? { meeting: redactMeeting(input.meeting, redact) } : {}),
  }
}

/** What is said in the place of a page that is a picture, in the language of the file. */
function describe(areas: readonly RedactedArea[], language: Language = 'en'): Record<number, string> {
  const words = pictureWords[language]
  const pages = [...new Set(areas.map(({ page }) => page))]
  return Object.fromEntries(
    pages.map((page) => {
      const reasons = areas
        .filter((area) => area.page === page && area.reason !== '')
        .map(({ reason }) => reason)
      return [page, [words, ...new Set(reasons)].join('; ')]
    }),
  )
}

function refused(reason: SlipReason, fileName: string, password: string | undefined): Failure {
  if (reason === 'password')
    return new Failure('PASSPHRASE', { reason: password === undefined ? 'needed' : 'wrong' })
  return new Failure('UNSUPPORTED_FILE', { fileName, reason: reason === 'too-complex' ? reason : 'damaged' })
}

/** What no other reader can read, nobody can search. */
function unread(error: unknown): never {
  if (!(error instanceof ImportError)) throw error
  throw new Failure('UNSUPPORTED_FILE', { fileName: '', reason: 'damaged' }, { cause: error })
}

/** For whoever must be shown that it was searched, and must not be told for what. */
function toReport({ searched, pages, pictures, found }: RedactionProof, terms: readonly Term[]): Uint8Array {
  const counts = {
    passages: terms.filter(({ kind }) => kind === 'passage').length,
    words: terms.filter(({ kind }) => kind === 'word').length,
  }
  const told = {
    format: 'rapporteur-redaction-proof',
    version: 1,
    pages,
    searched,
    pictures,
    searchedFor: counts,
    found,
  }
  return Buffer.from(`${JSON.stringify(told, null, 2)}\n`)
}

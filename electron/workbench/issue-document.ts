import { Failure } from '../../shared/contract/failure.ts'
import type { DocumentIssue, Paper, PdfStandard } from '../../shared/model/document/issue.ts'
import type { DocumentV1 } from '../../shared/model/document/v1.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { Library } from '../library/library.ts'
import type { RecordStore } from '../records/record-store.ts'
import { uploadLimit } from './asset-desk.ts'

type Ports = { library: Library; store: RecordStore; now: () => Date }

/** `rev` is the revision the file was made from. */
export type Issuing = {
  id: RecordId
  rev: number
  made: { pdf: Uint8Array; pages: number }
  look: { standard: PdfStandard; paper: Paper }
}

export function canBeIssued({ status }: Pick<DocumentV1, 'status'>): boolean {
  return status === 'cleared' || status === 'final'
}

/**
 * Keeps a file as a document's newest issued version. The revision that says so holds the very text of the file, is
 * kept for ever and names the file, so that neither is ever let go. CONFLICT where the document was saved since `rev`:
 * what is kept as its source must be its source.
 */
export async function issueDocument(
  { library, store, now }: Ports,
  { id, rev, made, look }: Issuing,
): Promise<DocumentIssue> {
  const { sha256, size } = await library.putObject(made.pdf, uploadLimit)
  const { standard, paper } = look
  const kept: DocumentIssue[] = []
  const saved = await store.edit(
    id,
    'record',
    rev,
    ({ record, rev: newest }) => {
      if (record.kind !== 'document') throw new Failure('NOT_FOUND', { what: 'record', id })
      if (newest !== rev) throw new Failure('CONFLICT', { id, currentRev: newest })
      const before = record.issued ?? []
      const issue: DocumentIssue = {
        number: (before.at(-1)?.number ?? 0) + 1,
        issuedAt: now().toISOString(),
        rev: newest + 1,
        sha256,
        pages: made.pages,
        size,
        standard,
        paper,
      }
      kept.push(issue)
      return { record: { ...record, status: 'final', issued: [...before, issue] } }
    },
    'manual',
  )
  const [issue] = kept
  if (!issue) throw new Error('the document was saved without its issue')
  if (saved.rev === issue.rev) return issue
  // A save that came to nothing before this one has used up a number.
  const right = { ...issue, rev: saved.rev }
  const correct = (issued: DocumentIssue[]) =>
    issued.map((each) => (each.number === issue.number ? right : each))
  await store.edit(
    id,
    'record',
    null,
    ({ record }) =>
      record.kind === 'document' ? { record: { ...record, issued: correct(record.issued ?? []) } } : null,
    'manual',
  )
  return right
}

/**
 * An issued version with the bytes of its file, checked against its SHA-256. That hash tells two of one number apart, which
 * come of issuing on two laptops.
 */
export async function readIssued(
  { library, store }: Ports,
  id: RecordId,
  number: number,
  sha256?: string,
): Promise<{ record: DocumentV1; issue: DocumentIssue; pdf: Uint8Array }> {
  const { record } = await store.read(id)
  const issue =
    record.kind === 'document'
      ? record.issued?.find((each) => each.number === number && (sha256 ?? each.sha256) === each.sha256)
      : undefined
  if (record.kind !== 'document' || !issue)
    throw new Failure('NOT_FOUND', { what: 'object', id: String(number) })
  return { record, issue, pdf: await library.readObject(issue.sha256) }
}

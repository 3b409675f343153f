import type { DocumentBody } from '../../shared/document/body.ts'
import { answerConflicts } from '../../shared/document/merge/answer-conflicts.ts'
import { mergeBodies, type BlockConflict } from '../../shared/document/merge/merge-bodies.ts'
import { mergeRecords, withField, type FieldConflict } from '../../shared/document/merge/merge-records.ts'
import type { MergeAnswers } from '../../shared/contract/history.ts'
import { libraryRecord, type LibraryRecord } from '../../shared/model/record.ts'

/** A record and, of a document, its body. */
export type State = { record: LibraryRecord; body?: DocumentBody | undefined }

export type Proposal = State & { blocks: BlockConflict[]; fields: FieldConflict[] }

/**
 * Puts two states of a record together that were both made from `base`. Where the fields of both would make a record
 * that breaks the rules of its kind, such as an end before its start, the record is asked about as a whole.
 */
export function proposeMerge(base: State | null, ours: State, theirs: State): Proposal {
  // When a record was made, and when last changed, is nothing to ask about.
  const { createdAt, updatedAt } = ours.record
  const dated = (record: LibraryRecord) => ({ ...record, createdAt, updatedAt })
  const fields = mergeRecords<LibraryRecord>(
    base && dated(base.record),
    dated(ours.record),
    dated(theirs.record),
  )
  const record = libraryRecord.safeParse(fields.record)
  const text =
    ours.body && theirs.body
      ? mergeBodies(base?.body ?? null, ours.body, theirs.body)
      : { body: ours.body ?? theirs.body, conflicts: [] }
  const whole = { path: [], base: base?.record, ours: ours.record, theirs: theirs.record }
  return {
    record: record.success ? record.data : ours.record,
    body: text.body,
    blocks: text.conflicts,
    fields: record.success ? fields.conflicts : [whole],
  }
}

/** The state that answers make of a proposal; the record is to be checked. */
export function answered(
  proposal: Proposal,
  answers: MergeAnswers,
): { record: unknown; body?: DocumentBody | undefined } {
  const { blocks, fields, body } = proposal
  const record = fields.reduce<LibraryRecord>((now, question, index) => {
    const answer = answers.fields[index] ?? 'ours'
    return withField(now, question.path, question[answer])
  }, proposal.record)
  return { record, body: body && answerConflicts(body, blocks, answers.blocks) }
}

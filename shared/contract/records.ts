import { oc } from '@orpc/contract'
import { z } from 'zod'
import { isoDate, isoMoment } from '../model/dates.ts'
import { recordId } from '../model/ids.ts'
import { language } from '../model/languages.ts'
import { libraryRecord, recordKind } from '../model/record.ts'
import { recordSummary } from '../model/summary.ts'
import { errors, readErrors, writeErrors } from './errors.ts'

/** Which records a list shows; every part narrows it. */
export const recordFilter = z.strictObject({
  kinds: z.array(recordKind).optional(),
  types: z.array(z.string()).optional(),
  statuses: z.array(z.string()).optional(),
  languages: z.array(language).optional(),
  years: z.tuple([z.int(), z.int()]).optional(),
  tag: z.string().optional(),
  /** Records that link to this one. */
  linkedTo: recordId.optional(),
  ids: z.array(recordId).max(1000).optional(),
  /** Documents that are editions of one work. */
  workId: recordId.optional(),
  /** Days; a record matches when its own dates touch the range. */
  from: isoDate.optional(),
  until: isoDate.optional(),
  trashed: z.boolean().optional(),
})
export type RecordFilter = z.infer<typeof recordFilter>

export const recordSort = z.enum(['title', 'updated', 'created', 'start', 'year', 'symbol'])
export type RecordSort = z.infer<typeof recordSort>

export const listInput = z.strictObject({
  filter: recordFilter.default({}),
  sort: recordSort.default('updated'),
  descending: z.boolean().default(true),
  /** BCP 47 tag by which titles are collated. */
  locale: z.string().max(35).default('en'),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(1000).default(200),
})
export type ListInput = z.input<typeof listInput>

export const listPage = z.strictObject({ total: z.int(), offset: z.int(), items: z.array(recordSummary) })
export type ListPage = z.infer<typeof listPage>

export const storedRecord = z.strictObject({
  record: libraryRecord,
  rev: z.int(),
  savedAt: isoMoment,
  summary: recordSummary,
})
export type StoredRecord = z.infer<typeof storedRecord>

export const saved = z.strictObject({ id: recordId, rev: z.int(), savedAt: isoMoment })
export type Saved = z.infer<typeof saved>

/** A record as it is first made: without what the workbench itself assigns. */
export const newRecord = z.looseObject({ kind: recordKind })

export const recordsContract = {
  list: oc.input(listInput).output(listPage),
  get: oc
    .input(z.strictObject({ id: recordId }))
    .output(storedRecord)
    .errors(readErrors),
  /** Makes a record; `id`, times and empty lists are filled in. Documents are made by `documents.create`. */
  create: oc.input(newRecord).output(storedRecord).errors(writeErrors),
  /** Replaces the record's fields; a document's body is left as it is. */
  update: oc
    .input(z.strictObject({ baseRev: z.int(), record: libraryRecord }))
    .output(storedRecord)
    .errors({ ...writeErrors, ...readErrors, CONFLICT: errors.CONFLICT }),
  trash: oc
    .input(z.strictObject({ id: recordId }))
    .output(saved)
    .errors({ ...writeErrors, ...readErrors }),
  restore: oc
    .input(z.strictObject({ id: recordId }))
    .output(saved)
    .errors({ ...writeErrors, ...readErrors }),
  purge: oc
    .input(z.strictObject({ id: recordId }))
    .output(z.strictObject({ id: recordId }))
    .errors({ ...writeErrors, ...readErrors }),
  /** Live records that link to this one, newest first. */
  backlinks: oc.input(z.strictObject({ id: recordId })).output(z.array(recordSummary)),
}

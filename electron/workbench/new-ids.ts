import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { recordId, type RecordId } from '../../shared/model/ids.ts'

/** A fresh record id; ids of one process sort in the order they were made. */
export function newRecordId(): RecordId {
  return recordId.parse(v7())
}

/** A fresh block id: 80 random bits in base 32, so that blocks pasted between documents keep apart. */
export function newBlockId(): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
  return `b${[...randomBytes(16)].map((byte) => alphabet[byte % 32]).join('')}`
}

import { v7 } from 'uuid'
import type { DocumentV1 } from '../../../shared/model/document/v1.ts'
import type { DocumentRedaction, RedactedPassage } from '../../../shared/model/redaction/v1.ts'

export type NewPassage = Pick<RedactedPassage, 'text' | 'at'>

/** The document with these passages left out of its public version too; one that is marked already is not marked twice. */
export function withPassages(record: DocumentV1, added: readonly NewPassage[]): DocumentV1 {
  const { passages = [], ...rest } = record.redaction ?? {}
  const isNew = ({ text, at }: NewPassage) =>
    !passages.some(
      (each) =>
        each.text === text &&
        each.at?.blockId === at?.blockId &&
        each.at?.from === at?.from &&
        each.at?.to === at?.to,
    )
  // Of the reason last given: passages are mostly marked in a row for one.
  const reason = passages.at(-1)?.reason ?? ''
  const more = added.filter(isNew).map(({ text, at }) => ({ id: v7(), text, reason, ...(at ? { at } : {}) }))
  return { ...record, redaction: { ...rest, passages: [...passages, ...more] } }
}

/** The document with one passage changed; taken away where null is given for it. */
export function withPassage(
  record: DocumentV1,
  id: string,
  change: (passage: RedactedPassage) => RedactedPassage | null,
): DocumentV1 {
  const { passages = [], ...rest } = record.redaction ?? {}
  const left = passages.flatMap((each) => (each.id === id ? (change(each) ?? []) : each))
  return withRedaction(record, { ...rest, passages: left })
}

/** The document in which a word of its passages may stand elsewhere. */
export function withSpared(record: DocumentV1, word: string): DocumentV1 {
  const { passages = [], spared = [] } = record.redaction ?? {}
  return { ...record, redaction: { passages, spared: [...new Set([...spared, word])] } }
}

function withRedaction({ redaction: _, ...record }: DocumentV1, redaction: DocumentRedaction): DocumentV1 {
  return redaction.passages.length > 0 ? { ...record, redaction } : record
}

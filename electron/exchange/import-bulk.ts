import { z } from 'zod'
import type { DocumentBody } from '../../shared/document/body.ts'
import { normalizeBody } from '../../shared/document/normalize-body.ts'
import { isoDate } from '../../shared/model/dates.ts'
import { documentTypes } from '../../shared/model/document/v1.ts'
import { recordId } from '../../shared/model/ids.ts'
import { language } from '../../shared/model/languages.ts'
import { readText } from './import-text.ts'

const names = z.array(z.string().trim().min(1).max(500)).max(500)

/** One line of a bulk file. `kind` is a document type; one we do not have makes a note, tagged with it. */
export const bulkLine = z.object({
  id: z.string().max(200).optional(),
  kind: z.string().max(80).optional(),
  title: z.string().trim().min(1).max(500).optional(),
  language: language.optional(),
  tags: names.optional(),
  people: names.optional(),
  places: names.optional(),
  date: isoDate.optional(),
  text: z.string().max(20_000_000),
})

export type BulkDocument = {
  /** The line's own id where it is one of ours, else null. */
  id: z.infer<typeof recordId> | null
  /** The id as it was written, whatever its form. */
  externalId: string | null
  type: (typeof documentTypes)[number]
  title: string
  language: z.infer<typeof language>
  tags: string[]
  people: string[]
  places: string[]
  date: string | null
  body: DocumentBody
}

export type BulkProblem = 'not-json' | 'not-a-record' | 'too-long'

/** What came of one line; `line` counts from 1, `bytesRead` of the whole file so far. */
export type BulkStep = { line: number; bytesRead: number } & (
  | { document: BulkDocument }
  | { problem: BulkProblem; field?: string }
)

/** Longest line, bytes. */
const longestLine = 64 * 1024 * 1024

/**
 * Reads documents from JSON lines, one a line; empty lines are passed over. A line that cannot be read is named and
 * the rest goes on. Never throws of its own.
 */
export async function* readBulk(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  ports: { newBlockId(): string },
): AsyncGenerator<BulkStep> {
  for await (const { line, number, bytesRead } of linesOf(chunks)) {
    const at = { line: number, bytesRead }
    if (line === null) {
      yield { ...at, problem: 'too-long' }
      continue
    }
    if (line.trim() === '') continue
    yield { ...at, ...readLine(line, ports) }
  }
}

function readLine(
  line: string,
  ports: { newBlockId(): string },
): { document: BulkDocument } | { problem: BulkProblem; field?: string } {
  let parsed: unknown
  try {
    parsed = JSON.parse(line)
  } catch {
    return { problem: 'not-json' }
  }
  const read = bulkLine.safeParse(parsed)
  if (!read.success) {
    const field = read.error.issues[0]?.path.join('.') ?? ''
    return { problem: 'not-a-record', ...(field ? { field } : {}) }
  }
  return { document: toDocument(read.data, ports) }
}

function toDocument(line: z.infer<typeof bulkLine>, ports: { newBlockId(): string }): BulkDocument {
  const blocks = readText(line.text)
  const { body } = normalizeBody({ type: 'doc', content: blocks }, ports)
  const type = documentTypes.find((each) => each === line.kind)
  const otherKind = !type && line.kind ? [line.kind] : []
  const id = recordId.safeParse(line.id)
  return {
    id: id.success ? id.data : null,
    externalId: line.id ?? null,
    type: type ?? 'note',
    title: toTitle(line.title ?? '') || toTitle(line.text.trim().split('\n')[0]?.slice(0, 120) ?? '') || '—',
    language: line.language ?? 'en',
    tags: [...new Set([...(line.tags ?? []), ...otherKind].map((tag) => tag.slice(0, 80)))].slice(0, 100),
    people: line.people ?? [],
    places: line.places ?? [],
    date: line.date ?? null,
    body,
  }
}

/** Without what no page can show: control characters, and halves of characters. */
function toTitle(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .toWellFormed()
    .trim()
}

type Line = { line: string | null; number: number; bytesRead: number }

/** Lines of UTF-8, cut at line feeds before decoding, so that a character may lie across two chunks. */
async function* linesOf(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder('utf-8')
  let pieces: Uint8Array[] = []
  let length = 0
  let number = 0
  let bytesRead = 0
  const take = (): Line => {
    number += 1
    const line = length > longestLine ? null : decoder.decode(Buffer.concat(pieces))
    pieces = []
    length = 0
    return { line, number, bytesRead }
  }
  const add = (piece: Uint8Array) => {
    length += piece.byteLength
    bytesRead += piece.byteLength
    if (length > longestLine) pieces = []
    else pieces.push(piece)
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, end))
      bytesRead += 1
      from = end + 1
      yield take()
    }
    add(chunk.subarray(from))
  }
  if (length > 0) yield take()
}

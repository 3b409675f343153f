import { implement } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import type { RedactionProgress } from '../../shared/contract/redaction.ts'
import type { DocumentBody } from '../../shared/document/body.ts'
import { redactionStates } from '../../shared/document/redact/redact-document.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { LibraryRecord } from '../../shared/model/record.ts'

type Held = { record: LibraryRecord; body?: DocumentBody }

const searched = {
  text: 1200,
  metadata: 14,
  bookmarks: 3,
  links: 2,
  attributes: 5,
  attachments: 0,
  strings: 420,
  contents: 18_000,
  bytes: 24_000,
}

/** Public versions as the page meets them: a proof of nothing found, or what survives where words are still elsewhere. */
export function fakeRedaction(before: (name: string) => void, find: (id: RecordId) => Held) {
  const os = implement(contract.redaction).use(async ({ next, path }) => {
    before(path.join('.'))
    return next()
  })
  const statesOf = (id: RecordId) => {
    const { record, body } = find(id)
    return record.kind === 'document' && body ? redactionStates(record, body) : []
  }
  const publish = async function* (id: RecordId): AsyncGenerator<RedactionProgress> {
    const { record } = find(id)
    const passages = record.kind === 'document' ? (record.redaction?.passages ?? []) : []
    const left = new Map(statesOf(id).map(({ id: of, elsewhere }) => [of, elsewhere]))
    yield { stage: 'preparing' }
    yield { stage: 'searching' }
    const terms = passages.map(({ id: of, text }) => ({
      text,
      kind: 'passage' as const,
      of: [of],
      found: Array.from({ length: left.get(of) ?? 0 }, () => ({
        place: 'text' as const,
        page: 2,
        around: `… ${text} …`,
      })),
    }))
    const found = terms.reduce((sum, term) => sum + term.found.length, 0)
    const proof = { searched, pages: 4, pictures: [2, 4], terms, found }
    yield found > 0
      ? { stage: 'survived', proof, stale: [] }
      : {
          stage: 'done',
          artifactId: 'artifact-7',
          fileName: 'Report.en.public.pdf',
          pages: 4,
          size: 90_000,
          redactions: passages.length,
          proof,
          reportId: 'artifact-8',
        }
  }
  // Page 4 is a scan; elsewhere, words of which an area covers only a sliver are read all the same.
  const publishFile = async function* (id: RecordId, password?: string): AsyncGenerator<RedactionProgress> {
    const { record } = find(id)
    const areas = record.kind === 'attachment' ? (record.redactedAreas ?? []) : []
    yield { stage: 'preparing' }
    yield { stage: 'searching' }
    const terms = areas
      .filter(({ page }) => page < 4)
      .map(({ id: of, page, height }, index) => ({
        text: `Words ${index + 1}`,
        kind: 'word' as const,
        of: [of],
        found: height < 10 ? [{ place: 'bookmarks' as const, page, around: '' }] : [],
      }))
    const found = terms.reduce((sum, term) => sum + term.found.length, 0)
    const proof = { searched, pages: 4, pictures: [], terms, found }
    yield found > 0
      ? { stage: 'survived', proof, stale: [] }
      : {
          stage: 'done',
          artifactId: 'artifact-9',
          fileName: password === undefined ? 'annex.public.pdf' : `opened with ${password}.pdf`,
          pages: 4,
          size: 90_000,
          redactions: areas.length,
          proof,
          reportId: 'artifact-10',
        }
  }
  return {
    check: os.check.handler(({ input }) => statesOf(input.id)),
    publish: os.publish.handler(({ input }) => publish(input.id)),
    publishFile: os.publishFile.handler(({ input }) => publishFile(input.id, input.password)),
  }
}

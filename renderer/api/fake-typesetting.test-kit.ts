import { implement } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import type { ExportOptions, FaultyTemplate, Finding } from '../../shared/contract/typesetting.ts'
import type { DocumentIssue } from '../../shared/model/document/issue.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { LibraryRecord } from '../../shared/model/record.ts'

export type FakeUncovered = readonly { blockId: string | null; characters: string }[]

type Held = { record: LibraryRecord; rev: number }

/** Exports that are done at once, with a file that nobody fetches. */
export function fakeTypesetting(ports: {
  find: (id: RecordId) => Held
  save: (held: Held) => void
  findings: () => Finding[]
  uncovered: FakeUncovered
  /** A document whose typesetting never ends by itself. */
  endless: RecordId | undefined
  /** What typesetting pages waits for. */
  beforePreview: (() => Promise<void>) | undefined
  faulty: FaultyTemplate[]
  /** Takes down what was asked for. */
  exports: ExportOptions[]
}) {
  const { find, save, findings, uncovered, endless, beforePreview, faulty, exports } = ports
  const os = implement(contract.typesetting)
  let previews = 0
  let artifacts = 0
  return {
    export: os.export.handler(async function* ({ input, errors, signal }) {
      const { id: _id, ...asked } = input
      exports.push(asked)
      yield { stage: 'preparing' as const }
      yield { stage: 'typesetting' as const }
      if (input.id === endless)
        await new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)))
      if (uncovered.length > 0 && !input.replaceCharacters) {
        throw errors.UNCOVERED_CHARACTERS({ data: { places: [...uncovered] } })
      }
      const issued = input.issue ? issueOf(find(input.id), input) : undefined
      if (issued) save(find(input.id))
      yield {
        stage: 'done' as const,
        artifactId: `artifact-${(artifacts += 1)}`,
        fileName: 'report.pdf',
        pages: 12,
        size: 120_000,
        findings: [{ code: 'missing-alt', severity: 'error' as const, blockId: 'b1', values: {} }],
        ...(issued ? { issued } : {}),
      }
    }),
    issued: os.issued.handler(({ input }) => ({
      artifactId: `issued-${input.number}`,
      fileName: `report (${input.number}).pdf`,
      pages: 12,
      size: 120_000,
    })),
    preview: os.preview.handler(async () => {
      await beforePreview?.()
      return {
        artifactId: `preview-${(previews += 1)}`,
        pages: 2,
        places: [
          { blockId: 'b1', page: 1, x: 120, y: 90 },
          { blockId: 'b2', page: 2, x: 120, y: 90 },
        ],
      }
    }),
    templates: os.templates.handler(() => ({ templates, faulty })),
    preflight: os.preflight.handler(findings),
  }
}

const inEvery = (text: string) => ({ en: text, fr: text, es: text })
const templates = (['report', 'publication'] as const).map((name) => ({
  name,
  title: inEvery(name === 'report' ? 'Report' : 'Publication'),
  description: null,
  defaultFor: name === 'report' ? (['final-report'] as const).slice() : [],
  paper: 'a4' as const,
  numbering: name === 'report' ? ('un' as const) : ('decimal' as const),
  own: false,
}))

function issueOf(
  held: Held,
  { standard, paper = 'a4' }: Pick<ExportOptions, 'standard' | 'paper'>,
): DocumentIssue {
  if (held.record.kind !== 'document') throw new Error('only documents are issued')
  const before = held.record.issued ?? []
  const issue: DocumentIssue = {
    number: before.length + 1,
    issuedAt: '2026-03-01T09:00:00.000Z',
    rev: held.rev + 1,
    sha256: 'a'.repeat(64) as DocumentIssue['sha256'],
    pages: 12,
    size: 120_000,
    standard,
    paper,
  }
  held.record = { ...held.record, status: 'final', issued: [...before, issue] }
  return issue
}

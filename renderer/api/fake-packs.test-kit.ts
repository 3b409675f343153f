import { implement } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import { sha256 } from '../../shared/model/ids.ts'

/** Builds as the page meets them: one of two entries, the second replaced by a slip. `before` is told each procedure. */
export function fakePacks(before: (name: string) => void) {
  const os = implement(contract.packs).use(async ({ next, path }) => {
    before(path.join('.'))
    return next()
  })
  const bind = async function* () {
    yield { stage: 'entry' as const, index: 0, total: 2, title: 'Agenda' }
    yield { stage: 'binding' as const }
    yield {
      stage: 'done' as const,
      artifactId: 'artifact-2',
      fileName: 'pack.pdf',
      pages: 20,
      size: 400_000,
      entries: [
        { entryId: 'a', title: 'Agenda', firstPage: 3, pages: 2, slip: null },
        { entryId: 'b', title: 'Annex', firstPage: 5, pages: 1, slip: 'password' as const },
      ],
    }
  }
  return {
    build: os.build.handler(bind),
    issue: os.issue.handler(bind),
    delta: os.delta.handler(async function* () {
      yield { stage: 'reading' as const, issue: 1 }
      yield { stage: 'binding' as const }
      yield {
        stage: 'done' as const,
        artifactId: 'artifact-3',
        fileName: 'supplement.pdf',
        pages: 4,
        changeSheetPages: 1,
        unchanged: 18,
        size: 90_000,
        sha256: sha256.parse('5'.repeat(64)),
        changes: [
          { entryId: '', title: '', kind: 'changed' as const, labels: ['2'], gone: [] },
          { entryId: 'b', title: 'Annex', kind: 'new' as const, labels: ['5.1', '5.2'], gone: [] },
        ],
        manifestId: 'artifact-4',
      }
    }),
    preflight: os.preflight.handler(() => ({
      refused: null,
      pages: 3,
      sizes: [{ width: 595.3, height: 841.9, pages: 3 }],
      landscapePages: 0,
      accessible: 'untagged' as const,
      language: null,
      engine: 'pdf-lib' as const,
      notes: ['language-unknown' as const],
    })),
  }
}

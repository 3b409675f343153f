import { implement } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'

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

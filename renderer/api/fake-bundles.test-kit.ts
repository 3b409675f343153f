import { implement, ORPCError } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import type { BundleStanding } from '../../shared/contract/bundles.ts'
import { anId } from '../../tests/builders/records.ts'

const fingerprint = '0a1b 2c3d 4e5f 6071 8293 a4b5 c6d7 e8f9'

const standing = (n: number, title: string, fields: Partial<BundleStanding>): BundleStanding => ({
  id: anId(n),
  kind: 'document',
  title,
  stand: 'new',
  binned: null,
  questions: 0,
  ...fields,
})

const entries = [
  standing(71, 'Concept note', {}),
  standing(72, 'Minutes', { stand: 'there' }),
  standing(73, 'Final report', { stand: 'both', questions: 2 }),
  standing(74, 'Agenda paper', { stand: 'same' }),
]

/** Bundles as the page meets them: one that opens with the passphrase "correct horse". `before` is told each procedure. */
export function fakeBundles(before: (name: string) => void) {
  const os = implement(contract.bundles).use(async ({ next, path }) => {
    before(path.join('.'))
    return next()
  })
  return {
    plan: os.plan.handler(({ input }) => {
      const all = [
        {
          id: input.ids[0] ?? anId(1),
          kind: 'meeting' as const,
          title: 'Workshop',
          role: 'chosen' as const,
          size: 2_000,
        },
        { id: anId(81), kind: 'document' as const, title: 'Notes', role: 'paper' as const, size: 30_000 },
        {
          id: anId(82),
          kind: 'attachment' as const,
          title: 'Annex',
          role: 'paper' as const,
          size: 4_000_000,
        },
        { id: anId(83), kind: 'person' as const, title: 'Amina Diallo', role: 'named' as const, size: 500 },
      ].filter(({ id }) => !input.without.includes(id))
      const size = all.reduce((sum, entry) => sum + entry.size, 0)
      return { entries: all, leftOut: [], binned: 0, size }
    }),
    make: os.make.handler(async function* ({ input }) {
      yield { stage: 'reading' as const, index: 1, total: 1, title: 'Workshop' }
      yield {
        stage: 'done' as const,
        artifactId: 'artifact-3',
        fileName: 'Workshop.rapporteur',
        size: 123_456,
        records: 4 - input.without.length,
        leftOut: [],
        encrypted: input.passphrase !== undefined,
        fingerprint,
      }
    }),
    waiting: os.waiting.handler(() => null),
    open: os.open.handler(({ input }) => {
      if (input.passphrase !== 'correct horse') {
        const reason = input.passphrase === undefined ? 'needed' : 'wrong'
        throw new ORPCError('PASSPHRASE', { data: { reason } })
      }
      return {
        bundleId: 'bundle-1',
        fileName: 'back.rapporteur',
        size: 123_456,
        encrypted: true,
        sameLibrary: false,
        sameInstallation: false,
        fingerprint,
        entries,
      }
    }),
    take: os.take.handler(async function* ({ input }) {
      yield { stage: 'taking' as const, index: 1, total: 4, title: 'Concept note' }
      const outcomes = ['added', 'updated', 'waiting', 'unchanged'] as const
      yield {
        stage: 'done' as const,
        entries: entries
          .map((entry, index) => ({ ...entry, outcome: outcomes[index] ?? ('unchanged' as const) }))
          .filter(({ id }) => !input.without.includes(id)),
      }
    }),
    close: os.close.handler(() => ({ closed: true })),
  }
}

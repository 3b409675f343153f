import { implement, ORPCError } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import type { CopyOrigin, Identified } from '../../shared/contract/copies.ts'
import { recordId, sha256, type RecordId } from '../../shared/model/ids.ts'
import type { LibraryRecord } from '../../shared/model/record.ts'
import { accessOf, standardAudiences, unmarkedDistribution } from '../../shared/model/pack/audiences.ts'
import type { PackV1 } from '../../shared/model/pack/v1.ts'

/** `ledger`: copies of all packs; `identified`: what is said of a file, each time it is asked. */
export type FakeCopies = { ledger?: CopyOrigin[]; identified?: () => Identified | Promise<Identified> }

/** Copies as the page meets them, by the real rules; every file is handed out for the first recipient of each audience. */
export function fakeCopies(
  before: (name: string) => void,
  find: (id: RecordId) => { record: LibraryRecord },
  { ledger = [], identified }: FakeCopies = {},
) {
  const os = implement(contract.copies).use(async ({ next, path }) => {
    before(path.join('.'))
    return next()
  })
  const packOf = (id: RecordId): PackV1 => {
    const { record } = find(id)
    if (record.kind !== 'pack') throw new ORPCError('NOT_FOUND')
    return record
  }
  const isGone = (id: RecordId) => {
    try {
      return !find(id)
    } catch {
      return true
    }
  }
  const planOf = (pack: PackV1) => {
    const entries = pack.entries.map((entry) => {
      if (entry.type === 'attachment' && isGone(entry.recordId))
        return { entryId: entry.id, title: 'Gone', distribution: 'restricted' as const, marked: false }
      const record = entry.type === 'document' ? find(entry.recordId).record : null
      const own =
        record?.kind === 'document'
          ? record.masthead.distribution
          : 'distribution' in entry && entry.distribution
      const distribution =
        entry.type === 'divider' || entry.type === 'blank' ? null : own || unmarkedDistribution
      const title =
        entry.type === 'divider' ? entry.title : record && 'title' in record ? (record.title ?? '') : ''
      return { entryId: entry.id, title, distribution, marked: distribution === null || Boolean(own) }
    })
    const audiences = (pack.audiences ?? standardAudiences(pack.language)).map((audience) => ({
      id: audience.id,
      name: audience.name,
      access: Object.fromEntries(
        entries.map(({ entryId, distribution }) => [entryId, accessOf(audience, entryId, distribution)]),
      ),
    }))
    return { entries, audiences }
  }
  const copy = (audience: string, recipient: string): CopyOrigin['copy'] => ({
    identifier: '7K2MQF9P3XAB',
    sha256: sha256.parse('7'.repeat(64)),
    audienceId: audience.toLowerCase(),
    audience,
    recipient,
    madeAt: '2026-04-01T09:00:00.000Z',
    pages: 20,
    size: 400_000,
  })
  return {
    plan: os.plan.handler(({ input }) => planOf(packOf(input.id))),
    make: os.make.handler(async function* ({ input, errors }) {
      const plan = planOf(packOf(input.id))
      const refused = plan.audiences
        .filter(({ id }) => !input.audienceIds || input.audienceIds.includes(id))
        .flatMap(({ id, name, access }) =>
          plan.entries
            .filter(({ entryId }) => access[entryId] === 'refused')
            .filter(
              ({ entryId }) =>
                !input.overrides?.some((each) => each.audienceId === id && each.entryId === entryId),
            )
            .map(({ entryId, title }) => ({ entryId, title, audienceId: id, audience: name })),
        )
      if (refused.length > 0) throw errors.RESTRICTED_PAPER({ data: { papers: refused } })
      yield { stage: 'entry' as const, audience: '', index: 0, total: 1, title: 'Agenda' }
      yield { stage: 'copy' as const, index: 0, total: 1, audience: 'Members', recipient: 'Kenya' }
      yield {
        stage: 'done' as const,
        copies: [{ ...copy('Members', 'Kenya'), fileName: 'pack - Members - Kenya.pdf' }],
        archive: { artifactId: 'artifact-5', fileName: 'pack.copies.zip', size: 400_000 },
        reportId: 'artifact-6',
        slips: [],
      }
    }),
    ledger: os.ledger.handler(({ input }) =>
      input.id
        ? (packOf(input.id).copies ?? []).map((line) => ({
            packId: input.id!,
            packTitle: packOf(input.id!).title,
            copy: line,
          }))
        : ledger,
    ),
    identify: os.identify.handler(
      () =>
        identified?.() ?? {
          by: 'mark' as const,
          origins: [
            {
              packId: recordId.parse('01920000-0000-7000-8000-000000000009'),
              packTitle: 'Papers for Geneva',
              copy: copy('Members', 'Kenya'),
            },
          ],
          pages: 3,
          markedPages: 3,
        },
    ),
  }
}

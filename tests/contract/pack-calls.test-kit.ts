import { expect, it } from 'vitest'
import { collect, collectFrom, refusal } from './calls.test-kit.ts'
import type { Client } from './transports.test-kit.ts'
import { nobody } from './workbench.test-kit.ts'

export type PackCalls = {
  client: Client
  /** A document of the library, by its id. */
  aNote(): Promise<string>
  /** An attachment of the library, by its id. */
  anAnnex(text: string): Promise<string>
}

/** Packs through the contract, whichever way leads to it. */
export function packCalls(now: () => PackCalls): void {
  it('binds a pack, entry by entry', async () => {
    const { client, aNote, anAnnex } = now()
    const entries = [
      { id: 'e1', type: 'divider', title: 'Papers' },
      { id: 'e2', type: 'document', recordId: await aNote() },
      { id: 'e3', type: 'attachment', recordId: await anAnnex('not a PDF') },
    ]
    const pack = await client.records.create({ kind: 'pack', title: 'Papers', language: 'en', entries })
    const { id } = pack.record
    const last = (await collect(await client.packs.build({ id }))).at(-1)
    expect(last).toMatchObject({ stage: 'done', fileName: 'Papers.en.pdf', manifestId: expect.any(String) })
    const slips = last?.stage === 'done' ? last.entries.map(({ slip }) => slip) : []
    expect(slips).toEqual([null, null, 'not-a-pdf'])
    const passwords = { e3: 'of no use' }
    const archive = (await collect(await client.packs.build({ id, form: 'zip', passwords }))).at(-1)
    expect(archive).toMatchObject({ stage: 'done', fileName: 'Papers.en.zip' })
    expect(await refusal(collectFrom(client.packs.build({ id: nobody })))).toMatchObject({
      code: 'NOT_FOUND',
      defined: true,
    })
  })

  it('issues a pack, whose labels then stay where they are', async () => {
    const { client, aNote, anAnnex } = now()
    const late = { id: 'late', type: 'attachment', recordId: await anAnnex('late, and not a PDF') }
    const entries = [
      { id: 'e1', type: 'document', recordId: await aNote() },
      { id: 'e2', type: 'divider', title: 'Second day' },
    ]
    const made = await client.records.create({ kind: 'pack', title: 'Papers', language: 'en', entries })
    const { id } = made.record
    const first = (await collect(await client.packs.issue({ id }))).at(-1)
    expect(first).toMatchObject({ stage: 'done', issue: 1 })
    const { record, rev } = await client.records.get({ id })
    expect(record).toMatchObject({ issues: [{ number: 1, sha256: expect.any(String) }] })
    const changed = { ...record, entries: [entries[0]!, late] }
    await client.records.update({ record: changed, baseRev: rev } as Parameters<
      typeof client.records.update
    >[0])
    const second = (await collect(await client.packs.build({ id }))).at(-1)
    const labels = (step: typeof first) =>
      step?.stage === 'done'
        ? step.entries.map(({ entryId, labels: own, slip }) => [entryId, own?.[0], slip])
        : []
    const [[, one], [, two]] = labels(first) as [[string, string], [string, string]]
    expect(labels(second)).toEqual([
      ['e1', one, null],
      ['e2', two, 'withdrawn'],
      ['late', expect.any(String), 'not-a-pdf'],
    ])
    expect(await refusal(collectFrom(client.packs.issue({ id: nobody })))).toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('gives what a reader of one issue needs for the next', async () => {
    const { client, aNote } = now()
    const entries = [
      { id: 'e1', type: 'divider', title: 'First day' },
      { id: 'e2', type: 'document', recordId: await aNote() },
    ]
    const made = await client.records.create({
      kind: 'pack',
      title: 'Papers',
      language: 'en',
      entries: [entries[0]],
    })
    const { id } = made.record
    await collect(await client.packs.issue({ id }))
    const { record, rev } = await client.records.get({ id })
    await client.records.update({ record: { ...record, entries }, baseRev: rev } as Parameters<
      typeof client.records.update
    >[0])
    await collect(await client.packs.issue({ id }))
    const last = (await collect(await client.packs.delta({ id, from: 1, to: 2 }))).at(-1)
    expect(last).toMatchObject({
      stage: 'done',
      fileName: 'Papers.1-2.en.pdf',
      manifestId: expect.any(String),
    })
    const changes = last?.stage === 'done' ? last.changes : []
    expect(changes.at(-1)).toMatchObject({ entryId: 'e2', kind: 'new' })
    expect(await refusal(collectFrom(client.packs.delta({ id, from: 2, to: 1 })))).toMatchObject({
      code: 'INVALID',
    })
    expect(await refusal(collectFrom(client.packs.delta({ id, from: 1, to: 9 })))).toMatchObject({
      code: 'NOT_FOUND',
      defined: true,
    })
  })

  it('tells what a file would be like in a pack', async () => {
    const { client, anAnnex } = now()
    const id = await anAnnex('not a PDF either')
    expect(await client.packs.preflight({ id })).toMatchObject({ refused: 'not-a-pdf', pages: 0 })
    expect(await refusal(client.packs.preflight({ id: nobody }))).toMatchObject({
      code: 'NOT_FOUND',
      defined: true,
    })
  })
}

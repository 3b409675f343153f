import { expect, it } from 'vitest'
import { collect, collectFrom, paragraph, refusal, textBody } from './calls.test-kit.ts'
import type { Client } from './transports.test-kit.ts'
import { nobody, type MemoryWorkbench } from './workbench.test-kit.ts'

/** Versions that leave the house, through the contract, whichever way leads to it. */
export function issueCalls(now: () => { client: Client; workbench: MemoryWorkbench }): void {
  const aDocument = async (status: 'draft' | 'cleared') => {
    const { client } = now()
    const { record } = await client.documents.create({ type: 'concept-note', language: 'en', title: 'Why' })
    const { rev } = await client.records.get({ id: record.id })
    await client.records.update({ record: { ...record, status }, baseRev: rev })
    return record.id
  }
  const issue = async (id: string) => {
    const last = (await collect(await now().client.typesetting.export({ id, issue: true }))).at(-1)
    if (last?.stage !== 'done' || !last.issued) throw new Error('nothing was issued')
    return { ...last, issued: last.issued }
  }

  const version = async (id: string, rev: number) => {
    const found = (await now().client.history.list({ id })).find((each) => each.rev === rev)
    return { id, rev, hash: found?.hash ?? '' }
  }

  it('issues what was cleared: final from then on, its file and its text kept for ever', async () => {
    const { client, workbench } = now()
    const id = await aDocument('cleared')
    const { artifactId, issued, fileName } = await issue(id)
    expect(issued).toMatchObject({ number: 1, pages: 1, standard: 'ua-1+a-2a', paper: 'a4' })
    expect(fileName).toBe('Why (1).en.pdf')
    const { record, rev } = await client.records.get({ id })
    expect(record).toMatchObject({ status: 'final', issued: [issued] })
    expect(rev).toBe(issued.rev)
    const [newest] = await client.history.list({ id })
    expect(newest).toMatchObject({ rev: issued.rev, kind: 'manual' })

    const { body } = await client.documents.open({ id })
    await client.documents.save({ id, baseRev: rev, body: textBody(paragraph('b1', 'Written afterwards.')) })
    const again = await issue(id)
    expect(again.issued.number).toBe(2)
    const source = await client.history.read(await version(id, issued.rev))
    expect(source.body).toEqual(body)

    const first = await client.typesetting.issued({ id, number: 1 })
    const bytes = async (artifact: string) => (await workbench.assets.artifact(artifact))?.bytes
    expect(await bytes(first.artifactId)).toEqual(await bytes(artifactId))
    expect(first).toMatchObject({ fileName: 'Why (1).en.pdf', size: issued.size, pages: 1 })
  })

  it('keeps what was issued when an older version is brought back', async () => {
    const { client } = now()
    const id = await aDocument('cleared')
    const { issued } = await issue(id)
    await client.history.restore(await version(id, 1))
    expect((await client.records.get({ id })).record).toMatchObject({ status: 'draft', issued: [issued] })
  })

  it('issues nothing that was not cleared, and nothing that is not there', async () => {
    const { client } = now()
    const id = await aDocument('draft')
    expect(await refusal(collectFrom(client.typesetting.export({ id, issue: true })))).toMatchObject({
      code: 'NOT_CLEARED',
      defined: true,
    })
    expect((await client.records.get({ id })).record).not.toHaveProperty('issued')
    expect(await refusal(client.typesetting.issued({ id, number: 1 }))).toMatchObject({
      code: 'NOT_FOUND',
      defined: true,
    })
    expect(await refusal(client.typesetting.issued({ id: nobody, number: 1 }))).toMatchObject({
      code: 'NOT_FOUND',
      defined: true,
    })
  })

  it('issues nothing whose text changed while its pages were made', async () => {
    const { client, workbench } = now()
    const id = await aDocument('cleared')
    workbench.typesetting.hold()
    const steps = await client.typesetting.export({ id, issue: true })
    const seen = collect(steps)
    await expect.poll(() => workbench.typesetting.waiting, { timeout: 5000 }).toBe(1)
    const { rev } = await client.documents.open({ id })
    await client.documents.save({ id, baseRev: rev, body: textBody(paragraph('b1', 'Meanwhile.')) })
    workbench.typesetting.letGo()
    expect(await refusal(seen)).toMatchObject({ code: 'CONFLICT', defined: true })
    expect((await client.records.get({ id })).record).toMatchObject({ status: 'cleared' })
  })
}

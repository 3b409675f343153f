import { expect, it } from 'vitest'
import { strayEnding } from '../../shared/contract/copies.ts'
import { standardAudiences } from '../../shared/model/pack/audiences.ts'
import { collect, collectFrom, paragraph, refusal, textBody } from './calls.test-kit.ts'
import type { Client } from './transports.test-kit.ts'
import { nobody } from './workbench.test-kit.ts'

export type CopyCalls = {
  client: Client
  /** A document of the library, by its id. */
  aNote(): Promise<string>
  /** An attachment of the library, by its id. */
  anAnnex(text: string): Promise<string>
  upload(text: string, fileName: string): Promise<string>
}

/** Copies for audiences, and public versions, through the contract, whichever way leads to it. */
export function copyCalls(now: () => CopyCalls): void {
  it('plans copies, refuses a restricted paper, makes one for a reason, and keeps a ledger', async () => {
    const { client, aNote } = now()
    const recordId = await aNote()
    const entries = [{ id: 'e1', type: 'document', recordId, distribution: 'restricted' }]
    const press = standardAudiences('en')[2]!
    const audiences = [{ ...press, mark: 'none', exceptions: [{ entryId: 'e1', access: 'give' }] }]
    const pack = await client.records.create({
      kind: 'pack',
      title: 'Papers',
      language: 'en',
      entries,
      audiences,
    })
    const { id } = pack.record
    expect(await client.copies.plan({ id })).toMatchObject({
      entries: [{ entryId: 'e1', distribution: 'restricted', marked: true }],
      audiences: [{ id: 'press', access: { e1: 'refused' } }],
    })
    expect(await refusal(collectFrom(client.copies.make({ id, form: 'files' })))).toMatchObject({
      code: 'RESTRICTED_PAPER',
      defined: true,
      data: { papers: [{ entryId: 'e1', audienceId: 'press' }] },
    })
    expect(await client.copies.ledger({ id })).toEqual([])
    expect(await refusal(client.copies.plan({ id: nobody }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refusal(client.copies.ledger({ id: nobody }))).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('identifies a file that was handed in, and none twice', async () => {
    const { client, upload } = now()
    const sha256 = await upload('not a PDF', `stray.pdf${strayEnding}`)
    expect(await client.copies.identify({ sha256 })).toEqual({
      by: 'unknown',
      origins: [],
      pages: null,
      markedPages: 0,
    })
    expect(await refusal(client.copies.identify({ sha256 }))).toMatchObject({
      code: 'NOT_FOUND',
      defined: true,
    })
  })

  it('publishes a document without what was marked in it', async () => {
    const { client, anAnnex } = now()
    const { record, rev } = await client.documents.create({ type: 'note', language: 'en', title: 'Names' })
    const { id } = record
    const saved = await client.documents.save({
      id,
      baseRev: rev,
      body: textBody(paragraph('a', 'Maria Quispe spoke.')),
    })
    const passages = [
      { id: 'r1', text: 'Maria Quispe', at: { blockId: 'a', from: 0, to: 12 }, reason: 'name' },
    ]
    await client.records.update({ record: { ...record, redaction: { passages } }, baseRev: saved.rev })
    expect(await client.redaction.check({ id })).toEqual([{ id: 'r1', state: 'in-place', elsewhere: 0 }])
    expect((await collect(await client.redaction.publish({ id }))).at(-1)).toMatchObject({
      stage: 'done',
      redactions: 1,
      proof: { found: 0 },
    })
    const annex = await anAnnex('not a PDF')
    expect(await refusal(collectFrom(client.redaction.publishFile({ id: annex })))).toMatchObject({
      code: 'NOT_FOUND',
      defined: true,
    })
    expect(await refusal(client.redaction.check({ id: nobody }))).toMatchObject({ code: 'NOT_FOUND' })
  })
}

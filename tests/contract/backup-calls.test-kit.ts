import { expect, it } from 'vitest'
import { collectFrom, paragraph, refusal, textBody } from './calls.test-kit.ts'
import type { Client } from './transports.test-kit.ts'

/** Backups through the contract, whichever way leads to it. */
export function backupCalls(clientNow: () => Client): void {
  const made = async (client: Client) => {
    const [last] = (await collectFrom(client.backups.now())).toReversed()
    return last?.outcomes?.[0]
  }

  it('backs up, looks into a backup, and brings a record back from it', async () => {
    const client = clientNow()
    const note = await client.documents.create({ type: 'note', title: 'Notes of the day', language: 'en' })
    const { id } = note.record
    const body = (text: string) => textBody(paragraph('p1', text))
    const saved = await client.documents.save({ id, baseRev: note.rev, body: body('Before') })
    const outcome = await made(client)
    expect(outcome).toMatchObject({ place: 'own', problem: null, fresh: true, damaged: 0 })
    expect(await client.backups.status()).toMatchObject({
      automatic: false,
      canChoose: false,
      places: [{ place: 'own', name: '', count: 1, problem: null }],
    })
    const { entries } = await client.backups.list()
    expect(entries).toMatchObject([{ id: outcome?.id, reason: 'manual', records: 1 }])

    await client.documents.save({ id, baseRev: saved.rev, body: body('After') })
    const ref = { place: 'own' as const, id: entries[0]!.id }
    expect(await client.backups.look({ ref })).toMatchObject({
      total: 1,
      items: [{ id, kind: 'document', title: 'Notes of the day', state: 'changed' }],
    })
    const [last] = (await collectFrom(client.backups.restore({ ref, ids: [id] }))).toReversed()
    expect(last).toMatchObject({ restored: 1, total: 1, failed: [], done: true })
    expect(JSON.stringify((await client.documents.open({ id })).body)).toContain('Before')

    const before = last!.before!
    await collectFrom(client.backups.restore({ ref: before, ids: [id] }))
    expect(JSON.stringify((await client.documents.open({ id })).body)).toContain('After')
    const [checked] = (await collectFrom(client.backups.verify())).toReversed()
    expect(checked).toMatchObject({ done: true, damaged: [] })
  })

  it('tells which libraries have backups, and leaves folders to the host', async () => {
    const client = clientNow()
    await client.records.create({ kind: 'person', name: 'Amina Diallo' })
    await made(client)
    const [library] = await client.backups.libraries()
    expect(library).toMatchObject({ current: true, newest: { records: 1 } })
    const lacking = { code: 'NO_CAPABILITY', defined: true }
    expect(await refusal(client.backups.choosePlace())).toMatchObject(lacking)
    const { place, id, libraryId } = library!.newest
    expect(await refusal(client.backups.restoreLibrary({ ref: { place, id, libraryId } }))).toMatchObject(
      lacking,
    )
    expect((await client.backups.forgetPlace()).places).toHaveLength(1)
  })

  it('takes no path for a backup, and says of one that is not there that it is not', async () => {
    const client = clientNow()
    const id = '20260101T000000000Z-0000'
    for (const hostile of ['../../secret', `${id}/..`, 'C:\\secret'])
      expect(await refusal(client.backups.look({ ref: { place: 'own', id: hostile } }))).toMatchObject({
        code: 'BAD_REQUEST',
      })
    const notFound = { code: 'NOT_FOUND', defined: true, data: { what: 'backup', id } }
    expect(await refusal(client.backups.look({ ref: { place: 'own', id } }))).toEqual(notFound)
    expect(await refusal(collectFrom(client.backups.restore({ ref: { place: 'second', id } })))).toEqual(
      notFound,
    )
  })
}

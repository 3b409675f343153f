import { expect, it } from 'vitest'
import { collect, collectFrom, refusal, toStream } from './calls.test-kit.ts'
import type { Client } from './transports.test-kit.ts'
import type { MemoryWorkbench } from './workbench.test-kit.ts'

/** Bundles over a transport: made, waiting, opened, taken in, let go. */
export function bundleCalls(now: () => { client: Client; workbench: MemoryWorkbench }): void {
  const client = () => now().client
  const workbench = () => now().workbench

  it('makes a bundle, opens it again and takes in what is new', async () => {
    const { record } = await client().records.create({ kind: 'meeting', title: 'Abroad', type: 'conference' })
    const ids = [record.id]
    expect(await client().bundles.plan({ ids })).toMatchObject({
      entries: [{ id: record.id, kind: 'meeting', title: 'Abroad', role: 'chosen' }],
      leftOut: [],
      binned: 0,
    })
    const done = (await collect(await client().bundles.make({ ids }))).at(-1)
    expect(done).toMatchObject({ stage: 'done', fileName: 'Abroad.rapporteur', records: 1, encrypted: false })
    if (done?.stage !== 'done') throw new Error('not done')
    const made = await workbench().assets.artifact(done.artifactId)
    if (!made) throw new Error('not kept')
    expect(await client().bundles.waiting()).toBeNull()

    const stream = (async function* () {
      yield made.bytes
    })()
    const { sha256 } = await workbench().assets.upload(stream, made.fileName)
    expect(await client().bundles.waiting()).toMatchObject({ sha256, encrypted: false, size: done.size })
    const opened = await client().bundles.open({ sha256 })
    expect(opened).toMatchObject({ sameLibrary: true, sameInstallation: true, entries: [{ stand: 'same' }] })
    const steps = await collect(await client().bundles.take({ bundleId: opened.bundleId }))
    expect(steps.at(-1)).toMatchObject({ stage: 'done', entries: [{ id: record.id, outcome: 'unchanged' }] })
    expect(await client().bundles.close({ id: opened.bundleId })).toEqual({ closed: true })
    expect(await refusal(collectFrom(client().bundles.take({ bundleId: opened.bundleId })))).toMatchObject({
      code: 'NOT_FOUND',
      data: { what: 'bundle' },
    })
  })

  it('refuses what is no bundle, and an encrypted one without its passphrase', async () => {
    const none = await workbench().assets.upload(toStream('no bundle'), 'x.rapporteur')
    expect(await refusal(client().bundles.open({ sha256: none.sha256 }))).toEqual({
      code: 'UNSUPPORTED_FILE',
      defined: true,
      data: { fileName: 'x.rapporteur', reason: 'not-a-bundle' },
    })
    const locked = await workbench().assets.upload(toStream('age-encryption.org/v1\n'), 'y.rapporteur')
    expect(await refusal(client().bundles.open({ sha256: locked.sha256 }))).toEqual({
      code: 'PASSPHRASE',
      defined: true,
      data: { reason: 'needed' },
    })
    expect(await client().bundles.close({ id: locked.sha256 })).toEqual({ closed: true })
    expect(await refusal(client().bundles.open({ sha256: locked.sha256 }))).toMatchObject({
      code: 'NOT_FOUND',
    })
  })
}

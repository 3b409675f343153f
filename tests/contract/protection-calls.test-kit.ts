import { expect, it } from 'vitest'
import type { ProtectionState } from '../../shared/contract/protection.ts'
import { refusal } from './calls.test-kit.ts'
import type { Client } from './transports.test-kit.ts'

const passphrase = 'a long walk by the lake'
const by = (text: string) => ({ secret: { kind: 'passphrase' as const, text } })

/** Sealing, locking and unlocking through the contract, whichever way leads to it. */
export function protectionCalls(clientNow: () => Client): void {
  it('seals the library, locks it against every other call, and opens it by passphrase and by code', async () => {
    const client = clientNow()
    const { record } = await client.records.create({ kind: 'person', name: 'Amina Diallo' })
    expect(await client.protection.state()).toMatchObject({ access: 'open', sealed: false, ended: null })
    const { code } = await client.protection.offerCode()
    expect(await refusal(client.protection.seal({ passphrase, code: 'nonsense' }))).toMatchObject({
      code: 'INVALID',
      defined: true,
    })
    expect(await client.protection.seal({ passphrase, code: code.toLowerCase() })).toMatchObject({
      access: 'working',
      work: { what: 'seal' },
    })
    expect(await settled(client)).toMatchObject({
      access: 'open',
      sealed: true,
      ended: { what: 'seal', problem: null },
    })
    expect((await client.protection.spillKey()).key).toMatch(/^[\w+/]{43}=$/)
    expect(await client.protection.remains()).toEqual({ backups: 2, bytes: 1000 })
    expect(await client.protection.removeRemains()).toEqual({ backups: 0, bytes: 0 })
    expect((await client.records.get({ id: record.id })).record).toMatchObject({ name: 'Amina Diallo' })

    expect(await client.protection.lock()).toMatchObject({ access: 'locked', sealed: true })
    for (const call of [
      () => client.records.get({ id: record.id }),
      () => client.library.status(),
      () => client.settings.get(),
      () => client.protection.spillKey(),
    ])
      expect(await refusal(call())).toMatchObject({ code: 'LOCKED' })
    expect(await client.host.describe()).toMatchObject({ host: 'memory' })
    expect(await refusal(client.protection.unlock(by('a short walk')))).toEqual({
      code: 'PASSPHRASE',
      defined: true,
      data: { reason: 'wrong' },
    })
    expect(await client.protection.unlock(by(passphrase))).toMatchObject({ access: 'open' })
    await client.protection.lock()
    const byCode = { secret: { kind: 'recovery-code' as const, text: code } }
    expect(await client.protection.unlock(byCode)).toMatchObject({ access: 'open' })
  })

  it('changes what opens it, unseals it, and leaves keychains to the host', async () => {
    const client = clientNow()
    const { code } = await client.protection.offerCode()
    await client.protection.seal({ passphrase, code })
    await settled(client)
    const other = await client.protection.offerCode()
    await client.protection.changeCode({ ...by(passphrase), code: other.code })
    await client.protection.changePassphrase({ ...by(passphrase), passphrase: 'another long walk' })
    expect(await refusal(client.protection.unseal(by(passphrase)))).toMatchObject({ code: 'PASSPHRASE' })
    expect(await refusal(client.protection.remember({ remember: true }))).toMatchObject({
      code: 'NO_CAPABILITY',
      defined: true,
    })
    await client.protection.unseal(by('another long walk'))
    expect(await client.protection.stop()).toHaveProperty('access')
    expect((await settled(client)).access).toBe('open')
  })
}

/** The state once nothing is being worked on, as a page that watches is told it. */
async function settled(client: Client): Promise<ProtectionState> {
  const enough = new AbortController()
  try {
    for await (const state of await client.protection.watch(undefined, { signal: enough.signal }))
      if (state.access !== 'working') return state
  } finally {
    enough.abort()
  }
  throw new Error('the state ended before it was settled')
}

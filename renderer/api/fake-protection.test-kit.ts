import { implement, ORPCError } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import type { ProtectionState, Secret } from '../../shared/contract/protection.ts'
import { changeStream } from './change-stream.test-kit.ts'

export const fakePassphrase = 'correct horse battery'
/** A code that holds, as the workbench would offer it. */
export const fakeCode = '003G-W58W-4CN3-2E1Z-8S6N-8PV2-D4BJ'

export type FakeProtection = Partial<ProtectionState> & {
  /** Backups of the time before it was sealed. */
  plainBackups?: number
}

export const plainState: ProtectionState = {
  access: 'open',
  name: 'Test library',
  sealed: false,
  keychain: 'no-host',
  wait: 0,
  work: null,
  ended: null,
  fault: null,
}

/** A library that is sealed and opened as the page meets it; its passphrase is `fakePassphrase`, its code `fakeCode`. */
export function fakeProtection(
  before: (name: string) => void,
  { plainBackups = 0, ...first }: FakeProtection = {},
) {
  const os = implement(contract.protection).use(async ({ next, path }) => {
    before(path.join('.'))
    return next()
  })
  let state: ProtectionState = { ...plainState, ...first }
  let passphrase = fakePassphrase
  let left = plainBackups
  const listeners = new Set<(state: ProtectionState) => void>()
  const become = (change: Partial<ProtectionState>): ProtectionState => {
    state = { ...state, ...change }
    for (const listener of listeners) listener(state)
    return state
  }
  const check = ({ kind, text }: Secret) => {
    if (text !== (kind === 'passphrase' ? passphrase : fakeCode))
      throw new ORPCError('PASSPHRASE', { data: { reason: 'wrong' } })
  }
  const remains = () => ({ backups: left, bytes: left * 1_000_000 })
  return os.router({
    state: os.state.handler(() => state),
    watch: os.watch.handler(async function* ({ signal }) {
      yield state
      yield* changeStream(listeners, signal)
    }),
    unlock: os.unlock.handler(({ input }) => {
      check(input.secret)
      return become({ access: 'open', ...(input.remember ? { keychain: 'kept' as const } : {}) })
    }),
    lock: os.lock.handler(() => become({ access: 'locked' })),
    offerCode: os.offerCode.handler(() => ({ code: fakeCode })),
    seal: os.seal.handler(({ input }) => {
      passphrase = input.passphrase
      return become({
        access: 'working',
        work: { what: 'seal', phase: 'writing', done: 3, total: 12 },
      })
    }),
    unseal: os.unseal.handler(({ input }) => {
      check(input.secret)
      return become({
        access: 'working',
        work: { what: 'unseal', phase: 'verifying', done: 6, total: 12 },
      })
    }),
    stop: os.stop.handler(() =>
      become({ access: 'open', work: null, ended: { what: 'seal', problem: 'stopped' } }),
    ),
    changePassphrase: os.changePassphrase.handler(({ input }) => {
      check(input.secret)
      passphrase = input.passphrase
      return state
    }),
    changeCode: os.changeCode.handler(({ input }) => {
      check(input.secret)
      return state
    }),
    remember: os.remember.handler(({ input }) => become({ keychain: input.remember ? 'kept' : 'empty' })),
    spillKey: os.spillKey.handler(() => ({ key: null })),
    remains: os.remains.handler(remains),
    removeRemains: os.removeRemains.handler(() => {
      left = 0
      return remains()
    }),
  })
}

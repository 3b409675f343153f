import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { shortestPassphrase } from './bundles.ts'
import { errors } from './errors.ts'

const longest = 1024

/** What opens a sealed library, as somebody typed it. */
export const secret = z.strictObject({
  kind: z.enum(['passphrase', 'recovery-code']),
  text: z.string().min(1).max(longest),
})
export type Secret = z.infer<typeof secret>

const newPassphrase = z.string().min(shortestPassphrase).max(longest)
const recoveryCode = z.string().min(1).max(100)

/**
 * How far sealing or unsealing has come: files of the phase. `ending` is short and cannot be stopped. `finish`: a sealing that was
 * cut short is ended while the library is opened, which cannot be stopped either.
 */
export const sealingWork = z.strictObject({
  what: z.enum(['seal', 'unseal', 'finish']),
  phase: z.enum(['beginning', 'writing', 'verifying', 'removing', 'ending']),
  done: z.int(),
  total: z.int(),
})
export type SealingWork = z.infer<typeof sealingWork>

/** Why sealing or unsealing ended without having been done; the library is what it was. */
export const sealingProblem = z.enum([
  'stopped',
  'passphrase',
  'busy',
  'disk-full',
  'damaged',
  'cannot-write',
  'unexpected',
])
export type SealingProblem = z.infer<typeof sealingProblem>

/** Whether this computer's keychain has the key; `weak`: the system would only hide it, so it is not asked to. */
export const keychainState = z.enum(['kept', 'empty', 'weak', 'unavailable', 'no-host'])

export const protectionState = z.strictObject({
  /** `locked`: sealed, and nobody has opened it. `working`: its files are being sealed or unsealed. Only this domain and `host` are answered then. */
  access: z.enum(['open', 'locked', 'working']),
  /** The library folder's name. */
  name: z.string(),
  sealed: z.boolean(),
  keychain: keychainState,
  /** Seconds until another passphrase is looked at. */
  wait: z.int(),
  work: sealingWork.nullable(),
  /** How the last work of this session ended; `problem` null: well. */
  ended: z.strictObject({ what: z.enum(['seal', 'unseal']), problem: sealingProblem.nullable() }).nullable(),
  /** The library could not be opened though its key is right: its drive is gone, or its key file is damaged. */
  fault: z.enum(['cannot-read', 'key-damaged']).nullable(),
})
export type ProtectionState = z.infer<typeof protectionState>

/** Backups made before the library was sealed, and what sealing could not remove; `bytes` of all of them. */
export const plainRemains = z.strictObject({ backups: z.int(), bytes: z.number() })
export type PlainRemains = z.infer<typeof plainRemains>

const trying = { PASSPHRASE: errors.PASSPHRASE, TOO_SOON: errors.TOO_SOON, DAMAGED: errors.DAMAGED }
const changing = { ...trying, INVALID: errors.INVALID, CANNOT_READ_NOW: errors.CANNOT_READ_NOW }

export const protectionContract = {
  state: oc.output(protectionState),
  /** The state now, and whenever it is another. */
  watch: oc.output(eventIterator(protectionState)),
  /** Opens a sealed library; `remember` hands its key to the system's keychain where there is one. */
  unlock: oc
    .input(z.strictObject({ secret, remember: z.boolean().default(false) }))
    .output(protectionState)
    .errors({ ...trying, CANNOT_READ_NOW: errors.CANNOT_READ_NOW }),
  /** Finishes what is under way, closes a sealed library and forgets its key, here and in the keychain. */
  lock: oc.output(protectionState),
  /** A recovery code nobody has seen before; the last one offered is the one that can be taken. */
  offerCode: oc.output(z.strictObject({ code: z.string() })),
  /** Seals the library; answers when the work has begun, `watch` tells the rest. INVALID where the code is not the one offered. */
  seal: oc
    .input(z.strictObject({ passphrase: newPassphrase, code: recoveryCode }))
    .output(protectionState)
    .errors(changing),
  /** Makes a sealed library readable to everybody again; answers when the work has begun. */
  unseal: oc.input(z.strictObject({ secret })).output(protectionState).errors(changing),
  /** Stops sealing or unsealing; the library is then what it was. */
  stop: oc.output(protectionState),
  changePassphrase: oc
    .input(z.strictObject({ secret, passphrase: newPassphrase }))
    .output(protectionState)
    .errors(changing),
  /** Replaces the recovery code by the one offered, typed back; the old one opens nothing any more. */
  changeCode: oc
    .input(z.strictObject({ secret, code: recoveryCode }))
    .output(protectionState)
    .errors(changing),
  /** Hands the open library's key to the keychain, or takes it away. */
  remember: oc
    .input(z.strictObject({ remember: z.boolean() }))
    .output(protectionState)
    .errors({ NO_CAPABILITY: errors.NO_CAPABILITY }),
  /** A key of the open library's for words the page keeps outside of it, 32 bytes in base64; null where it is not sealed. */
  spillKey: oc.output(z.strictObject({ key: z.string().nullable() })),
  /** What can still be read of the time before it was sealed. */
  remains: oc.output(plainRemains),
  /** Removes it; answers what could not be removed. */
  removeRemains: oc.output(plainRemains),
}

import { randomBytes } from 'node:crypto'
import { recoveryBytes, toRecoveryCode } from '../../../shared/text/recovery-code.ts'

/** A code of 128 random bits, to be shown once and typed back before it is used. */
export const newRecoveryCode = (): string => toRecoveryCode(randomBytes(recoveryBytes))

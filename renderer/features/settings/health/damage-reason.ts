import type { Translate } from '../../../i18n/use-t.ts'

const reasons = [
  'checksum',
  'header',
  'name',
  'payload',
  'missing',
  'cannot-read',
  'no-good-copy',
  'newer',
  'tampered',
] as const

/** Why a file failed its check, in words. */
export function damageReason(t: Translate, reason: string): string {
  return t(`health.reason.${reasons.find((each) => each === reason) ?? 'damaged'}`)
}

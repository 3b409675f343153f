import type { Finding } from '../../../shared/contract/typesetting.ts'
import type { Translate } from '../../i18n/use-t.ts'

const known = [
  'bad-image',
  'missing-alt',
  'no-title',
  'empty-heading',
  'heading-skipped',
  'nesting-flattened',
  'unknown-content',
  'unsafe-link',
  'dangling-link',
  'dangling-reference',
  'wide-table',
  'word-limit-exceeded',
  'characters-removed',
  'uncovered-characters',
] as const

/** What a finding means; a code this version does not know is at least named. */
export function findingSentence(t: Translate, { code, values }: Pick<Finding, 'code' | 'values'>): string {
  const named = known.find((each) => each === code)
  // Each sentence names only values of its own finding, and a finding may leave one out.
  const whole = { label: '', columns: '', parts: '', words: '', limit: '', characters: '', ...values }
  return named ? t(`finding.${named}`, whole) : t('finding.other', { code })
}

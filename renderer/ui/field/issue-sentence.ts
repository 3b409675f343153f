import type { z } from 'zod'
import type { Translate } from '../../i18n/use-t.ts'

type Issue = z.core.$ZodIssue

/** The sentence for what a schema found wrong with one field. */
export function issueSentence(t: Translate, issue: Issue): string {
  if (issue.code === 'too_small') {
    const least = Number(issue.minimum)
    if (issue.origin === 'string') return t('invalid.required')
    return t('invalid.tooSmall', { min: least })
  }
  if (issue.code === 'too_big') {
    const most = Number(issue.maximum)
    return issue.origin === 'string'
      ? t('invalid.tooLong', { max: most })
      : t('invalid.tooBig', { max: most })
  }
  if (issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int'))
    return t('invalid.number')
  if (issue.message === 'END_BEFORE_START') return t('date.order')
  if (issue.code === 'invalid_format' && issue.format === 'regex') {
    if (issue.pattern === '/\\S/') return t('invalid.required')
    if (issue.pattern?.includes('[A-Z]{2}')) return t('invalid.state')
    if (issue.pattern?.includes(':[0-5]')) return t('invalid.time')
  }
  return t('invalid.other')
}

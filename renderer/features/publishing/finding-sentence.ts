import type { Finding } from '../../../shared/contract/typesetting.ts'
import { distributions } from '../../../shared/model/document/v1.ts'
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
  'lone-subheading',
  'heading-capitals',
  'faked-heading',
  'faked-numbering',
  'bold-text',
  'link-text',
  'restricted-annex',
  'table-without-header',
  'masthead-organ',
  'masthead-symbol',
  'masthead-date',
  'symbol-malformed',
  'symbol-duplicate',
  'state-name',
  'language-not-set',
  'template-missing',
  'too-many-pages',
  'open-comment',
  'open-suggestion',
] as const

const valueNames = [
  'label',
  'columns',
  'parts',
  'words',
  'limit',
  'characters',
  'title',
  'number',
  'text',
  'symbol',
  'name',
  'official',
  'template',
  'pages',
]

/** What a finding means; a code this version does not know is at least named. */
export function findingSentence(t: Translate, { code, values }: Pick<Finding, 'code' | 'values'>): string {
  const named = known.find((each) => each === code)
  if (!named) return t('finding.other', { code })
  const distribution = distributions.find((each) => each === values['distribution'])
  // Each sentence names only values of its own finding, and a finding may leave one out.
  return t(`finding.${named}`, {
    ...Object.fromEntries(valueNames.map((name) => [name, ''])),
    ...values,
    distribution: distribution ? t(`distribution.${distribution}`) : '',
  })
}

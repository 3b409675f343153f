/**
 * Where each rule comes from that a finding holds a document against: a clause of a standard, or the manual of the
 * organisation. ISO 14289-1 is PDF/UA-1; WCAG is version 2.2.
 */
const sources: Record<string, string> = {
  'no-title': 'ISO 14289-1, 7.1',
  'missing-alt': 'ISO 14289-1, 7.3',
  'empty-heading': 'ISO 14289-1, 7.4',
  'heading-skipped': 'ISO 14289-1, 7.4.2',
  'faked-heading': 'ISO 14289-1, 7.4 · WCAG 1.3.1',
  'faked-numbering': 'WCAG 1.3.1',
  'table-without-header': 'ISO 14289-1, 7.5',
  'link-text': 'WCAG 2.4.4',
  'language-not-set': 'ISO 14289-1, 7.2 · WCAG 3.1.2',
  'uncovered-characters': 'ISO 14289-1, 7.21',
  'lone-subheading': 'UN Editorial Manual',
  'heading-capitals': 'UN Editorial Manual',
  'bold-text': 'UN Editorial Manual',
  'masthead-organ': 'UN Editorial Manual',
  'masthead-symbol': 'UN Editorial Manual',
  'masthead-date': 'UN Editorial Manual',
  'symbol-malformed': 'UN Editorial Manual',
  'symbol-duplicate': 'UN Editorial Manual',
  'word-limit-exceeded': 'UN Editorial Manual',
  'state-name': 'UNTERM',
}

/** The source of a finding's rule, as it is cited; undefined where the rule is the program's own. */
export function findingSource(code: string): string | undefined {
  return Object.hasOwn(sources, code) ? sources[code] : undefined
}

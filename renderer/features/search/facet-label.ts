import type { FacetName } from '../../../shared/contract/search.ts'
import { documentStatuses } from '../../../shared/model/document/v1.ts'
import { languages } from '../../../shared/model/languages.ts'
import { recordKinds } from '../../../shared/model/record.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import type { Translate } from '../../i18n/use-t.ts'
import { typeName } from '../records/index.ts'

const typed = ['document', 'meeting', 'mechanism', 'publication'] as const

/** A value of a facet as it is said; what has no name in the interface's language is said as it is written. */
export function facetLabel(
  t: Translate,
  facet: FacetName,
  value: string,
  mechanisms: ReadonlyMap<string, Pick<RecordSummary, 'acronym' | 'title'>>,
): string {
  const kind = recordKinds.find((each) => each === value)
  const status = documentStatuses.find((each) => each === value)
  const language = languages.find((each) => each === value)
  switch (facet) {
    case 'kind':
      return kind ? t(`kinds.${kind}`) : value
    case 'type':
      return typeLabel(t, value)
    case 'status':
      return status ? t(`status.${status}`) : value
    case 'language':
      return language ? t(`language.${language}`) : value
    case 'mechanism': {
      const found = mechanisms.get(value)
      return found?.acronym ?? found?.title ?? '…'
    }
    case 'year':
      return value.replace('..', '–')
    case 'tag':
    case 'person':
    case 'place':
      return value
  }
}

/** A type of document, meeting, mechanism or publication by its name. */
export function typeLabel(t: Translate, type: string): string {
  for (const kind of typed) {
    const name = typeName(t, { kind, type })
    if (name !== t(`kind.${kind}`)) return name
  }
  return type
}

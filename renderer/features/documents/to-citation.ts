import type { SimilarPassage } from '../../../shared/contract/search.ts'
import type { Language } from '../../../shared/model/languages.ts'
import type { Citation } from '../../editor/index.ts'

/** A passage as a document in `language` cites it: by its symbol where there is one, otherwise by its title. */
export function toCitation({ summary, place }: SimilarPassage, language: Language): Citation {
  return {
    recordId: summary.id,
    kind: summary.kind,
    label: summary.symbol ?? summary.title,
    number: place.number,
    page: place.page,
    language,
  }
}

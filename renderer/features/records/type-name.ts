import { documentTypes } from '../../../shared/model/document/v1.ts'
import { mechanismCategories } from '../../../shared/model/mechanism/v1.ts'
import { meetingTypes } from '../../../shared/model/meeting/v1.ts'
import { publicationSeries } from '../../../shared/model/publication/v1.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import type { Translate } from '../../i18n/use-t.ts'

/** What a record is, as precisely as its summary says: "Final report", "Inter-regional forum", or only "Pack". */
export function typeName(t: Translate, { kind, type }: Pick<RecordSummary, 'kind' | 'type'>): string {
  const document = documentTypes.find((each) => each === type)
  if (kind === 'document' && document) return t(`documentType.${document}`)
  const meeting = meetingTypes.find((each) => each === type)
  if (kind === 'meeting' && meeting) return t(`meetingType.${meeting}`)
  const category = mechanismCategories.find((each) => each === type)
  if (kind === 'mechanism' && category) return t(`category.${category}`)
  const series = publicationSeries.find((each) => each === type)
  if (kind === 'publication' && series) return t(`series.${series}`)
  return t(`kind.${kind}`)
}

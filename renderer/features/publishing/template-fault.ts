import type { FaultyTemplate } from '../../../shared/contract/typesetting.ts'
import type { Translate } from '../../i18n/use-t.ts'

/** Why a folder in the library's templates is none, for whoever put it there. */
export function templateFault(t: Translate, { name, reason, detail }: FaultyTemplate): string {
  const sentence = t('export.templateFaulty', { name, reason: t(`templateFault.${reason}`) })
  return reason.startsWith('name') || detail === '' ? sentence : `${sentence} (${detail})`
}

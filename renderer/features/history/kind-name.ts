import type { Version } from '../../../shared/contract/history.ts'
import type { Translate } from '../../i18n/use-t.ts'

/** How a version came to be saved. */
export function kindName(t: Translate, kind: Version['kind']): string {
  return t(kind === 'restore' ? 'history.restore.kind' : `history.${kind}`)
}

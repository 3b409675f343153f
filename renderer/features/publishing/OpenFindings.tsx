import type { Finding } from '../../../shared/contract/typesetting.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { fixInDocument, goToBlock, isFixable } from '../../editor/index.ts'
import { useT } from '../../i18n/use-t.ts'
import { showToast } from '../../ui/feedback/toasts.ts'
import { FindingList } from './FindingList.tsx'

interface OpenFindingsProps {
  id: RecordId
  findings: readonly Finding[]
  onProperties: () => void
}

/** Findings of a document that is open beside them: each leads to its place there, and is mended there. */
export function OpenFindings({ id, findings, onProperties }: OpenFindingsProps) {
  const t = useT()
  const fixOf = ({ code, blockId, values }: Finding) => {
    if (blockId === null || !isFixable(code)) return undefined
    return () => {
      goToBlock(id, blockId)
      if (!fixInDocument(id, code, blockId, values)) showToast({ text: t('readiness.nothingLeft') })
    }
  }
  return (
    <FindingList
      label={t('readiness.title')}
      findings={findings}
      onShow={(blockId) => goToBlock(id, blockId)}
      fixOf={fixOf}
      onProperties={onProperties}
    />
  )
}

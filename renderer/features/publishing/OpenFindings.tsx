import type { Finding } from '../../../shared/contract/typesetting.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { answerInDocument, fixInDocument, goToBlock, goToThread, isFixable } from '../../editor/index.ts'
import { useT } from '../../i18n/use-t.ts'
import { showToast } from '../../ui/feedback/toasts.ts'
import { FindingList, type Fix } from './FindingList.tsx'

interface OpenFindingsProps {
  id: RecordId
  findings: readonly Finding[]
  onProperties: () => void
}

/** Findings of a document that is open beside them: each leads to its place there, and is mended there. */
export function OpenFindings({ id, findings, onProperties }: OpenFindingsProps) {
  const t = useT()
  const fixesOf = ({ code, blockId, values }: Finding): Fix[] => {
    if (blockId === null) return []
    const fix = (label: string, mend: () => boolean): Fix => ({
      label,
      run() {
        goToBlock(id, blockId)
        if (!mend()) showToast({ text: t('readiness.nothingLeft') })
      },
    })
    const { id: suggestion = '' } = values
    if (code === 'open-suggestion')
      return [
        fix(t('readiness.accept'), () => answerInDocument(id, suggestion, 'accept')),
        fix(t('readiness.reject'), () => answerInDocument(id, suggestion, 'reject')),
      ]
    return isFixable(code) ? [fix(t('readiness.fix'), () => fixInDocument(id, code, blockId, values))] : []
  }
  return (
    <FindingList
      label={t('readiness.title')}
      findings={findings}
      onShow={(blockId, { code, values }) => {
        const isSaid = code === 'open-comment' && goToThread(id, values['id'] ?? '')
        if (!isSaid) goToBlock(id, blockId)
      }}
      fixesOf={fixesOf}
      onProperties={onProperties}
    />
  )
}

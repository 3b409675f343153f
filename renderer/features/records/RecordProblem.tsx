import { errorSentence } from '../../api/error-sentence.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Drawing } from '../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'

/** Stands where something could not be read: why, and what to do. */
export function RecordProblem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT()
  return (
    <EmptyState
      title={t('records.problem')}
      drawing={<Drawing name="broken" />}
      actions={onRetry && <Button onPress={onRetry}>{t('ui.retry')}</Button>}
    >
      {errorSentence(t, error)}
    </EmptyState>
  )
}

import { useState, type ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useCommands } from '../../app/command-registry.ts'
import { keepEverything } from '../../app/keep-everything.ts'
import { useT } from '../../i18n/use-t.ts'
import { showToast } from '../../ui/feedback/toasts.ts'
import { ConfirmDialog } from '../../ui/overlay/ConfirmDialog.tsx'

/** Offers to lock a protected library: what is unsaved is saved first, and what cannot be is asked about. */
export function LockLibrary(): ReactNode {
  const t = useT()
  const { client, queries } = useApi()
  const { data: state } = useQuery(queries.protection.state.queryOptions())
  const [isAsking, setAsking] = useState(false)
  const lock = async () => {
    try {
      await client.protection.lock()
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
  }
  const saveAndLock = async () => {
    if (await keepEverything()) await lock()
    else setAsking(true)
  }
  useCommands(state?.sealed ? { 'library.lock': () => void saveAndLock() } : {})
  return (
    <ConfirmDialog
      title={t('protection.unsaved')}
      sentence={t('protection.unsavedText')}
      action={t('protection.lockAnyway')}
      isOpen={isAsking}
      onConfirm={() => void lock()}
      onClose={() => setAsking(false)}
    />
  )
}

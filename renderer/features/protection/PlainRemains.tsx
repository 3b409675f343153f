import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import { ConfirmDialog } from '../../ui/overlay/ConfirmDialog.tsx'

/** Backups from before the library was protected, which can still be read, and their removal. */
export function PlainRemains() {
  const t = useT()
  const format = useFormat()
  const { client, queries, cache } = useApi()
  const { data: remains } = useQuery(queries.protection.remains.queryOptions({ staleTime: 0 }))
  const [isAsking, setAsking] = useState(false)
  if (!remains || remains.backups === 0) return null
  const remove = async () => {
    try {
      const left = await client.protection.removeRemains()
      cache.setQueryData(queries.protection.remains.queryKey(), left)
      showToast(
        left.backups === 0
          ? { text: t('protection.removed') }
          : { text: t('protection.notRemoved', { backups: left.backups }), tone: 'bad' },
      )
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
  }
  return (
    <>
      <Notice
        tone="warn"
        action={
          <Button size="small" onPress={() => setAsking(true)}>
            {t('protection.removeRemains')}
          </Button>
        }
      >
        {t('protection.remains', { backups: remains.backups, size: format.bytes(remains.bytes) })}
      </Notice>
      <ConfirmDialog
        title={t('protection.removeTitle')}
        sentence={t('protection.removeText')}
        action={t('protection.removeNow')}
        isOpen={isAsking}
        isDanger
        onConfirm={() => void remove()}
        onClose={() => setAsking(false)}
      />
    </>
  )
}

import { useCallback } from 'react'
import { useApi } from '../../../api/ApiProvider.tsx'
import { errorSentence } from '../../../api/error-sentence.ts'
import { saveFile } from '../../../api/save-file.ts'
import { useHost } from '../../../app/use-host.ts'
import { useT } from '../../../i18n/use-t.ts'
import { showToast } from '../../../ui/feedback/toasts.ts'

/** Hands a file out that was made, by the way this host has; `saving` is what the button for it says. */
export function useSaveMade() {
  const t = useT()
  const { client, files } = useApi()
  const { capabilities } = useHost()
  const save = useCallback(
    async (artifactId: string, fileName: string) => {
      if (!capabilities.nativeDialogs) return saveFile(files.artifactUrl(artifactId), fileName)
      try {
        const kept = await client.host.saveArtifact({ artifactId, suggestedName: fileName })
        if (kept) showToast({ text: t('export.saved', { name: kept.fileName }) })
      } catch (error) {
        showToast({ text: errorSentence(t, error), tone: 'bad' })
      }
    },
    [capabilities.nativeDialogs, client, files, t],
  )
  return { save, saving: t(capabilities.nativeDialogs ? 'packs.save' : 'packs.download') }
}

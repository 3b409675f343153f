import { Download } from 'lucide-react'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { saveFile } from '../../api/save-file.ts'
import { useHost } from '../../app/use-host.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'

/** A PDF that was made: how large it is, and the way to it that this host has. */
export function ArtifactNotice({
  artifactId,
  fileName,
  pages,
  size,
}: {
  artifactId: string
  fileName: string
  pages: number
  size: number
}) {
  const t = useT()
  const format = useFormat()
  const { client, files } = useApi()
  const { capabilities } = useHost()
  const save = async () => {
    try {
      const kept = await client.host.saveArtifact({ artifactId, suggestedName: fileName })
      if (kept) showToast({ text: t('export.saved', { name: kept.fileName }) })
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
  }
  return (
    <Notice
      tone="good"
      action={
        capabilities.nativeDialogs ? (
          <Button variant="primary" icon={<Download size={15} />} onPress={() => void save()}>
            {t('export.save')}
          </Button>
        ) : (
          <Button
            variant="primary"
            icon={<Download size={15} />}
            onPress={() => saveFile(files.artifactUrl(artifactId), fileName)}
          >
            {t('export.download')}
          </Button>
        )
      }
    >
      <strong>{fileName}</strong>
      <br />
      {t('export.done', { pages, size: format.bytes(size) })}
    </Notice>
  )
}

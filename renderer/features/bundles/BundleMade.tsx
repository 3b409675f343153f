import { Download } from 'lucide-react'
import type { MadeBundle } from '../../../shared/contract/bundles.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { saveFile } from '../../api/save-file.ts'
import { useHost } from '../../app/use-host.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import styles from './bundles.module.css'

/** The file that was made, the way to it that this host has, and how its receiver can tell whose it is. */
export function BundleMade({ made, onSaved }: { made: MadeBundle; onSaved: () => void }) {
  const t = useT()
  const format = useFormat()
  const { client, files } = useApi()
  const { capabilities } = useHost()
  const { artifactId, fileName, size, records, encrypted, fingerprint, leftOut } = made
  const save = async () => {
    try {
      if (!capabilities.nativeDialogs) return saveFile(files.artifactUrl(artifactId), fileName)
      const kept = await client.host.saveArtifact({ artifactId, suggestedName: fileName })
      if (!kept) return
      showToast({ text: t('export.saved', { name: kept.fileName }) })
      onSaved()
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
  }
  return (
    <div className={styles['box']}>
      <Notice
        tone="good"
        action={
          <Button variant="primary" icon={<Download size={15} />} onPress={() => void save()}>
            {t(capabilities.nativeDialogs ? 'export.save' : 'export.download')}
          </Button>
        }
      >
        <strong>{fileName}</strong>
        <br />
        {t(encrypted ? 'bundles.madeEncrypted' : 'bundles.madeOpen', {
          count: records,
          size: format.bytes(size),
        })}
      </Notice>
      {leftOut.length > 0 && (
        <Notice tone="warn">
          {t('bundles.leftOut', {
            count: leftOut.length,
            titles: leftOut.map(({ title }) => title).join(', '),
          })}
        </Notice>
      )}
      <p className={styles['quiet']}>{t('bundles.ownFingerprint')}</p>
      <code className={styles['fingerprint']}>{fingerprint}</code>
      <p className={styles['quiet']}>{t('bundles.whenBack')}</p>
    </div>
  )
}

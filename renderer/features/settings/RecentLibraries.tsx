import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useHost } from '../../app/use-host.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import { Section } from '../../ui/layout/Page.tsx'
import { Badge } from '../../ui/text/Badge.tsx'
import styles from './settings.module.css'

/** Libraries opened before, where the host can change between them. */
export function RecentLibraries() {
  const t = useT()
  const { client, queries } = useApi()
  const { capabilities } = useHost()
  const query = useQuery(queries.host.recentLibraries.queryOptions({ enabled: capabilities.switchLibrary }))
  if (!capabilities.switchLibrary || !query.data) return null
  const open = async (key: string) => {
    try {
      const { opened } = await client.host.openLibrary({ key })
      if (opened) location.reload()
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
  }
  return (
    <Section title={t('settings.libraries')}>
      <ul>
        {query.data.map((each) => (
          <li key={each.key} className={styles['notice']}>
            <span>
              <strong>{each.name}</strong> <bdi className={styles['soft']}>{each.folder}</bdi>
            </span>
            {each.current ? (
              <Badge tone="primary">{t('settings.currentLibrary')}</Badge>
            ) : (
              <Button size="small" onPress={() => void open(each.key)}>
                {t('settings.openLibrary')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

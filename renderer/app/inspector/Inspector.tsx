import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { useQuery } from '@tanstack/react-query'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { ReadinessPanel } from '../../features/publishing/index.ts'
import { useT } from '../../i18n/use-t.ts'
import { HistoryPanel } from '../../features/history/index.ts'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import styles from './inspector.module.css'
import { useWorkspace } from '../workspace.ts'
import { LinksPanel } from './LinksPanel.tsx'
import { OutlinePanel } from './OutlinePanel.tsx'
import { PropertiesPanel } from './PropertiesPanel.tsx'

const panels = ['properties', 'outline', 'readiness', 'links', 'history'] as const
const ofDocuments: readonly string[] = ['outline', 'readiness']

/** About the record in sight: what it says of itself, its headings, what it is linked with, how it came to be. */
export function Inspector() {
  const t = useT()
  const { tabs, activeKey } = useWorkspace()
  const active = tabs.find((tab) => tab.key === activeKey)
  return (
    <aside className={styles['inspector']} aria-label={t('app.inspector')}>
      {active?.view === 'record' ? (
        <About id={active.recordId} key={active.recordId} />
      ) : (
        <p className={styles['inspectorEmpty']}>{t('inspector.nothing')}</p>
      )}
    </aside>
  )
}

function About({ id }: { id: RecordId }) {
  const t = useT()
  const query = useQuery(useQueries().records.get.queryOptions({ input: { id } }))
  const [panel, setPanel] = useState<string>('properties')
  if (query.isPending) return <Skeleton />
  if (!query.data) return <p className={styles['inspectorEmpty']}>{t('records.gone')}</p>
  const { record, summary } = query.data
  const shown = panels.filter((each) => !ofDocuments.includes(each) || record.kind === 'document')
  return (
    <Tabs
      className={styles['inspector'] ?? ''}
      selectedKey={panel}
      onSelectionChange={(key) => setPanel(String(key))}
    >
      <TabList className={styles['inspectorTabs'] ?? ''} aria-label={t('app.inspector')}>
        {shown.map((each) => (
          <Tab key={each} id={each} className={styles['inspectorTab'] ?? ''}>
            {t(`inspector.${each}`)}
          </Tab>
        ))}
      </TabList>
      {shown.map((each) => (
        <TabPanel key={each} id={each} className={styles['inspectorPanel'] ?? ''}>
          {each === 'properties' && <PropertiesPanel record={record} summary={summary} />}
          {each === 'outline' && <OutlinePanel id={id} />}
          {each === 'readiness' && <ReadinessPanel id={id} onProperties={() => setPanel('properties')} />}
          {each === 'links' && <LinksPanel summary={summary} />}
          {each === 'history' && <HistoryPanel id={id} kind={record.kind} />}
        </TabPanel>
      ))}
    </Tabs>
  )
}

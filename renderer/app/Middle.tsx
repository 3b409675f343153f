import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { KindIcon, useSummaries } from '../features/records/index.ts'
import { useT, type Translate } from '../i18n/use-t.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import { TabBar, tabId } from '../ui/layout/TabBar.tsx'
import styles from './app.module.css'
import { TabInSight } from './command-registry.ts'
import type { Tab } from './tabs.ts'
import { TabContent } from './TabContent.tsx'
import { viewIcon } from './view-icon.tsx'
import { useWorkspace } from './workspace.ts'

/** Tabs that keep what was typed and where it was scrolled while another is in sight. */
const keptAlive = 8

/** The open tabs and the content of the one in sight. */
export function Middle() {
  const t = useT()
  const { tabs, activeKey, activate, close, move, focusMode } = useWorkspace()
  const ids = useMemo(
    () => [...new Set(tabs.flatMap((tab) => (tab.view === 'record' ? [tab.recordId] : [])))],
    [tabs],
  )
  const summaries = useSummaries(ids)
  const byId = new Map(summaries.map((summary) => [summary.id, summary]))
  const named = tabs.map((tab) => ({ key: tab.key, ...nameOf(t, tab, byId) }))
  const activeName = named.find((each) => each.key === activeKey)?.title ?? ''
  const alive = useAlive(tabs, activeKey)
  useFocusKept(activeKey)

  useEffect(() => {
    document.title = activeName === '' ? 'Rapporteur' : `${activeName} – Rapporteur`
  }, [activeName])

  return (
    <main className={styles['middle']} id="content" tabIndex={-1} aria-label={t('app.content')}>
      {!focusMode && (
        <div className={styles['tabRow']}>
          <TabBar
            label={t('app.tabs')}
            tabs={named}
            activeKey={activeKey}
            panelId={panelId(activeKey)}
            onActivate={activate}
            onClose={close}
            onMove={move}
          />
        </div>
      )}
      {tabs
        .filter((tab) => tab.key === activeKey || alive.includes(tab.key))
        .map((tab) => (
          <div
            key={tab.key}
            id={panelId(tab.key)}
            role="tabpanel"
            className={styles['panel']}
            hidden={tab.key !== activeKey}
            {...(focusMode ? { 'aria-label': activeName } : { 'aria-labelledby': tabId(tab.key) })}
          >
            <TabInSight value={tab.key === activeKey}>
              <TabContent tab={tab} kind={tab.view === 'record' ? byId.get(tab.recordId)?.kind : undefined} />
            </TabInSight>
          </div>
        ))}
      <span className="visually-hidden" aria-live="polite">
        {activeName && t('app.shown', { name: activeName })}
      </span>
    </main>
  )
}

const panelId = (key: string) => `panel-${key}`

function nameOf(
  t: Translate,
  tab: Tab,
  byId: ReadonlyMap<string, RecordSummary>,
): { title: string; icon: ReactNode } {
  if (tab.view !== 'record') return { title: t(`view.${tab.view}`), icon: viewIcon(tab.view) }
  const summary = byId.get(tab.recordId)
  const title = summary?.title ?? '…'
  return {
    title: tab.versions ? t(tabTitles[tab.versions.page], { title }) : title,
    icon: summary && <KindIcon kind={summary.kind} size={14} />,
  }
}

const tabTitles = { compare: 'versions.tabTitle', merge: 'versions.mergeTitle' } as const

/** Where the focus went out of sight with a tab, the content takes it, so that the next key is not lost. */
function useFocusKept(activeKey: string): void {
  const last = useRef(activeKey)
  useEffect(() => {
    if (last.current === activeKey) return undefined
    last.current = activeKey
    // Browsers take the focus from what is hidden a frame later.
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) document.getElementById('content')?.focus()
    }, 60)
    return () => clearTimeout(timer)
  }, [activeKey])
}

/** Keys of the tabs looked at most recently, newest first. */
function useAlive(tabs: readonly Tab[], activeKey: string): string[] {
  const [recent, setRecent] = useState<string[]>([activeKey])
  if (recent[0] !== activeKey) {
    setRecent([activeKey, ...recent.filter((key) => key !== activeKey)].slice(0, keptAlive))
  }
  return recent.filter((key) => tabs.some((tab) => tab.key === key))
}

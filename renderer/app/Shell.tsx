import { Minimize2 } from 'lucide-react'
import { useEffect, useState, type MouseEvent } from 'react'
import { useApi } from '../api/ApiProvider.tsx'
import { useT } from '../i18n/use-t.ts'
import { IconButton } from '../ui/action/IconButton.tsx'
import { Skeleton } from '../ui/feedback/Skeleton.tsx'
import { SplitView, type Pane } from '../ui/layout/SplitView.tsx'
import styles from './app.module.css'
import { CommandPalette } from './CommandPalette.tsx'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { Inspector } from './inspector/Inspector.tsx'
import { Middle } from './Middle.tsx'
import { Navigator } from './Navigator.tsx'
import { NewDocumentDialog } from '../features/documents/index.ts'
import { Bundles } from '../features/bundles/index.ts'
import { LockLibrary } from '../features/protection/index.ts'
import { IntakePanel, takeIn } from '../features/attachments/index.ts'
import { StrayCopies, takeInUnlessOurs } from '../features/stray/index.ts'
import { ShortcutsDialog } from './ShortcutsDialog.tsx'
import { TopBar } from './TopBar.tsx'
import { belongingInSight } from './belonging-in-sight.ts'
import { useGlobalCommands } from './use-global-commands.ts'
import { holdChanges } from './hold-changes.ts'
import { takeDroppedFiles } from './take-dropped-files.ts'
import { useFreshLibrary } from './use-fresh-library.ts'
import { useKeptWorkspace } from './use-kept-workspace.ts'
import { useShortcuts } from './use-shortcuts.ts'
import { useWorkspace } from './workspace.ts'

/** The page: a bar above, the navigator, the open tabs and the inspector. */
export function Shell({ isReady }: { isReady: boolean }) {
  const t = useT()
  const isRestored = useKeptWorkspace(isReady)
  useGlobalCommands()
  useShortcuts()
  useFreshLibrary()
  const api = useApi()
  const { cache } = api
  useEffect(() => holdChanges(window, cache), [cache])
  const [isOver, setIsOver] = useState(false)
  useEffect(
    () =>
      takeDroppedFiles(
        window,
        (files) => {
          const belonging = belongingInSight(api)
          void takeInUnlessOurs(api, files, (others) => void takeIn(api, others, belonging))
        },
        setIsOver,
      ),
    [api],
  )
  const { panes, navigatorOpen, inspectorOpen, focusMode, tabs, activeKey } = useWorkspace()
  const isAboutRecord = tabs.find((tab) => tab.key === activeKey)?.view === 'record'

  const shown: Pane[] = []
  if (navigatorOpen && !focusMode) {
    shown.push({
      id: 'navigator',
      name: t('app.navigator'),
      size: panes.navigator,
      min: 11,
      max: 32,
      children: <Navigator />,
    })
  }
  shown.push({ id: 'middle', name: t('app.content'), min: 30, children: <Middle /> })
  if (inspectorOpen && isAboutRecord && !focusMode) {
    shown.push({
      id: 'inspector',
      name: t('app.inspector'),
      size: panes.inspector,
      min: 13,
      max: 40,
      children: <Inspector />,
    })
  }
  return (
    <div className={styles['app']} data-over={isOver || undefined}>
      <div>
        <a className={styles['skip']} href="#content" onClick={skip}>
          {t('app.skipToContent')}
        </a>
        <a className={styles['skip']} href="#navigation" onClick={skip}>
          {t('app.skipToNavigator')}
        </a>
        {!focusMode && <TopBar />}
      </div>
      <ConnectionBanner />
      <div className={styles['body']}>
        {isRestored ? (
          <SplitView
            panes={shown}
            onResized={(sizes) =>
              useWorkspace.setState({
                panes: {
                  navigator: sizes['navigator'] ?? panes.navigator,
                  inspector: sizes['inspector'] ?? panes.inspector,
                },
              })
            }
          />
        ) : (
          <main aria-label={t('app.opening')}>
            <Skeleton lines={8} />
          </main>
        )}
      </div>
      {focusMode && (
        <div className={styles['leaveFocus']}>
          <IconButton
            label={t('app.leaveFocusMode')}
            icon={<Minimize2 size={16} />}
            onPress={() => useWorkspace.setState({ focusMode: false })}
          />
        </div>
      )}
      <CommandPalette />
      <ShortcutsDialog />
      <NewDocumentDialog />
      <IntakePanel />
      <StrayCopies />
      <Bundles />
      <LockLibrary />
    </div>
  )
}

/** Focuses what the link names; following it alone would leave the focus on nothing. */
function skip(event: MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault()
  document.getElementById(event.currentTarget.hash.slice(1))?.focus()
}

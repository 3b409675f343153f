import { Languages, Moon, PanelLeft, PanelRight, Plus, Settings2, Sun } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { keysOf } from '../../shared/commands.ts'
import { interfaceLanguages } from '../../shared/model/languages.ts'
import { useQueries } from '../api/ApiProvider.tsx'
import { SearchBox } from '../features/search/index.ts'
import { useT } from '../i18n/use-t.ts'
import { IconButton } from '../ui/action/IconButton.tsx'
import { MenuButton } from '../ui/overlay/MenuButton.tsx'
import styles from './app.module.css'
import { runCommand } from './command-registry.ts'
import { Seal } from './Seal.tsx'
import { useSettings } from './use-settings.ts'
import { useWorkspace } from './workspace.ts'

/** The bar above: whose library this is, the search, and what can be made anywhere. */
export function TopBar() {
  const t = useT()
  const queries = useQueries()
  const status = useQuery(queries.library.status.queryOptions())
  const { settings, update } = useSettings()
  const { navigatorOpen, inspectorOpen } = useWorkspace()
  return (
    <header className={styles['bar']}>
      <div className={styles['brand']}>
        <Seal />
        Rapporteur
        <span className={styles['library']}>{status.data?.name}</span>
      </div>
      <SearchBox />
      <div className={styles['barEnd']}>
        <MenuButton
          label={t('app.new')}
          icon={<Plus size={17} />}
          iconOnly
          tone="bar"
          items={(
            ['file.newNote', 'file.newReport', 'file.newMeeting', 'file.newPack', 'file.import'] as const
          ).map((id) => ({
            id,
            label: t(`command.${id}`),
            keys: keysOf(id),
            onAction: () => void runCommand(id),
          }))}
        />
        <MenuButton
          label={t('app.language')}
          icon={<Languages size={17} />}
          iconOnly
          tone="bar"
          items={interfaceLanguages.map((language) => ({
            id: language,
            label: ownNames[language],
            onAction: () => update({ interfaceLanguage: language }),
          }))}
        />
        <MenuButton
          label={t('app.appearance')}
          icon={settings.appearance === 'dark' ? <Moon size={17} /> : <Sun size={17} />}
          iconOnly
          tone="bar"
          items={(['system', 'light', 'dark'] as const).map((appearance) => ({
            id: appearance,
            label: t(`app.appearance.${appearance}`),
            onAction: () => update({ appearance }),
          }))}
        />
        <IconButton
          label={t('command.view.toggleNavigator')}
          keys={keysOf('view.toggleNavigator')}
          icon={<PanelLeft size={17} />}
          tone="bar"
          aria-expanded={navigatorOpen}
          onPress={() => runCommand('view.toggleNavigator')}
        />
        <IconButton
          label={t('command.view.toggleInspector')}
          keys={keysOf('view.toggleInspector')}
          icon={<PanelRight size={17} />}
          tone="bar"
          aria-expanded={inspectorOpen}
          onPress={() => runCommand('view.toggleInspector')}
        />
        <IconButton
          label={t('app.settings')}
          icon={<Settings2 size={17} />}
          tone="bar"
          onPress={() => useWorkspace.getState().show('settings')}
        />
      </div>
    </header>
  )
}

// A language is offered by the name its own speakers give it.
const ownNames = { en: 'English', fr: 'Français', es: 'Español' } as const

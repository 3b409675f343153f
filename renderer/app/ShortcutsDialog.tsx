import { commandGroups, commands, groupOf } from '../../shared/commands.ts'
import { useT } from '../i18n/use-t.ts'
import { Dialog } from '../ui/overlay/Dialog.tsx'
import { Keys } from '../ui/text/Keys.tsx'
import styles from './palette.module.css'
import { useWorkspace } from './workspace.ts'

/** Every key that does something anywhere. */
export function ShortcutsDialog() {
  const t = useT()
  const isOpen = useWorkspace((state) => state.overlay?.kind === 'shortcuts')
  const bound = commands.filter((command) => 'keys' in command)
  return (
    <Dialog
      title={t('shortcuts.title')}
      isOpen={isOpen}
      onClose={() => useWorkspace.setState({ overlay: null })}
      size="wide"
    >
      <div className={styles['shortcuts']}>
        {commandGroups.map((group) => {
          const inGroup = bound.filter((command) => groupOf(command.id) === group)
          return inGroup.length === 0 ? null : (
            <section key={group} className={styles['shortcutGroup']}>
              <h3 className={styles['smallHead']}>{t(`group.${group}`)}</h3>
              {inGroup.map((command) => (
                <div key={command.id} className={styles['shortcut']}>
                  {t(`command.${command.id}`)}
                  <Keys keys={command.keys} />
                </div>
              ))}
            </section>
          )
        })}
      </div>
      <p className={styles['paletteDetail']}>{t('shortcuts.unbound')}</p>
    </Dialog>
  )
}

import { useEffect } from 'react'
import { isCommandId } from '../../shared/commands.ts'
import { useApi } from '../api/ApiProvider.tsx'
import { errorSentence } from '../api/error-sentence.ts'
import { chooseFiles, takeIn } from '../features/attachments/index.ts'
import { useT } from '../i18n/use-t.ts'
import { showToast } from '../ui/feedback/toasts.ts'
import { runCommand, useCommands } from './command-registry.ts'
import { isDarkNow } from './use-appearance.ts'
import { useHost } from './use-host.ts'
import { useSettings } from './use-settings.ts'
import { useWorkspace } from './workspace.ts'

/** Commands that can be given anywhere, and those chosen in the native menu. */
export function useGlobalCommands(): void {
  const api = useApi()
  const { client } = api
  const t = useT()
  const { settings, update } = useSettings()
  const { capabilities } = useHost()
  const workspace = useWorkspace.getState
  const fail = (error: unknown) => showToast({ text: errorSentence(t, error), tone: 'bad' })
  const create = async (record: { kind: 'meeting' | 'pack'; title: string }) => {
    try {
      const made = await client.records.create(
        record.kind === 'meeting'
          ? { ...record, type: 'other' }
          : { ...record, language: settings.newDocumentLanguage },
      )
      workspace().openRecord(made.record.id)
    } catch (error) {
      fail(error)
    }
  }
  const newNote = async () => {
    try {
      const made = await client.documents.create({
        type: 'note',
        title: t('documents.untitledNote'),
        language: settings.newDocumentLanguage,
      })
      workspace().writeIn(made.record.id)
    } catch (error) {
      fail(error)
    }
  }
  const openLibrary = (isNew: boolean) =>
    client.host
      .openLibrary({ create: isNew })
      .then(({ opened }) => opened && location.reload())
      .catch(fail)

  useCommands({
    'file.newNote': () => void newNote(),
    'file.newReport': () => workspace().newDocument({ type: 'final-report' }),
    'file.newMeeting': () => void create({ kind: 'meeting', title: t('app.untitledMeeting') }),
    'file.newPack': () => void create({ kind: 'pack', title: t('packs.untitled') }),
    'file.import': () => chooseFiles((files) => takeIn(api, files, {})),
    'view.palette': () => useWorkspace.setState({ overlay: { kind: 'palette' } }),
    'view.search': () => document.getElementById('search')?.focus(),
    'view.home': () => workspace().show('home'),
    'view.toggleNavigator': () => useWorkspace.setState((state) => ({ navigatorOpen: !state.navigatorOpen })),
    'view.toggleInspector': () => useWorkspace.setState((state) => ({ inspectorOpen: !state.inspectorOpen })),
    'view.focusMode': () => useWorkspace.setState((state) => ({ focusMode: !state.focusMode })),
    'view.theme': () => update({ appearance: isDarkNow() ? 'light' : 'dark' }),
    'go.themes': () => workspace().show('themes'),
    'go.mechanisms': () => workspace().show('mechanisms'),
    'go.meetings': () => workspace().show('meetings'),
    'go.documents': () => workspace().show('documents'),
    'go.packs': () => workspace().show('packs'),
    'go.people': () => workspace().show('people'),
    'go.actions': () => workspace().show('actions'),
    'go.bin': () => workspace().show('bin'),
    'tab.close': () => workspace().close(workspace().activeKey),
    'tab.next': () => workspace().step(1),
    'tab.previous': () => workspace().step(-1),
    'library.health': () => workspace().show('settings', 'health'),
    'help.shortcuts': () => useWorkspace.setState({ overlay: { kind: 'shortcuts' } }),
    ...(capabilities.switchLibrary && {
      'library.open': () => void openLibrary(false),
      'library.new': () => void openLibrary(true),
    }),
  })

  useEffect(() => {
    if (!capabilities.nativeMenu) return undefined
    const stopped = new AbortController()
    const follow = async () => {
      while (!stopped.signal.aborted) {
        try {
          for await (const { command } of await client.host.commands(undefined, { signal: stopped.signal })) {
            if (isCommandId(command)) runCommand(command)
          }
        } catch {
          // The stream ends with its line; the next call waits for the line's return.
          await new Promise((resolve) => setTimeout(resolve, 200))
        }
      }
    }
    void follow()
    return () => stopped.abort()
  }, [client, capabilities.nativeMenu])
}

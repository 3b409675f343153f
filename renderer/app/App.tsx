import { ApiProvider, type Api } from '../api/ApiProvider.tsx'
import { LanguageProvider } from '../i18n/LanguageProvider.tsx'
import { preferredLanguage } from '../i18n/preferred-language.ts'
import { ToastRegion } from '../ui/feedback/ToastRegion.tsx'
import { Shell } from './Shell.tsx'
import { useAppearance } from './use-appearance.ts'
import { useSettings } from './use-settings.ts'

export function App({ api }: { api: Api }) {
  return (
    <ApiProvider api={api}>
      <Spoken />
    </ApiProvider>
  )
}

function Spoken() {
  const { settings, isLoaded } = useSettings()
  useAppearance(settings.appearance)
  return (
    <LanguageProvider language={settings.interfaceLanguage ?? preferredLanguage()}>
      <Shell isReady={isLoaded} />
      <ToastRegion />
    </LanguageProvider>
  )
}

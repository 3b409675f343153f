import type { ProtectionState } from '../../shared/contract/protection.ts'
import { ApiProvider, type Api } from '../api/ApiProvider.tsx'
import { LanguageProvider } from '../i18n/LanguageProvider.tsx'
import { preferredLanguage } from '../i18n/preferred-language.ts'
import { ToastRegion } from '../ui/feedback/ToastRegion.tsx'
import { Doorstep } from '../features/protection/index.ts'
import styles from './app.module.css'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { Seal } from './Seal.tsx'
import { Shell } from './Shell.tsx'
import { useAppearance } from './use-appearance.ts'
import { useProtection } from './use-protection.ts'
import { useSettings } from './use-settings.ts'

export function App({ api }: { api: Api }) {
  return (
    <ApiProvider api={api}>
      <Spoken />
    </ApiProvider>
  )
}

/** The page over an open library, and before that whatever opens it. */
function Spoken() {
  const state = useProtection()
  if (state?.access === 'open') return <Open />
  return (
    <LanguageProvider language={preferredLanguage()}>
      <Before state={state} />
      <ToastRegion />
    </LanguageProvider>
  )
}

/** The library's own language is inside it: until it is open, the system's is spoken. */
function Before({ state }: { state: ProtectionState | undefined }) {
  useAppearance('system')
  return (
    <div className={styles['app']}>
      <ConnectionBanner />
      <div className={styles['body']}>
        {state && (
          <Doorstep
            state={state}
            mark={
              <>
                <Seal size={26} /> Rapporteur
              </>
            }
          />
        )}
      </div>
    </div>
  )
}

function Open() {
  const { settings, isLoaded } = useSettings()
  useAppearance(settings.appearance)
  return (
    <LanguageProvider language={settings.interfaceLanguage ?? preferredLanguage()}>
      <Shell isReady={isLoaded} />
      <ToastRegion />
    </LanguageProvider>
  )
}

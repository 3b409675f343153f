import { I18nProvider } from 'react-aria-components'
import { useEffect, type ReactNode } from 'react'
import { IntlProvider } from 'react-intl'
import type { InterfaceLanguage } from '../../shared/model/languages.ts'
import { messages } from './messages.ts'

/** Speaks one language to everything inside: our sentences, React Aria's own, dates, numbers and `lang` of the page. */
export function LanguageProvider({
  language,
  children,
}: {
  language: InterfaceLanguage
  children: ReactNode
}) {
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return (
    <IntlProvider locale={localeOf[language]} messages={messages[language]} defaultLocale="en">
      <I18nProvider locale={localeOf[language]}>{children}</I18nProvider>
    </IntlProvider>
  )
}

// British day-first dates and a 24-hour clock are what UN English uses; the others need no region.
const localeOf: Record<InterfaceLanguage, string> = { en: 'en-GB', fr: 'fr', es: 'es' }

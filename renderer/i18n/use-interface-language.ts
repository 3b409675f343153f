import { useIntl } from 'react-intl'
import { interfaceLanguages, type InterfaceLanguage } from '../../shared/model/languages.ts'

/** The language the page speaks now. */
export function useInterfaceLanguage(): InterfaceLanguage {
  const { locale } = useIntl()
  return interfaceLanguages.find((each) => locale.startsWith(each)) ?? 'en'
}

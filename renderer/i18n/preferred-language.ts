import { interfaceLanguages, type InterfaceLanguage } from '../../shared/model/languages.ts'

/** The first language of the reader's system that the page speaks; English where it speaks none of them. */
export function preferredLanguage(wanted: readonly string[] = navigator.languages): InterfaceLanguage {
  for (const tag of wanted) {
    const found = interfaceLanguages.find((each) => tag.toLowerCase().split('-')[0] === each)
    if (found) return found
  }
  return 'en'
}

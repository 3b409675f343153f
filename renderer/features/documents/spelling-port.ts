import enAff from '../../../node_modules/dictionary-en/index.aff?url'
import enDic from '../../../node_modules/dictionary-en/index.dic?url'
import gbAff from '../../../node_modules/dictionary-en-gb/index.aff?url'
import gbDic from '../../../node_modules/dictionary-en-gb/index.dic?url'
import esAff from '../../../node_modules/dictionary-es/index.aff?url'
import esDic from '../../../node_modules/dictionary-es/index.dic?url'
import frAff from '../../../node_modules/dictionary-fr/index.aff?url'
import frDic from '../../../node_modules/dictionary-fr/index.dic?url'
import type { Settings, WordChange } from '../../../shared/contract/settings.ts'
import type { Language } from '../../../shared/model/languages.ts'
import type { SpellingPort } from '../../editor/index.ts'

const files = {
  'en-GB': { aff: gbAff, dic: gbDic },
  'en-US': { aff: enAff, dic: enDic },
  fr: { aff: frAff, dic: frDic },
  es: { aff: esAff, dic: esDic },
} as const

/** Spelling as the settings want it: dictionaries from the page's own origin, and the person's own words. */
export function createSpellingPort(
  language: Language,
  {
    personalDictionary,
    englishSpelling = 'british',
  }: Pick<Settings, 'personalDictionary' | 'englishSpelling'>,
  changeWords: (change: WordChange) => void,
): SpellingPort {
  return {
    english: englishSpelling,
    dictionaryUrl: (of, file) => new URL(files[of][file], document.baseURI).href,
    personalWords: () => Object.values(personalDictionary).flat(),
    addPersonalWord(word) {
      const own = language === 'fr' || language === 'es' ? language : 'en'
      changeWords({ language: own, add: [word], remove: [] })
    },
  }
}

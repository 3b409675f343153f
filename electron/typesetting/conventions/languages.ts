import type { Language } from '../../../shared/model/languages.ts'
import { shortened } from './headings.ts'
import type { Convention } from './paper.ts'

const scripts = {
  Latin: /\p{Script=Latin}/gu,
  Cyrillic: /\p{Script=Cyrillic}/gu,
  Arabic: /\p{Script=Arabic}/gu,
  Han: /\p{Script=Han}/gu,
}
const scriptOf: Record<Language, keyof typeof scripts> = {
  en: 'Latin',
  fr: 'Latin',
  es: 'Latin',
  ru: 'Cyrillic',
  ar: 'Arabic',
  zh: 'Han',
}

/** A passage in another script must say its language, or a screen reader spells it out in the wrong one (WCAG 3.1.2). */
export const passageWithoutLanguage: Convention = ({ record: { language }, blocks, findings }) => {
  const own = scriptOf[language]
  for (const { node, text, id } of blocks) {
    const unmarked = (node.content ?? [])
      .filter((child) => !(child.marks ?? []).some(({ type }) => type === 'language'))
      .map((child) => child.text ?? '')
      .join(' ')
    const counts = Object.entries(scripts).map(([script, letters]) => ({
      script,
      count: unmarked.match(letters)?.length ?? 0,
    }))
    const all = counts.reduce((sum, { count }) => sum + count, 0)
    const foreign = counts.find(({ script, count }) => script !== own && count >= 12 && count > all * 0.6)
    if (foreign) findings.add('language-not-set', 'warning', id, { text: shortened(text) })
  }
}

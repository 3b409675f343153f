import { stateName } from '../../../shared/text/states.ts'
import type { Convention } from './paper.ts'
import { commonStateNames, type CommonName } from './state-names.data.ts'

/** States are called by their official short names (UNTERM), in the language of the paper. */
export const unofficialStateName: Convention = ({ record: { language }, blocks, findings }) => {
  if (language !== 'en' && language !== 'fr' && language !== 'es') return
  const names = patternsFor(language)
  for (const { text, id } of blocks) {
    for (const { name, state, pattern } of names) {
      if (pattern.test(text)) {
        findings.add('state-name', 'note', id, { name, official: stateName(state, language) })
      }
    }
  }
}

type NamePattern = CommonName & { pattern: RegExp }
const patterns = new Map<string, readonly NamePattern[]>()

function patternsFor(language: 'en' | 'fr' | 'es'): readonly NamePattern[] {
  const known = patterns.get(language)
  if (known) return known
  const made = commonStateNames[language].map((each) => ({ ...each, pattern: toPattern(each) }))
  patterns.set(language, made)
  return made
}

function toPattern({ name, unless = '' }: CommonName): RegExp {
  const before = unless.startsWith('<') ? `(?<!${escaped(unless.slice(1))})` : ''
  const after = unless.endsWith('>') ? `(?!${escaped(unless.slice(0, -1))})` : ''
  return new RegExp(`(?<![\\p{L}\\p{M}-])${before}${escaped(name)}(?![\\p{L}\\p{M}-])${after}`, 'u')
}

/** As a pattern; any white space of the text will do for a space. */
function escaped(text: string): string {
  return text.replace(/[()]/g, String.raw`\$&`).replace(/ /g, String.raw`\s+`)
}

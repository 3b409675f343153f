import { directionOf, type Language } from '../../shared/model/languages.ts'
import { cleanText } from './clean-text.ts'
import type { Coverage } from './coverage.ts'
import { directionOfText } from './direction.ts'
import { lookOf, plainManifest } from './templates/manifest.ts'

/** Whose copy it is and what tells it from others, drawn over a page. */
export type Mark = { language: Language; name: string; identifier: string; how: 'diagonal' | 'foot' }

/** A mark as the template reads it. Characters no font has are replaced: the ledger keeps the name. */
export function prepareMark({ language, name, identifier, how }: Mark, coverage: Coverage) {
  const said = coverage.replaceUncovered(cleanText(name).text).replace(/\s+/g, ' ').trim()
  const dir = directionOf(language)
  return {
    lang: language,
    dir,
    paper: 'a4',
    gutter: false,
    look: lookOf(plainManifest),
    mark: { name: said, identifier, how, dir: directionOfText(said) ?? dir },
  }
}

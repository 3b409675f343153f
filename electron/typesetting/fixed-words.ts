import type { calloutTones, actionStates } from '../../shared/document/nodes.ts'
import type { distributions, DocumentStatus, DocumentType } from '../../shared/model/document/v1.ts'
import type { Language } from '../../shared/model/languages.ts'

/** Every word a typeset document carries that nobody wrote, in one language. */
export type FixedWords = {
  types: Record<DocumentType, string>
  statuses: Record<DocumentStatus, string>
  distribution: string
  distributions: Record<(typeof distributions)[number], string>
  languages: Record<Language, string>
  date: string
  original: string
  language: string
  meeting: string
  place: string
  dates: string
  author: string
  contents: string
  page: [string, string, string]
  draft: string
  notForCitation: string
  tables: string
  figures: string
  notes: string
  summary: string
  decision: string
  participants: string
  otherParticipants: string
  outcomes: string
  action: string
  due: string
  states: Record<(typeof actionStates)[number], string>
  tones: Record<(typeof calloutTones)[number], string>
  untitled: string
  unreadable: string
  pictureMissing: string
  months: readonly string[]
}

/** A calendar day as a document prints it. */
export function printDate(iso: string, words: FixedWords, language: Language): string {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number)
  const name = words.months[month - 1] ?? ''
  if (language === 'zh') return `${year}年${month}月${day}日`
  if (language === 'es') return `${day} de ${name} de ${year}`
  if (language === 'fr' && day === 1) return `1er ${name} ${year}`
  if (language === 'ru') return `${day} ${name} ${year} года`
  return `${day} ${name} ${year}`
}

/** First and last day as one phrase; one day where they are equal. */
export function printRange(start: string, end: string, words: FixedWords, language: Language): string {
  if (start === end) return printDate(start, words, language)
  const sameMonth = start.slice(0, 7) === end.slice(0, 7)
  if (sameMonth && language !== 'zh') {
    return `${Number(start.slice(8, 10))}–${printDate(end, words, language)}`
  }
  return `${printDate(start, words, language)} – ${printDate(end, words, language)}`
}

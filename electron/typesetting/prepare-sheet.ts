import { directionOf, type Language } from '../../shared/model/languages.ts'
import { cleanText } from './clean-text.ts'
import type { Coverage } from './coverage.ts'
import { directionOfText } from './direction.ts'
import { fixedWords } from './fixed-words.data.ts'
import { printDate, printRange } from './fixed-words.ts'
import { lookOf, plainManifest } from './templates/manifest.ts'
import type { AgendaLine, Fact, TypesetData } from './typeset-data.ts'

/** A page nobody wrote: plain strings in, a page in the style of the documents out. */
export type Sheet = {
  language: Language
  /**
   * A cover with its agenda on the pages after it, contents alone, one plain page with a message, a page with a title alone, or pages with nothing.
   */
  form: 'cover' | 'contents' | 'slip' | 'divider' | 'blank'
  /** How many pages have nothing. */
  blankPages?: number
  /** What it is, above the title. */
  type: string
  organ: string
  title: string
  subtitle: string
  /** ISO date, printed and kept as the file's own. */
  date: string
  /** First and last day of what it is about, ISO dates. */
  dates: { start: string; end: string } | null
  context: Fact[]
  message: string
  /** Heading of the agenda, and its lines; links are kept word for word for the binder to resolve. */
  agenda: { heading: string; items: AgendaLine[] } | null
}

/** A sheet as the template reads it, and the characters no font has, each once: a sign stands in their place, the record keeps them. */
export function prepareSheet(sheet: Sheet, coverage: Coverage): { data: TypesetData; replaced: string[] } {
  const words = fixedWords[sheet.language]
  const dir = directionOf(sheet.language)
  const replaced = new Set<string>()
  const say = (text: string) => {
    const { text: clean } = cleanText(text)
    for (const each of coverage.uncovered(clean)) replaced.add(each)
    return coverage.replaceUncovered(clean).replace(/\s+/g, ' ').trim()
  }
  const title = say(sheet.title) || words.untitled
  const context = sheet.context.map(({ label, value }) => ({ label: say(label), value: say(value) }))
  const [year = 1970, month = 1, day = 1] = sheet.date.slice(0, 10).split('-').map(Number)
  const date = { label: words.date, value: printDate(sheet.date.slice(0, 10), words, sheet.language) }
  const days = sheet.dates
    ? [{ label: words.dates, value: printRange(sheet.dates.start, sheet.dates.end, words, sheet.language) }]
    : []
  const data: TypesetData = {
    lang: sheet.language,
    dir,
    meta: {
      title,
      subject: say(sheet.type),
      authors: [say(sheet.organ)].filter(Boolean),
      keywords: [],
      date: [year, month, day],
    },
    words: {
      contents: words.contents,
      page: words.page,
      tables: words.tables,
      figures: words.figures,
      notes: words.notes,
      summary: words.summary,
    },
    front: {
      organ: say(sheet.organ),
      symbol: '',
      type: say(sheet.type),
      title,
      subtitle: say(sheet.subtitle),
      titleDir: directionOfText(title) ?? dir,
      status: '',
      masthead: sheet.form === 'cover' ? [date] : [],
      context: [...context.filter(({ value }) => value !== ''), ...days],
    },
    look: lookOf(plainManifest),
    sheet: sheet.form,
    ...(sheet.blankPages !== undefined && { blankPages: sheet.blankPages }),
    paper: 'a4',
    watermark: null,
    marks: [],
    summary: [],
    running: { symbol: say(sheet.type), title: Array.from(title).slice(0, 70).join('') },
    contents: false,
    listOfTables: false,
    listOfFigures: false,
    endnotes: [],
    participants: null,
    outcomes: null,
    numberPages: false,
    gutter: false,
    blockIds: [],
    blocks: [
      ...(sheet.message
        ? [
            {
              t: 'par' as const,
              dir,
              label: null,
              inlines: [{ t: 'text' as const, text: say(sheet.message) }],
            },
          ]
        : []),
      ...(sheet.agenda
        ? [
            {
              t: 'heading' as const,
              level: 1,
              tagLevel: 1,
              number: '',
              plain: say(sheet.agenda.heading),
              dir,
              label: null,
              inlines: [{ t: 'text' as const, text: say(sheet.agenda.heading) }],
            },
            {
              t: 'agenda' as const,
              items: sheet.agenda.items.map((item) => ({
                ...item,
                number: say(item.number),
                title: say(item.title),
                detail: say(item.detail),
              })),
            },
          ]
        : []),
    ],
  }
  return { data, replaced: [...replaced] }
}

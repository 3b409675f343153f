import type { DocumentV1 } from '../../shared/model/document/v1.ts'
import type { MeetingV1 } from '../../shared/model/meeting/v1.ts'
import { directionOf } from '../../shared/model/languages.ts'
import { directionOfText } from './direction.ts'
import { printDate, printRange } from './fixed-words.ts'
import { blockDirection, printableLine, type Preparation } from './preparation.ts'
import type { Fact, Front } from './typeset-data.ts'

/** How a document opens: everything of its record a reader sees before the body. */
export function toFront(record: DocumentV1, meeting: MeetingV1 | undefined, preparation: Preparation): Front {
  const { words } = preparation
  const title = printableLine(record.title, preparation)
  if (title === '') preparation.findings.add('no-title', 'error', null)
  return {
    organ: printableLine(record.masthead.organ, preparation),
    symbol: printableLine(record.masthead.symbol, preparation),
    type: words.types[record.type],
    title: title || words.untitled,
    subtitle: printableLine(record.subtitle, preparation),
    titleDir: title ? blockDirection(null, title, preparation) : directionOf(preparation.language),
    status: record.status === 'final' ? '' : words.statuses[record.status],
    masthead: mastheadFacts(record, preparation),
    context: contextFacts(record, meeting, preparation),
  }
}

function mastheadFacts(record: DocumentV1, { words, language }: Preparation): Fact[] {
  const { masthead } = record
  return [
    fact(words.distribution, words.distributions[masthead.distribution]),
    fact(words.date, masthead.date ? printDate(masthead.date, words, language) : ''),
    fact(words.original, words.languages[masthead.originalLanguage]),
    fact(words.language, words.languages[record.language]),
  ].flat()
}

function contextFacts(record: DocumentV1, meeting: MeetingV1 | undefined, preparation: Preparation): Fact[] {
  const { words, language } = preparation
  const places = [meeting?.venue, meeting?.city, meeting?.country].filter(
    (each) => each !== undefined && each !== '',
  )
  const place = places.join(commaFor(places.join(' ')))
  const dates = meeting?.dates ? printRange(meeting.dates.start, meeting.dates.end, words, language) : ''
  return [
    fact(words.meeting, printableLine(meeting?.title, preparation)),
    fact(words.place, printableLine(place, preparation)),
    fact(words.dates, dates),
    fact(words.author, printableLine(record.author, preparation)),
  ].flat()
}

function fact(label: string, value: string): Fact[] {
  return value ? [{ label, value }] : []
}

/** The comma of the script a list is written in, which need not be that of the document. */
function commaFor(text: string): string {
  if (directionOfText(text) === 'rtl') return '، '
  return /\p{Script=Han}/u.test(text) ? '，' : ', '
}

import type { RedactionState } from '../../contract/redaction.ts'
import type { DocumentV1 } from '../../model/document/v1.ts'
import type { MeetingV1 } from '../../model/meeting/v1.ts'
import type { DocumentBody } from '../body.ts'
import { withoutComments } from '../comments/passages.ts'
import { asItStands } from '../suggestions/settle-suggestions.ts'
import { textOf, walk } from '../walk.ts'
import { findWords } from './find-words.ts'
import { placePassages, type PlacedPassage } from './place-passages.ts'
import { everywhereIn, redactBody, redactText } from './redact-body.ts'

export type RedactedDocument = {
  record: DocumentV1
  body: DocumentBody
  placed: PlacedPassage[]
  /** Takes the same words out of text from elsewhere that is printed with it. */
  redact(text: string): string
}

/** A document as its public version is typeset: without the passages of its record, in text and properties. */
export function redactDocument(record: DocumentV1, given: DocumentBody): RedactedDocument {
  // As it will be printed: words between which something is only suggested stand together there.
  const body = asItStands(given)
  const placed = placePassages(body, record.redaction?.passages ?? [])
  const everywhere = everywhereIn(placed)
  const redact = (text: string) => redactText(text, everywhere)
  const redactName = (name: string) => redact(name).slice(0, 500)
  const { redaction: _, subtitle, author, summary, people, places, ...rest } = record
  const { organ, symbol, ...masthead } = record.masthead
  return {
    body: redactBody(withoutComments(body), placed),
    placed,
    redact,
    record: {
      ...rest,
      title: redact(record.title),
      ...(people === undefined ? {} : { people: people.map(redactName) }),
      ...(places === undefined ? {} : { places: places.map(redactName) }),
      tags: record.tags.map((tag) => redact(tag).slice(0, 80)),
      ...(subtitle === undefined ? {} : { subtitle: redact(subtitle) }),
      ...(author === undefined ? {} : { author: redact(author) }),
      ...(summary === undefined ? {} : { summary: redact(summary) }),
      masthead: {
        ...masthead,
        ...(organ === undefined ? {} : { organ: redact(organ) }),
        ...(symbol === undefined ? {} : { symbol: redact(symbol) }),
      },
    },
  }
}

/** The meeting a document belongs to, as far as it is printed with it. */
export function redactMeeting(meeting: MeetingV1, redact: (text: string) => string): MeetingV1 {
  const { venue, city, country } = meeting
  return {
    ...meeting,
    title: redact(meeting.title),
    ...(venue === undefined ? {} : { venue: redact(venue) }),
    ...(city === undefined ? {} : { city: redact(city) }),
    ...(country === undefined ? {} : { country: redact(country) }),
  }
}

/** How the redactions of a document stand to its text. */
export function redactionStates(record: DocumentV1, body: DocumentBody): RedactionState[] {
  const redacted = redactDocument(record, body)
  const { people = [], places = [] } = redacted.record
  const left = [...wordsOf(redacted.record, redacted.body), ...people, ...places]
  return redacted.placed.map(({ passage, state }) => ({
    id: passage.id,
    state,
    elsewhere: left.reduce((sum, text) => sum + findWords(text, passage.text).length, 0),
  }))
}

/**
 * Everything a document prints, piece by piece: its own text with that of its notes, descriptions of pictures, its properties.
 * The names it is found by are not printed, and so say nothing of how common a word in its file is.
 */
export function wordsOf(record: DocumentV1, body: DocumentBody): string[] {
  const said = [
    record.title,
    record.subtitle,
    record.author,
    record.summary,
    record.masthead.organ,
    record.masthead.symbol,
    ...record.tags,
  ]
  const attributes = [...walk(body)].flatMap(({ node }) => [
    ...['caption', 'alt', 'owner'].map((key) => node.attrs?.[key]),
    ...(node.marks ?? []).map(({ attrs }) => attrs?.['href']),
  ])
  const blocks = body.content.map((block) => textOf(block, { footnotes: true }))
  return [...blocks, ...[...said, ...attributes].filter((each) => typeof each === 'string')]
}

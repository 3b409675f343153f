import type { DocumentBody, DocumentNode } from '../../shared/document/body.ts'
import { doc, heading, paragraph, recordLink } from '../../shared/document/build.ts'
import type { Language } from '../../shared/model/languages.ts'
import type { MeetingV1 } from '../../shared/model/meeting/v1.ts'
import { phrasesFor, writtenDate } from './phrases.ts'

/** A meeting with the name of the mechanism or theme it was held under. */
export type NewsletterEntry = { meeting: MeetingV1; under: string | null }

/** The Highlights newsletter of a period: per mechanism, each meeting with dates, place, subject and outcome, oldest first. */
export function newsletterBody(entries: readonly NewsletterEntry[], language: Language): DocumentBody {
  const phrases = phrasesFor(language)
  if (entries.length === 0) return doc(paragraph(phrases.noMeetings))
  const groups = new Map<string, MeetingV1[]>()
  for (const { meeting, under } of entries)
    groups.set(under ?? '', [...(groups.get(under ?? '') ?? []), meeting])
  const names = [...groups.keys()].toSorted(new Intl.Collator(language).compare)
  return doc(
    ...names.flatMap((name) => [
      ...(name ? [heading(1, name)] : []),
      ...(groups.get(name) ?? []).toSorted(byStart).flatMap((meeting) => meetingBlocks(meeting, language)),
    ]),
  )
}

function meetingBlocks(meeting: MeetingV1, language: Language): DocumentNode[] {
  const when = meeting.dates
    ? [...new Set([meeting.dates.start, meeting.dates.end])]
        .map((day) => writtenDate(day, language))
        .join(' – ')
    : ''
  const where = [meeting.city, meeting.country].filter(Boolean).join(', ')
  const facts = [when, where].filter(Boolean).join(', ')
  return [
    heading(2, recordLink(meeting.id, 'meeting', meeting.title)),
    ...(facts ? [paragraph(facts)] : []),
    paragraph(meeting.outcome ?? phrasesFor(language).toComplete),
  ]
}

function byStart(a: MeetingV1, b: MeetingV1): number {
  return (a.dates?.start ?? '') < (b.dates?.start ?? '') ? -1 : 1
}

import type { DocumentBody, DocumentNode } from '../../shared/document/body.ts'
import { bullets, doc, heading, numbered, paragraph, table } from '../../shared/document/build.ts'
import type { DocumentType, DocumentV1 } from '../../shared/model/document/v1.ts'
import type { Language } from '../../shared/model/languages.ts'
import type { MeetingV1 } from '../../shared/model/meeting/v1.ts'
import { phrasesFor, type Phrases } from './phrases.ts'
import { agendaTable, heldSentence } from './meeting-parts.ts'

/** Settings a document of a type starts with. Word limits are those of UN documents: 10,700, Secretariat 8,500, in-session 3,300. */
export const startingSettings: Record<DocumentType, DocumentV1['settings']> = {
  note: { numbering: 'none', contents: false },
  minutes: { numbering: 'continuous', contents: false },
  'final-report': { numbering: 'continuous', wordLimit: 10_700, contents: true },
  'information-sheet': { numbering: 'none', contents: false },
  'concept-note': { numbering: 'none', wordLimit: 3300, contents: false },
  'agenda-paper': { numbering: 'continuous', wordLimit: 8500, contents: false },
  newsletter: { numbering: 'none', contents: false },
}

/** The text a new document of a type begins with; what a meeting already tells is filled in. */
export function templateFor(type: DocumentType, language: Language, meeting?: MeetingV1): DocumentBody {
  return doc(...templates[type](phrasesFor(language), language, meeting))
}

type Template = (phrases: Phrases, language: Language, meeting?: MeetingV1) => DocumentNode[]

const templates: Record<DocumentType, Template> = {
  note: (phrases, language, meeting) => [
    ...held(language, meeting, paragraph),
    ...(meeting?.agenda.length
      ? meeting.agenda.flatMap((item) => [heading(2, item.title), paragraph()])
      : [heading(2, phrases.discussion), paragraph()]),
    heading(2, phrases.decisions),
    { type: 'decision' },
    heading(2, phrases.actions),
    { type: 'action' },
  ],

  minutes: (phrases, language, meeting) => [
    heading(1, phrases.attendance),
    ...held(language, meeting, numbered),
    ...agenda(language, meeting),
    heading(1, phrases.discussion),
    ...(meeting?.agenda ?? []).flatMap((item) => [heading(2, item.title), numbered(phrases.toComplete)]),
    ...(meeting?.agenda.length ? [] : [numbered(phrases.toComplete)]),
    heading(1, phrases.decisions),
    { type: 'decision' },
    heading(1, phrases.actions),
    { type: 'action' },
    heading(1, phrases.nextMeeting),
    numbered(phrases.toComplete),
  ],

  'final-report': (phrases, language, meeting) => [
    heading(1, phrases.mandate),
    ...held(language, meeting, numbered),
    numbered(phrases.toComplete),
    heading(1, phrases.summary),
    numbered(phrases.toComplete),
    heading(1, phrases.conclusions),
    numbered(phrases.toComplete),
    heading(1, phrases.proceedings),
    numbered(phrases.toComplete),
  ],

  'information-sheet': (phrases, language, meeting) => [
    ...held(language, meeting, paragraph),
    heading(1, phrases.keyFacts),
    table(
      null,
      [[phrases.subject], ['']],
      [
        [[phrases.dates], ['']],
        [[phrases.place], ['']],
        [[phrases.participants], ['']],
      ],
    ),
    heading(1, phrases.keyMessages),
    bullets([phrases.toComplete]),
    heading(1, phrases.furtherReading),
    bullets([phrases.toComplete]),
  ],

  'concept-note': (phrases, language, meeting) => [
    heading(1, phrases.rationale),
    ...held(language, meeting, paragraph),
    paragraph(phrases.toComplete),
    heading(1, phrases.objectives),
    bullets([phrases.toComplete]),
    heading(1, phrases.format),
    paragraph(phrases.toComplete),
    ...agenda(language, meeting),
    heading(1, phrases.participants),
    paragraph(phrases.toComplete),
    heading(1, phrases.outputs),
    bullets([phrases.toComplete]),
    heading(1, phrases.logistics),
    paragraph(phrases.toComplete),
  ],

  'agenda-paper': (phrases) => [
    heading(1, phrases.issue),
    numbered(phrases.toComplete),
    heading(1, phrases.options),
    numbered(phrases.toComplete),
    heading(1, phrases.ask),
    numbered(phrases.toComplete),
  ],

  newsletter: (phrases) => [paragraph(phrases.noMeetings)],
}

function held(
  language: Language,
  meeting: MeetingV1 | undefined,
  make: (text: string) => DocumentNode,
): DocumentNode[] {
  return meeting ? [make(heldSentence(meeting, language))] : []
}

function agenda(language: Language, meeting: MeetingV1 | undefined): DocumentNode[] {
  return meeting?.agenda.length ? [agendaTable(meeting, language)] : []
}

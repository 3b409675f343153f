import { textOf } from '../../shared/document/walk.ts'
import type { DocumentBody } from '../../shared/document/body.ts'
import type { LibraryRecord } from '../../shared/model/record.ts'

/** Everything in a record that a reader may look for beyond its title and names, as plain lines of text. */
export function searchableText(record: LibraryRecord, body?: DocumentBody): string {
  return [...linesOf(record), body ? textOf(body, { footnotes: true }) : ''].filter(Boolean).join('\n')
}

function linesOf(record: LibraryRecord): (string | undefined)[] {
  switch (record.kind) {
    case 'theme':
      return [record.notes, ...record.entries.map((entry) => entry.title)]
    case 'mechanism':
      return [
        ...record.names.map((name) => name.text),
        record.chair,
        record.secretariat,
        ...record.areas,
        ...record.priorities,
        ...record.members,
        ...record.observers,
        ...record.roles.flatMap((role) => role.partners),
        record.notes,
      ]
    case 'meeting':
      return [
        record.city,
        record.country,
        record.venue,
        record.outcome,
        record.notes,
        ...record.agenda.flatMap((item) => [item.title, item.presenter]),
        ...record.participants.flatMap((each) => [each.name, each.organization, each.position]),
        ...record.contacts.flatMap((each) => [each.name, each.organization]),
      ]
    case 'document':
      return [record.masthead.organ, record.author]
    case 'attachment':
      return [record.fileName, record.receivedFrom]
    case 'person':
      return [record.position, record.email, record.notes]
    case 'organization':
      return [record.notes]
    case 'publication':
      return [record.subtitle]
    case 'pack':
      return [record.audience]
    case 'settings':
      return []
  }
}

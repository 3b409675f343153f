import { numberBody } from '../../shared/document/numbering.ts'
import { asItStands } from '../../shared/document/suggestions/settle-suggestions.ts'
import { textOf, walk } from '../../shared/document/walk.ts'
import type { DocumentBody, DocumentNode } from '../../shared/document/body.ts'
import type { LibraryRecord } from '../../shared/model/record.ts'
import type { Passage, SearchText } from '../search/search-fields.ts'

/**
 * Everything in a record that a reader may look for beyond its title and names. A document's body comes block by block,
 * each passage the text of its block as `textOf` gives it, footnotes as passages of their own.
 */
export function searchableText(record: LibraryRecord, body?: DocumentBody): SearchText {
  const lines = linesOf(record).filter((line) => line !== undefined && line !== '')
  return {
    passages: [
      ...lines.map((text): Passage => ({ text: text! })),
      ...(body ? passagesOf(record, asItStands(body)) : []),
    ],
    ...peopleAndPlaces(record),
  }
}

function passagesOf(record: LibraryRecord, body: DocumentBody): Passage[] {
  const numbering = record.kind === 'document' ? record.settings.numbering : 'none'
  const language = record.kind === 'document' ? record.language : 'en'
  const { targets } = numberBody(body, { language, numbering })
  const passages: Passage[] = []
  for (const { node, parents } of walk(body)) {
    const caption = node.type === 'table' ? String(node.attrs?.['caption'] ?? '') : ''
    const text = holdsText(node) ? textOf(node) : caption
    if (text.trim() === '') continue
    const id = [node, ...parents.toReversed()].map((each) => each.attrs?.['id']).find(isId)
    const number = id === undefined ? undefined : targets.get(id)?.cited
    passages.push({ text, ...(id === undefined ? {} : { block: id }), ...(number ? { number } : {}) })
  }
  return passages
}

function isId(value: unknown): value is string {
  return typeof value === 'string'
}

/** Whether a node is a block whose children are letters, not blocks. */
function holdsText(node: DocumentNode): boolean {
  return node.type !== 'recordLink' && (node.content ?? []).some((child) => child.text !== undefined)
}

function peopleAndPlaces(record: LibraryRecord): Pick<SearchText, 'people' | 'places'> {
  switch (record.kind) {
    case 'meeting':
      return {
        people: [
          ...record.participants.map((each) => each.name),
          ...record.contacts.map((each) => each.name),
          ...record.agenda.flatMap((item) => (item.presenter ? [item.presenter] : [])),
        ].filter((name) => name !== undefined),
        places: [record.city, record.country, record.venue].filter((place) => place !== undefined),
      }
    case 'document':
      return {
        people: [...(record.author ? [record.author] : []), ...(record.people ?? [])],
        places: record.places ?? [],
      }
    case 'person':
      return { people: [record.name] }
    case 'attachment':
      return { people: record.receivedFrom ? [record.receivedFrom] : [] }
    default:
      return {}
  }
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
        record.outcome,
        record.notes,
        ...record.agenda.map((item) => item.title),
        ...record.participants.flatMap((each) => [each.organization, each.position]),
        ...record.contacts.map((each) => each.organization),
      ]
    case 'document':
      return [record.masthead.organ]
    case 'attachment':
      // What the file says is read apart; its name is one of its aliases.
      return []
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

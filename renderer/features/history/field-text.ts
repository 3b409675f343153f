import type { MessageKey } from '../../i18n/messages.ts'
import type { Translate } from '../../i18n/use-t.ts'

/** The name of a field that was changed in both versions; of an entry in a list, that of the list and the field. */
export function fieldName(t: Translate, path: readonly string[]): string {
  if (path.length === 0) return t('versions.wholeRecord')
  const known = path.filter((step): step is keyof typeof names => Object.hasOwn(names, step))
  return known.length > 0 ? known.map((step) => t(names[step])).join(', ') : path.join(', ')
}

const names = {
  title: 'versions.field.title',
  subtitle: 'versions.field.subtitle',
  name: 'versions.field.name',
  names: 'versions.field.name',
  status: 'versions.field.status',
  type: 'versions.field.type',
  language: 'versions.field.language',
  masthead: 'versions.field.masthead',
  symbol: 'versions.field.symbol',
  distribution: 'versions.field.distribution',
  date: 'versions.field.date',
  dates: 'versions.field.dates',
  start: 'versions.field.start',
  duration: 'versions.field.duration',
  city: 'versions.field.city',
  country: 'versions.field.country',
  venue: 'versions.field.venue',
  agenda: 'versions.field.agenda',
  papers: 'versions.field.papers',
  participants: 'versions.field.participants',
  deadlines: 'versions.field.deadlines',
  contacts: 'versions.field.contacts',
  entries: 'versions.field.entries',
  outcome: 'versions.field.outcome',
  notes: 'versions.field.notes',
  tags: 'versions.field.tags',
  position: 'versions.field.position',
  organization: 'versions.field.organization',
  state: 'versions.field.state',
  settings: 'versions.field.settings',
} as const satisfies Record<string, MessageKey>

/** A field's value in one line, whatever it is; empty where there is none. */
export function fieldText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.map(fieldText).filter(Boolean).join(' · ')
  return Object.entries(value)
    .filter(([key, each]) => key !== 'id' && each !== undefined && each !== null)
    .map(([, each]) => fieldText(each))
    .filter(Boolean)
    .join(', ')
}

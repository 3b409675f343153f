export const en = {
  'records.trashed':
    '{count, plural, one {“{title}” is in the Bin now.} other {# records are in the Bin now.}}',
  'records.gone': 'No longer in the library',
  'records.pick': 'Type a name, an acronym or a symbol',
  'records.problem': 'This cannot be shown',
  'records.linked': 'Belongs here',
  'records.noneLinked': 'Nothing belongs here yet',
  'records.noneLinkedText': 'Documents, meetings and packs appear here once they name this record.',
} as const

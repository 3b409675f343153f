export const en = {
  'people.title': 'People and organizations',
  'people.shown': 'Shown',
  'people.new.person': 'New person',
  'people.new.organization': 'New organization',
  'people.unnamed': 'New person',
  'people.unnamedBody': 'New organization',
  'people.narrow': 'Narrow the list',
  'people.filter.person': 'Name, position, organization or State',
  'people.filter.organization': 'Name, acronym or alias',
  'people.found': '{count, number} of {total, number}',
  'people.empty.person': 'Nobody yet',
  'people.empty.organization': 'No organization yet',
  'people.emptyText.person':
    'Keep here whom you meet: delegates, speakers, colleagues. Their page shows the meetings and documents that name them.',
  'people.emptyText.organization':
    'Agencies, ministries, regional communities: with a name in each language and the acronym they are found by.',
  'people.none': 'Nothing matches “{text}”',
  'people.noneText': 'Shorten what you typed, or begin a record of that name.',
  'people.addName': 'Add a name',
} as const

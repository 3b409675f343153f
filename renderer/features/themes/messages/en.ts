export const en = {
  'themes.title': 'International Dialogue on Migration',
  'themes.intro':
    '{years, plural, one {One year} other {# years}} of the dialogue, with {entries, plural, one {one entry} other {# entries}}. Years without an overarching theme are named by their number.',
  'themes.new': 'New year {year}',
  'themes.empty': 'No year of the dialogue yet',
  'themes.emptyText':
    'A year holds its theme, its workshops and what was published. New libraries start with the years 2001 to 2019.',
  'themes.untitled': 'No overarching theme',
  'themes.overarching': 'Overarching theme',
  'themes.entries': 'Events and outputs',
  'themes.addEntry': 'Add an entry',
  'themes.newEntry': 'New entry',
  'themes.noEntries': 'Nothing was held or published under this year yet.',
  'themes.removeEntry': 'Remove “{title}”',
  'themes.entryRemoved': '“{title}” was removed.',
  'themes.notesHint': 'Background, focal points, anything to remember',
} as const

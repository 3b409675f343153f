export const en = {
  'search.title': 'Search',
  'search.results':
    '{total, plural, =0 {Nothing found for “{text}”} one {One result for “{text}”} other {# results for “{text}”}}',
  'search.prompt': 'What are you looking for?',
  'search.promptText':
    'Titles, symbols, acronyms, people and the text of every document are searched. A misspelling is forgiven.',
  'search.nothing': 'Nothing matches',
  'search.nothingText': 'Try fewer words, or take a filter away.',
  'search.clear': 'Take all filters away',
  'search.indexing': 'The index is still reading ({share}); more may be found in a moment.',
  'search.similar': 'similar to “{word}”',
  'search.kind': 'Kind',
  'search.status': 'Status',
  'search.language': 'Language',
  'search.mechanism': 'Mechanism',
  'search.anyMechanism': 'Any mechanism',
  'search.years': 'Years',
  'search.from': 'From year',
  'search.until': 'To year',
  'search.filters': 'Filters',
} as const

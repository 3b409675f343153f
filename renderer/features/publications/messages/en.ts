export const en = {
  'publications.title': 'Publications',
  'publications.new': 'New publication',
  'publications.untitled': 'Untitled publication',
  'publications.order': 'Ordered by',
  'publications.bySeries': 'By series',
  'publications.byYear': 'By year',
  'publications.noYear': 'Year not known',
  'publications.narrow': 'Narrow the list',
  'publications.filter': 'Title or year',
  'publications.empty': 'No publication yet',
  'publications.none': 'No publication matches',
  'publications.emptyText':
    'World Migration Reports, research series, IDM volumes: what stands here can be linked to from any document.',
  'publications.subtitle': 'Subtitle',
  'publications.series': 'Series',
  'publications.number': 'Number in the series',
  'publications.pages': 'Pages',
} as const

import type { en } from './en.ts'

export const fr: Record<keyof typeof en, string> = {
  'publications.title': 'Publications',
  'publications.new': 'Nouvelle publication',
  'publications.untitled': 'Publication sans titre',
  'publications.order': 'Classer par',
  'publications.bySeries': 'Par série',
  'publications.byYear': 'Par année',
  'publications.noYear': 'Année inconnue',
  'publications.narrow': 'Filtrer la liste',
  'publications.filter': 'Titre ou année',
  'publications.empty': 'Aucune publication pour le moment',
  'publications.none': 'Aucune publication ne correspond',
  'publications.emptyText':
    'Rapports mondiaux, séries de recherche, volumes de l’IDM : ce qui figure ici peut être lié depuis tout document.',
  'publications.subtitle': 'Sous-titre',
  'publications.series': 'Série',
  'publications.number': 'Numéro dans la série',
  'publications.pages': 'Pages',
}

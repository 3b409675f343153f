import type { en } from './en.ts'

export const fr: Record<keyof typeof en, string> = {
  'search.title': 'Recherche',
  'search.results':
    '{total, plural, =0 {Aucun résultat pour « {text} »} one {Un résultat pour « {text} »} other {# résultats pour « {text} »}}',
  'search.prompt': 'Que cherchez-vous ?',
  'search.promptText':
    'Titres, cotes, sigles, personnes et texte de chaque document. Les fautes de frappe sont pardonnées.',
  'search.nothing': 'Aucune correspondance',
  'search.nothingText': 'Essayez avec moins de mots ou retirez un filtre.',
  'search.clear': 'Retirer tous les filtres',
  'search.indexing': 'L’index lit encore ({share}) ; d’autres résultats peuvent apparaître.',
  'search.similar': 'proche de « {word} »',
  'search.kind': 'Type',
  'search.status': 'État',
  'search.language': 'Langue',
  'search.mechanism': 'Mécanisme',
  'search.anyMechanism': 'Tout mécanisme',
  'search.years': 'Années',
  'search.from': 'De l’année',
  'search.until': 'À l’année',
  'search.filters': 'Filtres',
}

import type { en } from './en.ts'

export const fr: Record<keyof typeof en, string> = {
  'themes.title': 'Dialogue international sur la migration',
  'themes.intro':
    '{years, plural, one {Une année} other {# années}} de dialogue et {entries, plural, one {une entrée} other {# entrées}}. Les années sans thème général portent leur seul numéro.',
  'themes.new': 'Nouvelle année {year}',
  'themes.empty': 'Aucune année de dialogue pour le moment',
  'themes.emptyText':
    'Une année réunit son thème, ses ateliers et ses publications. Une nouvelle bibliothèque contient les années 2001 à 2019.',
  'themes.untitled': 'Pas de thème général',
  'themes.overarching': 'Thème général',
  'themes.entries': 'Manifestations et publications',
  'themes.addEntry': 'Ajouter une entrée',
  'themes.newEntry': 'Nouvelle entrée',
  'themes.noEntries': 'Rien n’a encore été organisé ni publié cette année-là.',
  'themes.removeEntry': 'Retirer « {title} »',
  'themes.entryRemoved': '« {title} » a été retiré.',
  'themes.notesHint': 'Contexte, points focaux, tout ce qui est à retenir',
}

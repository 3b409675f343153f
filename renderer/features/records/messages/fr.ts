import type { en } from './en.ts'

export const fr: Record<keyof typeof en, string> = {
  'records.trashed':
    '{count, plural, one {« {title} » est maintenant dans la corbeille.} other {# éléments sont maintenant dans la corbeille.}}',
  'records.gone': 'N’est plus dans la bibliothèque',
  'records.pick': 'Nom, sigle ou cote',
  'records.problem': 'Affichage impossible',
}

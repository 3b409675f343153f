import type { en } from './en.ts'

export const fr: Record<keyof typeof en, string> = {
  'records.trashed':
    '{count, plural, one {« {title} » est maintenant dans la corbeille.} other {# éléments sont maintenant dans la corbeille.}}',
  'records.gone': 'N’est plus dans la bibliothèque',
  'records.pick': 'Nom, sigle ou cote',
  'records.problem': 'Affichage impossible',
  'records.linked': 'Rattachés à cette fiche',
  'records.noneLinked': 'Rien n’est encore rattaché',
  'records.noneLinkedText':
    'Les documents, réunions et dossiers apparaissent ici dès qu’ils mentionnent cette fiche.',
}

import type { en } from './en.ts'

export const fr: Record<keyof typeof en, string> = {
  'bin.title': 'Corbeille',
  'bin.intro': 'Ce qui a été supprimé reste ici 90 jours et peut être rétabli.',
  'bin.emptyTitle': 'La corbeille est vide',
  'bin.emptyText': 'Supprimez sans crainte : tout attend ici 90 jours.',
  'bin.column.title': 'Titre',
  'bin.column.kind': 'Type',
  'bin.column.trashed': 'Supprimé',
  'bin.column.left': 'Reste',
  'bin.left': '{days, plural, =0 {jusqu’à aujourd’hui} one {encore # jour} other {encore # jours}}',
  'bin.restore': 'Rétablir',
  'bin.restored': '« {title} » est rétabli.',
  'bin.purge': 'Supprimer définitivement',
  'bin.purgeTitle': 'Supprimer définitivement « {title} » ?',
  'bin.purgeText': 'Toutes ses révisions seront effacées de la bibliothèque. Cette action est irréversible.',
  'bin.purged': '« {title} » a été supprimé définitivement.',
  'bin.actions': 'Actions sur « {title} »',
}

import type { en } from './en.ts'

export const es: Record<keyof typeof en, string> = {
  'bin.title': 'Papelera',
  'bin.intro': 'Lo eliminado permanece aquí 90 días y se puede recuperar.',
  'bin.emptyTitle': 'La papelera está vacía',
  'bin.emptyText': 'Elimine sin miedo: todo espera aquí 90 días.',
  'bin.column.title': 'Título',
  'bin.column.kind': 'Tipo',
  'bin.column.trashed': 'Eliminado',
  'bin.column.left': 'Queda',
  'bin.left': '{days, plural, =0 {hasta hoy} one {# día más} other {# días más}}',
  'bin.restore': 'Recuperar',
  'bin.restored': '«{title}» se ha recuperado.',
  'bin.purge': 'Eliminar definitivamente',
  'bin.purgeTitle': '¿Eliminar definitivamente «{title}»?',
  'bin.purgeText': 'Se borrarán de la biblioteca todas sus revisiones. No se puede deshacer.',
  'bin.purged': '«{title}» se ha eliminado definitivamente.',
  'bin.actions': 'Acciones para «{title}»',
}

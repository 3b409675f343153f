import type { en } from './en.ts'

export const es: Record<keyof typeof en, string> = {
  'records.trashed':
    '{count, plural, one {«{title}» está ahora en la papelera.} other {# elementos están ahora en la papelera.}}',
  'records.gone': 'Ya no está en la biblioteca',
  'records.pick': 'Nombre, sigla o signatura',
  'records.problem': 'No se puede mostrar',
  'records.linked': 'Vinculados a esta ficha',
  'records.noneLinked': 'Aún no hay nada vinculado',
  'records.noneLinkedText':
    'Los documentos, las reuniones y las carpetas aparecen aquí en cuanto mencionan esta ficha.',
}

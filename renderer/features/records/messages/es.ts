import type { en } from './en.ts'

export const es: Record<keyof typeof en, string> = {
  'records.trashed':
    '{count, plural, one {«{title}» está ahora en la papelera.} other {# elementos están ahora en la papelera.}}',
  'records.gone': 'Ya no está en la biblioteca',
  'records.pick': 'Nombre, sigla o signatura',
  'records.problem': 'No se puede mostrar',
}

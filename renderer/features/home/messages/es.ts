import type { en } from './en.ts'

export const es: Record<keyof typeof en, string> = {
  'home.title': 'Buenos días',
  'home.afternoon': 'Buenas tardes',
  'home.evening': 'Buenas noches',
  'home.upcoming': 'Próximamente',
  'home.upcomingEmpty': 'No hay reuniones ni plazos próximos',
  'home.upcomingText': 'Planifique una reunión con sus fechas y plazos y aparecerá aquí a tiempo.',
  'home.deadline': 'Plazo',
  'home.actions': 'Mis medidas pendientes',
  'home.actionsAll': 'Medidas pendientes',
  'home.actionsEmpty': 'Nada le espera',
  'home.actionsText':
    'Anote una medida con responsable y fecha en cualquier nota. Indique sus nombres en los ajustes para encontrar las suyas.',
  'home.names': 'Decir quién es',
  'home.overdue': 'vencida',
  'home.due': 'para el {date}',
  'home.noDue': 'sin fecha',
  'home.drafts': 'En redacción',
  'home.draftsEmpty': 'No hay nada en redacción',
  'home.draftsText': 'Aquí se reúnen las notas y los informes que aún no son definitivos.',
  'home.recent': 'Abiertos recientemente',
  'home.recentEmpty': 'Lo que abra se encontrará aquí.',
  'home.note': 'Tomar notas',
  'home.report': 'Redactar un informe',
  'home.meeting': 'Planificar una reunión',
  'home.ticked': '«{text}» está hecho.',
  'home.allActions': 'Todas las medidas',
  'home.allMeetings': 'Todas las reuniones',
  'home.allDocuments': 'Todos los documentos',
  'home.lost':
    '{count, plural, one {Un registro está dañado sin remedio: no se encontró ninguna copia buena y ya no figura en las listas. Lo que queda de su archivo se apartó.} other {# registros están dañados sin remedio: no se encontró ninguna copia buena y ya no figuran en las listas. Lo que queda de sus archivos se apartó.}}',
  'home.notices':
    '{count, plural, one {La biblioteca ha encontrado un archivo dañado, ilegible o duplicado. No se ha eliminado nada.} other {La biblioteca ha encontrado # archivos dañados, ilegibles o duplicados. No se ha eliminado nada.}}',
}

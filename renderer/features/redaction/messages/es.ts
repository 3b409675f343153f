import type { en } from './en.ts'

export const es: Record<keyof typeof en, string> = {
  'redaction.title': 'Versión pública',
  'redaction.intro':
    'Lo marcado aquí se suprime antes de componer las páginas; el documento no cambia. El archivo solo se escribe si no queda nada de ello.',
  'redaction.passages': 'Suprimido de la versión pública',
  'redaction.words': 'Palabras que se suprimen dondequiera que estén',
  'redaction.wordsHint': 'En el texto, seleccione palabras y pulse «Omitir en la versión pública».',
  'redaction.add': 'Añadir',
  'redaction.marked': 'Suprimido de la versión pública: «{words}»',
  'redaction.open': 'Versión pública…',
  'redaction.offer':
    '{count, plural, one {Un pasaje se suprime} other {# pasajes se suprimen}} de la versión pública.',
  'redaction.everywhere': 'en todas partes',
  'redaction.moved': 'hallado en otro lugar',
  'redaction.stale': 'sus palabras ya no están',
  'redaction.reason': 'Motivo',
  'redaction.markAll':
    '{count, plural, one {Aparece una vez más: marcar todo} other {Aparece # veces más: marcar todo}}',
  'redaction.show': 'Mostrar en el texto',
  'redaction.remove': 'Conservar en la versión pública: {words}',
  'redaction.publish': 'Publicar la versión expurgada',
  'redaction.stage.preparing': 'Suprimiendo los pasajes',
  'redaction.stage.typesetting': 'Componiendo las páginas',
  'redaction.stage.searching': 'Buscando en el archivo lo suprimido',
  'redaction.survivors': 'Lo que queda',
  'redaction.survived':
    'No se ha escrito ningún archivo: {count, plural, one {aún se halla un pasaje o palabra} other {aún se hallan # pasajes o palabras}}.',
  'redaction.staleStop':
    'No se ha escrito ningún archivo: el texto ha cambiado y algunos pasajes no se encuentran. Quítelos o márquelos de nuevo.',
  'redaction.page': 'página {page}',
  'redaction.more': '{count, plural, one {un lugar más} other {# lugares más}}',
  'redaction.leaveOut': 'Omitir en todas partes',
  'redaction.spare': 'Puede quedar',
  'redaction.done': 'La versión pública',
  'redaction.proven':
    '{count, plural, one {Se buscó un pasaje o palabra} other {Se buscaron # pasajes y palabras}}: no se halló ninguno.',
  'redaction.searched': 'Lo que se examinó',
  'redaction.characters': '{count, number} caracteres en {pages, plural, one {una página} other {# páginas}}',
  'redaction.place.text': 'Texto',
  'redaction.place.metadata': 'Metadatos',
  'redaction.place.bookmarks': 'Marcadores',
  'redaction.place.links': 'Enlaces',
  'redaction.place.attributes': 'Descripciones',
  'redaction.place.attachments': 'Archivos adjuntos',
  'redaction.place.strings': 'Otras cadenas',
  'redaction.place.contents': 'Contenidos descomprimidos',
  'redaction.place.bytes': 'El propio archivo',
}

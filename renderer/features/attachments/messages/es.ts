import type { en } from './en.ts'

export const es: Record<keyof typeof en, string> = {
  'attachments.title': 'Archivos',
  'attachments.intro':
    'Anexos, imágenes y documentos tal como se recibieron. Suelte archivos en una reunión o carpeta, o incorpórelos aquí.',
  'attachments.bringIn': 'Incorporar archivos…',
  'attachments.emptyTitle': 'Aún no hay archivos',
  'attachments.emptyText':
    'Un archivo se conserva exactamente como se recibió y puede incluirse en cualquier carpeta. Los archivos de Word, HTML, Markdown y texto pueden convertirse en documentos.',
  'attachments.column.name': 'Archivo',
  'attachments.column.size': 'Tamaño',
  'attachments.column.type': 'Tipo',
  'attachments.column.received': 'Recibido',
  'attachments.save': 'Guardar una copia…',
  'attachments.fileName': 'Nombre del archivo',
  'attachments.mediaType': 'Tipo de archivo',
  'attachments.pages': 'Páginas',
  'attachments.receivedFrom': 'Recibido de',
  'attachments.meeting': 'Reunión',
  'attachments.language': 'Idioma',
  'attachments.fingerprint': 'Huella (SHA-256)',
  'attachments.preview': 'Vista previa de {name}',
  'intake.title': 'Incorporación de archivos',
  'intake.sending': '{name}',
  'intake.done':
    '{count, plural, one {«{name}» está ahora en la biblioteca.} other {# archivos están ahora en la biblioteca.}}',
  'intake.unread':
    '«{name}» se conserva tal como se recibió; no se ha hecho de él ningún documento: {reason}',
  'intake.failed': '«{name}» no se ha incorporado. {reason}',
  'intake.asDocument': 'Convertir en documentos los archivos de Word, HTML, Markdown y texto',
  'attachments.foundOnPage': 'Encontrado en la página {page, number}',
  'attachments.found': 'Encontrado en el texto de este archivo',
  'attachments.reading': 'Abriendo las páginas…',
  'attachments.locked': 'Este archivo se abre con una contraseña',
  'attachments.password': 'Contraseña de este archivo',
  'attachments.passwordHint':
    'Solo se abre con una contraseña. La que indique no se guarda en ninguna parte.',
  'attachments.passwordWrong': 'Esta contraseña no lo abre.',
  'attachments.unlock': 'Abrir',
  'attachments.unreadable':
    'Las páginas no se pueden mostrar aquí. El archivo se puede guardar y abrir en otro programa.',
  'attachments.pagesOf': 'Páginas de {name}',
  'attachments.pageLarger': 'Página {page}: ampliarla',
  'attachments.pageWhole': 'Página {page}: mostrarla entera',
}

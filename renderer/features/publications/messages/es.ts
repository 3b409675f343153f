import type { en } from './en.ts'

export const es: Record<keyof typeof en, string> = {
  'publications.title': 'Publicaciones',
  'publications.new': 'Nueva publicación',
  'publications.untitled': 'Publicación sin título',
  'publications.order': 'Ordenar por',
  'publications.bySeries': 'Por serie',
  'publications.byYear': 'Por año',
  'publications.noYear': 'Año desconocido',
  'publications.narrow': 'Filtrar la lista',
  'publications.filter': 'Título o año',
  'publications.empty': 'Todavía no hay publicaciones',
  'publications.none': 'Ninguna publicación coincide',
  'publications.emptyText':
    'Informes mundiales, series de investigación, volúmenes del IDM: lo que figura aquí puede enlazarse desde cualquier documento.',
  'publications.subtitle': 'Subtítulo',
  'publications.series': 'Serie',
  'publications.number': 'Número en la serie',
  'publications.pages': 'Páginas',
}

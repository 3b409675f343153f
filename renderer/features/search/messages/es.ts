import type { en } from './en.ts'

export const es: Record<keyof typeof en, string> = {
  'search.title': 'Búsqueda',
  'search.results':
    '{total, plural, =0 {Sin resultados para «{text}»} one {Un resultado para «{text}»} other {# resultados para «{text}»}}',
  'search.prompt': '¿Qué busca?',
  'search.promptText':
    'Títulos, signaturas, siglas, personas y el texto de cada documento. Se perdonan las erratas.',
  'search.nothing': 'Sin coincidencias',
  'search.nothingText': 'Pruebe con menos palabras o quite un filtro.',
  'search.clear': 'Quitar todos los filtros',
  'search.indexing': 'El índice aún está leyendo ({share}); pueden aparecer más resultados.',
  'search.similar': 'parecido a «{word}»',
  'search.kind': 'Tipo',
  'search.status': 'Estado',
  'search.language': 'Idioma',
  'search.mechanism': 'Mecanismo',
  'search.anyMechanism': 'Cualquier mecanismo',
  'search.years': 'Años',
  'search.from': 'Desde el año',
  'search.until': 'Hasta el año',
  'search.filters': 'Filtros',
}

import type { en } from './en.ts'

export const es: Record<keyof typeof en, string> = {
  'people.title': 'Personas y organizaciones',
  'people.shown': 'Mostrar',
  'people.new.person': 'Nueva persona',
  'people.new.organization': 'Nueva organización',
  'people.unnamed': 'Nueva persona',
  'people.unnamedBody': 'Nueva organización',
  'people.narrow': 'Filtrar la lista',
  'people.filter.person': 'Nombre, cargo, organización o Estado',
  'people.filter.organization': 'Nombre, sigla u otro nombre',
  'people.found': '{count, number} de {total, number}',
  'people.empty.person': 'Todavía no hay nadie',
  'people.empty.organization': 'Todavía no hay organizaciones',
  'people.emptyText.person':
    'Guarde aquí a quienes conoce: delegados, ponentes, colegas. Su página muestra las reuniones y los documentos que los nombran.',
  'people.emptyText.organization':
    'Organismos, ministerios, comunidades regionales: con un nombre en cada idioma y la sigla por la que se encuentran.',
  'people.none': 'Nada coincide con «{text}»',
  'people.noneText': 'Acorte lo escrito o cree una ficha con ese nombre.',
  'people.addName': 'Añadir un nombre',
}

import type { en } from './en.ts'

export const es: Record<keyof typeof en, string> = {
  'themes.title': 'Diálogo Internacional sobre la Migración',
  'themes.intro':
    '{years, plural, one {Un año} other {# años}} de diálogo y {entries, plural, one {una entrada} other {# entradas}}. Los años sin tema general llevan solo su número.',
  'themes.new': 'Nuevo año {year}',
  'themes.empty': 'Todavía no hay ningún año de diálogo',
  'themes.emptyText':
    'Un año reúne su tema, sus talleres y sus publicaciones. Una biblioteca nueva contiene los años 2001 a 2019.',
  'themes.untitled': 'Sin tema general',
  'themes.overarching': 'Tema general',
  'themes.entries': 'Actividades y publicaciones',
  'themes.addEntry': 'Añadir una entrada',
  'themes.newEntry': 'Nueva entrada',
  'themes.noEntries': 'Aún no se ha celebrado ni publicado nada este año.',
  'themes.removeEntry': 'Quitar «{title}»',
  'themes.entryRemoved': 'Se ha quitado «{title}».',
  'themes.notesHint': 'Contexto, puntos focales, todo lo que convenga recordar',
}

/** Other words for kinds, types and statuses, folded, as they are said in the languages of the interface. */
const words: Record<string, readonly string[]> = {
  report: ['rapport', 'informe', 'reports'],
  minutes: ['proces-verbal', 'compte-rendu', 'acta', 'actas'],
  note: ['nota', 'notes'],
  newsletter: ['bulletin', 'boletin'],
  'information-sheet': ['fiche', 'ficha', 'infosheet'],
  'concept-note': ['note-conceptuelle', 'nota-conceptual'],
  'agenda-paper': ['paper', 'papier', 'ponencia'],
  document: ['documento', 'documents'],
  meeting: ['reunion', 'meetings'],
  workshop: ['atelier', 'taller'],
  conference: ['conferencia'],
  seminar: ['seminaire', 'seminario'],
  course: ['cours', 'formation', 'curso', 'training'],
  session: ['sesion'],
  mechanism: ['mecanisme', 'mecanismo'],
  theme: ['tema'],
  person: ['personne', 'persona'],
  organization: ['organisation', 'organizacion'],
  publication: ['publicacion'],
  pack: ['dossier', 'liasse', 'carpeta'],
  attachment: ['annex', 'annexe', 'anexo', 'file', 'fichier', 'archivo'],
  draft: ['brouillon', 'projet', 'borrador', 'proyecto'],
  circulated: ['diffuse', 'distribue', 'distribuido', 'circulado'],
  cleared: ['approuve', 'valide', 'aprobado', 'autorizado'],
  final: ['definitif', 'definitivo'],
}

/** The types, kinds and statuses a folded word may mean: itself, and what it translates. */
export function meaningsOf(word: string): ReadonlySet<string> {
  const plain = word.replace(/\s+/g, '-')
  const meant = Object.keys(words).filter((each) => words[each]!.includes(plain))
  return new Set([plain, ...meant])
}

/** Words of other languages, folded, for a type, kind or status, or for a part of it. */
export function wordsFor(value: string): readonly string[] {
  return [...new Set([value, ...value.split('-')])].flatMap((part) => words[part] ?? [])
}

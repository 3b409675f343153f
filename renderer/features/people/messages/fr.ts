import type { en } from './en.ts'

export const fr: Record<keyof typeof en, string> = {
  'people.title': 'Personnes et organisations',
  'people.shown': 'Affichage',
  'people.new.person': 'Nouvelle personne',
  'people.new.organization': 'Nouvelle organisation',
  'people.unnamed': 'Nouvelle personne',
  'people.unnamedBody': 'Nouvelle organisation',
  'people.narrow': 'Filtrer la liste',
  'people.filter.person': 'Nom, fonction, organisation ou État',
  'people.filter.organization': 'Nom, sigle ou autre nom',
  'people.found': '{count, number} sur {total, number}',
  'people.empty.person': 'Personne pour le moment',
  'people.empty.organization': 'Aucune organisation pour le moment',
  'people.emptyText.person':
    'Gardez ici les personnes que vous rencontrez : délégués, intervenants, collègues. Leur page montre les réunions et documents qui les citent.',
  'people.emptyText.organization':
    'Institutions, ministères, communautés régionales : avec un nom dans chaque langue et le sigle qui permet de les trouver.',
  'people.none': 'Rien ne correspond à « {text} »',
  'people.noneText': 'Raccourcissez votre saisie, ou créez une fiche de ce nom.',
  'people.addName': 'Ajouter un nom',
}

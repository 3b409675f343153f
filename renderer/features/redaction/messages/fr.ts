import type { en } from './en.ts'

export const fr: Record<keyof typeof en, string> = {
  'redaction.title': 'Version publique',
  'redaction.intro':
    'Ce qui est marqué ici est retiré avant la mise en page ; le document lui-même reste inchangé. Le fichier n’est écrit que si rien n’en subsiste.',
  'redaction.passages': 'Omis de la version publique',
  'redaction.words': 'Mots à omettre partout où ils figurent',
  'redaction.wordsHint':
    'Dans le texte, sélectionnez plutôt des mots et choisissez « Omettre de la version publique ».',
  'redaction.add': 'Ajouter',
  'redaction.marked': 'Omis de la version publique : « {words} »',
  'redaction.open': 'Version publique…',
  'redaction.offer':
    '{count, plural, one {Un passage est omis} other {# passages sont omis}} de la version publique.',
  'redaction.everywhere': 'partout',
  'redaction.moved': 'retrouvé ailleurs',
  'redaction.stale': 'ses mots ont disparu',
  'redaction.reason': 'Motif',
  'redaction.markAll':
    '{count, plural, one {Figure encore une fois : tout marquer} other {Figure encore # fois : tout marquer}}',
  'redaction.show': 'Montrer dans le texte',
  'redaction.remove': 'Conserver dans la version publique : {words}',
  'redaction.publish': 'Publier la version expurgée',
  'redaction.stage.preparing': 'Retrait des passages',
  'redaction.stage.typesetting': 'Mise en page',
  'redaction.stage.searching': 'Recherche dans le fichier de ce qui a été retiré',
  'redaction.survivors': 'Ce qui subsiste',
  'redaction.survived':
    'Aucun fichier n’a été écrit : {count, plural, one {un passage ou mot subsiste} other {# passages ou mots subsistent}}.',
  'redaction.staleStop':
    'Aucun fichier n’a été écrit : le texte a changé et certains passages sont introuvables. Retirez-les ou marquez-les à nouveau.',
  'redaction.page': 'page {page}',
  'redaction.more': '{count, plural, one {un autre endroit} other {# autres endroits}}',
  'redaction.leaveOut': 'Omettre partout',
  'redaction.spare': 'Peut rester',
  'redaction.done': 'La version publique',
  'redaction.proven':
    '{count, plural, one {Un passage ou mot recherché} other {# passages et mots recherchés}} : aucun n’a été trouvé.',
  'redaction.pictures':
    '{count, plural, one {Une image ne peut être lue par une recherche : regardez-la.} other {# images ne peuvent être lues par une recherche : regardez-les une à une.}} Descriptions, légendes et métadonnées ont été parcourues.',
  'redaction.picture': 'Image {number}, page {page}',
  'redaction.picturesToSee': 'Images à regarder',
  'redaction.searched': 'Ce qui a été parcouru',
  'redaction.characters': '{count, number} caractères sur {pages, plural, one {une page} other {# pages}}',
  'redaction.place.text': 'Texte',
  'redaction.place.metadata': 'Métadonnées',
  'redaction.place.bookmarks': 'Signets',
  'redaction.place.links': 'Liens',
  'redaction.place.attributes': 'Descriptions',
  'redaction.place.attachments': 'Fichiers joints',
  'redaction.place.strings': 'Autres chaînes',
  'redaction.place.contents': 'Contenus décompressés',
  'redaction.place.bytes': 'Le fichier lui-même',
  'redaction.areas.open': 'Expurger…',
  'redaction.areas.close': 'Terminer l’expurgation',
  'redaction.areas.title': 'Zones expurgées',
  'redaction.areas.intro':
    'Tracez des zones sur les pages, ou ajoutez-en une et déplacez-la avec les flèches ; Maj et les flèches la redimensionnent, Suppr la retire. Chaque page qui en a une devient une image sans texte ; le fichier reçu reste inchangé.',
  'redaction.areas.onPage': 'Zones expurgées de la page {page}',
  'redaction.areas.add': 'Ajouter une zone',
  'redaction.areas.addOnPage': 'Ajouter une zone à la page {page}',
  'redaction.areas.area': 'Zone {number}, page {page}',
  'redaction.areas.list': 'Zones à noircir',
  'redaction.areas.reasonOf': 'Motif : {area}',
  'redaction.areas.show': 'Montrer sur sa page : {area}',
  'redaction.areas.remove': 'Retirer : {area}',
  'redaction.areas.undo': 'Annuler',
  'redaction.areas.make': 'Créer le fichier expurgé…',
  'redaction.wordless':
    'Aucun mot n’a pu être lu dans ce qui a été noirci, il n’y en avait donc aucun à rechercher ; les pages sont des images.',
}

import type { en } from './en.ts'

export const fr: Record<keyof typeof en, string> = {
  'attachments.title': 'Fichiers',
  'attachments.intro':
    'Annexes, images et documents tels que reçus. Déposez des fichiers sur une réunion ou un dossier, ou importez-les ici.',
  'attachments.bringIn': 'Importer des fichiers…',
  'attachments.emptyTitle': 'Aucun fichier pour l’instant',
  'attachments.emptyText':
    'Un fichier est conservé exactement tel que reçu et peut entrer dans n’importe quel dossier. Les fichiers Word, HTML, Markdown et texte peuvent devenir des documents.',
  'attachments.column.name': 'Fichier',
  'attachments.column.size': 'Taille',
  'attachments.column.type': 'Type',
  'attachments.column.received': 'Reçu',
  'attachments.save': 'Enregistrer une copie…',
  'attachments.fileName': 'Nom du fichier',
  'attachments.mediaType': 'Type de fichier',
  'attachments.pages': 'Pages',
  'attachments.receivedFrom': 'Reçu de',
  'attachments.meeting': 'Réunion',
  'attachments.language': 'Langue',
  'attachments.fingerprint': 'Empreinte (SHA-256)',
  'attachments.preview': 'Aperçu de {name}',
  'intake.title': 'Importation de fichiers',
  'intake.sending': '{name}',
  'intake.done':
    '{count, plural, one {« {name} » est maintenant dans la bibliothèque.} other {# fichiers sont maintenant dans la bibliothèque.}}',
  'intake.unread': '« {name} » est conservé tel que reçu ; aucun document n’en a été fait : {reason}',
  'intake.failed': '« {name} » n’a pas été importé. {reason}',
  'intake.asDocument': 'Transformer en documents les fichiers Word, HTML, Markdown et texte',
  'attachments.foundOnPage': 'Trouvé à la page {page, number}',
  'attachments.found': 'Trouvé dans le texte de ce fichier',
  'attachments.reading': 'Ouverture des pages…',
  'attachments.locked': 'Ce fichier s’ouvre avec un mot de passe',
  'attachments.password': 'Mot de passe de ce fichier',
  'attachments.passwordHint':
    'Il ne s’ouvre qu’avec un mot de passe. Celui que vous donnez n’est conservé nulle part.',
  'attachments.passwordWrong': 'Ce mot de passe ne l’ouvre pas.',
  'attachments.unlock': 'Ouvrir',
  'attachments.unreadable':
    'Les pages ne peuvent être affichées ici. Le fichier lui-même peut être enregistré et ouvert dans un autre programme.',
  'attachments.pagesOf': 'Pages de {name}',
  'attachments.pageLarger': 'Page {page} : l’agrandir',
  'attachments.pageWhole': 'Page {page} : la montrer entière',
}

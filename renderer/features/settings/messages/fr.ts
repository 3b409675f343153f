import type { en } from './en.ts'

export const fr: Record<keyof typeof en, string> = {
  'settings.title': 'Réglages',
  'settings.language': 'Langue de l’interface',
  'settings.language.system': 'Comme le système',
  'settings.appearance': 'Apparence',
  'settings.names': 'Mes noms',
  'settings.namesText': 'Les actions confiées à l’un de ces noms sont les vôtres.',
  'settings.addName': 'Ajouter un nom',
  'settings.newLanguage': 'Langue des nouveaux documents',
  'settings.writing': 'Rédaction',
  'settings.spelling': 'Vérifier l’orthographe pendant la saisie',
  'settings.english': 'Orthographe anglaise',
  'settings.englishText':
    'L’orthographe britannique est celle des Nations Unies : labour, programme, et organization avec un z.',
  'settings.english.british': 'Britannique',
  'settings.english.american': 'Américaine',
  'settings.dictionary': 'Dictionnaire personnel',
  'settings.dictionaryText':
    'Les mots ajoutés ici ne sont jamais signalés dans les documents de cette langue.',
  'settings.addWord': 'Ajouter un mot',
  'settings.look': 'Apparence et langue',
  'settings.health': 'État de la bibliothèque',
  'settings.healthText':
    'Chaque fichier est lu et comparé à sa somme de contrôle. Vous pouvez continuer à travailler.',
  'settings.verify': 'Vérifier tous les fichiers',
  'settings.verifying': '{checked, number} fichiers vérifiés sur {total, number}',
  'settings.healthy': '{total, plural, one {Le fichier est intact.} other {Les # fichiers sont intacts.}}',
  'settings.damaged':
    '{count, plural, one {Un fichier est endommagé. Les autres sont intacts.} other {# fichiers sont endommagés. Les autres sont intacts.}}',
  'settings.notices': 'Ce que la bibliothèque a relevé',
  'settings.noNotices': 'Rien d’inhabituel.',
  'settings.version': 'Version {version}',
  'settings.libraries': 'Bibliothèques',
  'settings.openLibrary': 'Ouvrir',
  'settings.currentLibrary': 'Ouverte',
  'notice.restored-older': 'Un fichier endommagé a été remplacé par la révision précédente.',
  'notice.quarantined': 'Un fichier endommagé a été mis de côté.',
  'notice.adopted': 'Un fichier ajouté par un autre programme a été adopté.',
  'notice.unknown-file': 'Un fichier étranger à l’application a été laissé tel quel.',
  'notice.conflict': 'Deux versions ont été enregistrées en même temps ; les deux sont conservées.',
  'notice.index-rebuilt': 'L’index de recherche a été reconstruit.',
  'notice.marker-rebuilt': 'Le marqueur de la bibliothèque a été reconstruit.',
  'notice.newer-format': 'Une version plus récente de Rapporteur a écrit ici.',
  'notice.cannot-read': 'Un fichier n’a pas pu être lu pour l’instant.',
  'notice.restored-from-backup': 'Un fichier endommagé a été remplacé par la copie d’une sauvegarde.',
  'notice.backup-failed': 'Les sauvegardes échouent ; la raison est indiquée plus bas.',
  'health.lastCheck': 'Tous les fichiers ont été vérifiés automatiquement pour la dernière fois le {moment}.',
  'health.noCheck':
    'Tous les fichiers sont aussi vérifiés automatiquement, une fois par semaine, quand vous n’écrivez pas.',
  'health.whatToDo':
    'Rien n’est urgent : un fichier endommagé est remplacé par sa copie dans une sauvegarde, ou par la version précédente, à sa prochaine ouverture. Sauvegardez dans un second dossier et pensez à changer de disque si cela se reproduit.',
  'health.aside':
    '{count, plural, one {Un fichier endommagé a été mis de côté} other {# fichiers endommagés ont été mis de côté}}',
  'health.reason.checksum': 'ne correspond pas à sa somme de contrôle',
  'health.reason.header': 'sa première ligne est endommagée',
  'health.reason.name': 'n’est pas le fichier que son nom indique',
  'health.reason.payload': 'son contenu est illisible',
  'health.reason.missing': 'est absent',
  'health.reason.cannot-read': 'n’a pas pu être lu pour l’instant',
  'health.reason.no-good-copy': 'il ne restait aucune bonne copie de cette fiche',
  'health.reason.damaged': 'est endommagé',
  'health.reason.newer': 'a été écrit par une version plus récente',
  'backups.title': 'Sauvegardes',
  'backups.text':
    'Faites automatiquement toutes les heures pendant que vous travaillez et à la fermeture, puis relues après écriture. Les 10 plus récentes sont conservées, puis une par jour sur 7 jours, par semaine sur 4 semaines et par mois sur 12 mois.',
  'backups.own': 'Sur cet ordinateur',
  'backups.second': 'Dossier « {name} »',
  'backups.last':
    '{count, plural, =0 {Pas encore de sauvegarde} one {Une sauvegarde, du {moment}} other {# sauvegardes, la dernière du {moment}}}',
  'backups.well': 'En ordre',
  'backups.failing': 'Impossible pour l’instant',
  'backups.overdue': 'En échec depuis le {moment}',
  'backups.problem.missing':
    'Le dossier est introuvable. Branchez son support ; d’ici là, les sauvegardes restent sur cet ordinateur.',
  'backups.problem.no-room':
    'Il n’y a plus de place. Ce qui venait d’être copié a été retiré ; libérez de l’espace et recommencez.',
  'backups.problem.cannot-write':
    'Le système ne permet pas d’écrire dans le dossier, ou n’a pas gardé ce qui a été écrit. Les sauvegardes antérieures sont intactes.',
  'backups.problem.cannot-read':
    'Un élément n’a pas pu être lu pour l’instant. Les sauvegardes antérieures sont intactes ; un nouvel essai suivra dans l’heure.',
  'backups.problem.busy': 'Un autre programme sauvegarde cette bibliothèque en ce moment.',
  'backups.problem.given-up': 'Interrompu avant la fin. Ce qui a été copié compte pour la prochaine fois.',
  'backups.problem.inside-library':
    'Une sauvegarde n’est jamais gardée dans une bibliothèque : choisissez un autre dossier, de préférence sur un autre support.',
  'backups.problem.newer-format':
    'Une version plus récente de Rapporteur y garde ses sauvegardes ; elles sont laissées telles quelles.',
  'backups.problem.not-empty':
    'Le dossier n’est pas vide. Une bibliothèque restaurée demande un dossier vide ; rien n’a été modifié.',
  'backups.now': 'Sauvegarder maintenant',
  'backups.starting': 'Recherche des nouveautés…',
  'backups.copying': '{copied, number} fichiers copiés sur {total, number}',
  'backups.done':
    'Sauvegarde faite : {copied, plural, =0 {aucun nouveau fichier} one {un nouveau fichier} other {# nouveaux fichiers}}, relus et intacts.',
  'backups.unchanged': 'Tout est déjà dans la sauvegarde du {moment}.',
  'backups.skipped':
    '{count, plural, one {Un fichier endommagé de la bibliothèque n’a pas été copié ; sa dernière bonne copie est conservée.} other {# fichiers endommagés de la bibliothèque n’ont pas été copiés ; leurs dernières bonnes copies sont conservées.}}',
  'backups.choose': 'Choisir un second dossier…',
  'backups.change': 'Choisir un autre dossier…',
  'backups.forget': 'Ne plus l’utiliser',
  'backups.chosen': 'Désormais, chaque sauvegarde y est faite aussi.',
  'backups.byCommand': 'Pour garder un second jeu ailleurs, lancez Rapporteur avec --backups et un dossier.',
  'backups.check': 'Vérifier les sauvegardes',
  'backups.checkDone':
    '{total, plural, =0 {Il n’y a pas encore de sauvegarde à vérifier.} one {Le fichier des sauvegardes est intact.} other {Les # fichiers des sauvegardes sont intacts.}}',
  'backups.checkDamaged':
    '{count, plural, one {Un fichier des sauvegardes est endommagé.} other {# fichiers des sauvegardes sont endommagés.}} Ce que la bibliothèque a encore sera recopié à la prochaine sauvegarde ; les autres fichiers et sauvegardes sont intacts.',
  'backups.restore': 'Récupérer depuis une sauvegarde…',
  'backups.restoreTitle': 'Récupérer depuis une sauvegarde',
  'backups.restoreText':
    'Ce qui est récupéré devient la version la plus récente ; la version actuelle reste dans l’historique.',
  'backups.which': 'Sauvegarde',
  'backups.find': 'Chercher une fiche',
  'backups.entry': '{moment} · {records, plural, one {une fiche} other {# fiches}} · {reason}',
  'backups.reason.hourly': 'automatique',
  'backups.reason.manual': 'à la main',
  'backups.reason.quit': 'à la fermeture',
  'backups.reason.import': 'avant une importation',
  'backups.reason.delete': 'avant une suppression',
  'backups.reason.migration': 'avant un changement de format',
  'backups.reason.restore': 'avant une récupération',
  'backups.none': 'Il n’y a pas encore de sauvegarde.',
  'backups.damagedList':
    '{count, plural, one {Une sauvegarde est inutilisable : sa liste de contenu est endommagée.} other {# sauvegardes sont inutilisables : leurs listes de contenu sont endommagées.}}',
  'backups.nothingDiffers':
    'Toutes les fiches de cette sauvegarde sont dans la bibliothèque telles qu’elles étaient.',
  'backups.nothingFound': 'Aucune fiche de cette sauvegarde ne porte ce titre.',
  'backups.differ':
    '{total, plural, one {Une fiche diffère de la bibliothèque} other {# fiches diffèrent de la bibliothèque}}',
  'backups.first': 'Les {count, number} premières sont affichées ; cherchez pour trouver les autres.',
  'backups.state.same': 'Identique',
  'backups.state.changed': 'Modifiée depuis',
  'backups.state.binned': 'Dans la corbeille',
  'backups.state.gone': 'Absente de la bibliothèque',
  'backups.bringBack': 'Récupérer',
  'backups.bringBackOne': 'Récupérer {title}',
  'backups.bringBackAll': 'Récupérer tout ce qui diffère',
  'backups.confirmAll':
    '{total, plural, one {Une fiche redevient ce qu’elle était le {moment}.} other {# fiches redeviennent ce qu’elles étaient le {moment}.}} L’état actuel est d’abord sauvegardé : l’opération peut donc être annulée.',
  'backups.restoring': '{restored, number} fiches récupérées sur {total, number}',
  'backups.restored':
    '{restored, plural, one {Une fiche a été récupérée.} other {# fiches ont été récupérées.}}',
  'backups.notRestored':
    '{count, plural, one {Une fiche n’a pas pu être récupérée : sa copie est endommagée ou vient d’une version plus récente. Une sauvegarde plus ancienne l’a peut-être.} other {# fiches n’ont pas pu être récupérées : leurs copies sont endommagées ou viennent d’une version plus récente. Une sauvegarde plus ancienne les a peut-être.}}',
  'backups.missingObjects':
    '{count, plural, one {Une image ou pièce jointe n’était ni dans la bibliothèque ni dans la sauvegarde.} other {# images ou pièces jointes n’étaient ni dans la bibliothèque ni dans la sauvegarde.}}',
  'backups.undo': 'Annuler',
  'backups.undone': 'Tout est redevenu comme avant.',
  'backups.whole': 'Restaurer une bibliothèque entière',
  'backups.wholeText':
    'Recrée une bibliothèque à partir de sa dernière sauvegarde, dans un dossier vide, même si son propre dossier a disparu.',
  'backups.wholeEntry':
    '{name} · dernière sauvegarde {moment} · {records, plural, one {une fiche} other {# fiches}}',
  'backups.wholeButton': 'Restaurer dans un dossier…',
  'backups.wholeCommand':
    'Dans un terminal : rapporteur backups les énumère, rapporteur restore en refait une bibliothèque.',
  'backups.wholeDone':
    'La bibliothèque est de nouveau dans « {name} » : {records, plural, one {une fiche} other {# fiches}}. Ouvrez-la avec Ouvrir une bibliothèque.',
  'backups.wholeMissing':
    '{count, plural, one {Un fichier de la sauvegarde a disparu ou est endommagé ; tous les autres sont revenus.} other {# fichiers de la sauvegarde ont disparu ou sont endommagés ; tous les autres sont revenus.}}',
  'backups.off': 'Aucune sauvegarde n’est faite pendant cette session.',
  'backups.current': 'Ouverte',
  'notice.tampered':
    'Un fichier a été modifié ou déplacé par quelqu’un qui n’a pas la clé de cette bibliothèque. Il n’est pas affiché ; une bonne version a été recherchée.',
  'health.reason.tampered': 'écrit ou déplacé par quelqu’un qui n’a pas la clé',
  'backups.unprotectedTitle': 'Continuer sans copie de sécurité ?',
  'backups.unprotectedText':
    'Avant de récupérer quoi que ce soit, une sauvegarde de l’état actuel est faite, pour que tout puisse être annulé d’un coup. Cela n’a pas été possible. {reason} Rien n’a encore été modifié. Sans elle, chaque fiche peut encore être reprise depuis son propre historique.',
  'backups.goOnUnprotected': 'Continuer sans',
  'backups.stopped':
    'Arrêté. {restored, plural, =0 {Rien n’avait encore été récupéré} one {Une fiche avait été récupérée} other {# fiches avaient été récupérées}} ; les autres sont restées telles quelles.',
  'backups.restoredUnprotected':
    '{restored, plural, one {Une fiche a été récupérée} other {# fiches ont été récupérées}}, sans copie de sécurité : pour annuler, passez par l’historique de chaque fiche.',
  'backups.sameDisk': 'C’est le même disque que la bibliothèque : s’il tombe en panne, les deux sont perdus.',
}

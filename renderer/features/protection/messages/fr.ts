import type { en } from './en.ts'

export const fr: Record<keyof typeof en, string> = {
  'protection.title': 'Protection',
  'protection.lockedTitle': '{name} est verrouillée',
  'protection.lockedText': 'Saisissez sa phrase secrète pour l’ouvrir. Sans elle, rien n’y est lisible.',
  'protection.codeText':
    'Saisissez le code de secours reçu lors de la protection de la bibliothèque. Majuscules, tirets et espaces sont indifférents.',
  'protection.passphrase': 'Phrase secrète',
  'protection.currentPassphrase': 'Phrase secrète actuelle',
  'protection.newPassphrase': 'Nouvelle phrase secrète',
  'protection.again': 'La même, encore une fois',
  'protection.code': 'Code de secours',
  'protection.show': 'Afficher la saisie',
  'protection.hide': 'Masquer la saisie',
  'protection.capsLock': 'Le verrouillage des majuscules est activé.',
  'protection.unlock': 'Déverrouiller',
  'protection.another': 'Ouvrir une autre bibliothèque…',
  'protection.unlocking': 'Déverrouillage…',
  'protection.useCode': 'Utiliser le code de secours',
  'protection.usePassphrase': 'Utiliser la phrase secrète',
  'protection.wrong':
    'Ce n’est pas la phrase secrète de cette bibliothèque. Votre saisie est conservée ; vérifiez-la et réessayez.',
  'protection.wrongCode': 'Ce code n’ouvre pas cette bibliothèque. Il a peut-être été remplacé.',
  'protection.code.length': 'Un code de secours compte sept groupes de quatre lettres et chiffres.',
  'protection.code.letter': 'Il contient un signe qu’aucun code de secours n’utilise.',
  'protection.code.typo': 'Une lettre est erronée : le code n’est pas cohérent.',
  'protection.code.another': 'C’est un code, mais pas celui qui vient d’être affiché.',
  'protection.remember': 'Mémoriser sur cet ordinateur',
  'protection.rememberText':
    'La clé est conservée dans le trousseau de votre session ; la bibliothèque s’ouvre alors d’elle-même.',
  'protection.remember.no-host':
    'Seule l’application de bureau peut mémoriser la clé : un navigateur n’a pas de trousseau où la garder.',
  'protection.remember.unavailable': 'Cet ordinateur n’a pas de trousseau prêt à garder la clé.',
  'protection.remember.weak':
    'Ce système n’a pas de trousseau : la clé serait seulement cachée, pas protégée. Elle n’est pas conservée.',
  'protection.fault.cannot-read':
    'Le disque de la bibliothèque ne répond pas. Rien n’indique un dommage ; de nouveaux essais se font d’eux-mêmes.',
  'protection.fault.key-damaged':
    'Le fichier de clé de cette bibliothèque est endommagé et aucune copie intacte n’a été trouvée. Connectez le disque de ses sauvegardes.',
  'protection.working.seal': 'Protection de {name} en cours',
  'protection.working.unseal': 'Retrait de la protection de {name}',
  'protection.workingText':
    'Vous pouvez laisser faire. En cas d’arrêt ou de coupure, la bibliothèque reste ce qu’elle était et rien n’est perdu.',
  'protection.phase.beginning': 'Fin des tâches en cours…',
  'protection.phase.writing': '{done, number} fichiers sur {total, number} écrits',
  'protection.phase.verifying': '{done, number} fichiers sur {total, number} relus et vérifiés',
  'protection.phase.removing': '{done, number} anciens fichiers sur {total, number} supprimés',
  'protection.phase.ending': 'Ouverture de la bibliothèque…',
  'protection.off':
    'Cette bibliothèque n’est pas protégée : quiconque peut lire le disque de cet ordinateur peut la lire.',
  'protection.on': 'Cette bibliothèque est protégée par une phrase secrète.',
  'protection.switchOn': 'Protéger par une phrase secrète…',
  'protection.change': 'Changer la phrase secrète…',
  'protection.newCode': 'Nouveau code de secours…',
  'protection.lockNow': 'Verrouiller maintenant',
  'protection.switchOff': 'Retirer la protection…',
  'protection.ended.seal': 'La bibliothèque est protégée.',
  'protection.ended.unseal': 'La protection a été retirée.',
  'protection.problem.stopped':
    'L’opération a été arrêtée. La bibliothèque est ce qu’elle était et rien n’est perdu.',
  'protection.problem.passphrase': 'La phrase secrète n’a pas ouvert la bibliothèque. Rien n’a été modifié.',
  'protection.problem.busy':
    'Un autre programme a ouvert cette bibliothèque ou son disque est protégé en écriture. Rien n’a été modifié.',
  'protection.problem.disk-full':
    'Le disque où se trouve la bibliothèque n’a pas la place pour une seconde copie des fichiers, nécessaire en chemin. Rien n’a été modifié.',
  'protection.problem.damaged':
    'Un fichier endommagé de la bibliothèque a empêché l’opération. Rien n’a été modifié ; vérifiez d’abord l’état de la bibliothèque.',
  'protection.problem.cannot-write':
    'Le disque n’a pas pu être lu ou écrit. La bibliothèque est ce qu’elle était.',
  'protection.problem.unexpected': 'Un imprévu s’est produit. La bibliothèque est ce qu’elle était.',
  'protection.remains':
    '{backups, plural, one {Une sauvegarde antérieure ({size}) reste lisible} other {# sauvegardes antérieures ({size}) restent lisibles}} par quiconque a le disque.',
  'protection.removeRemains': 'Supprimer…',
  'protection.removeNow': 'Supprimer',
  'protection.removeTitle': 'Supprimer les anciennes sauvegardes ?',
  'protection.removeText':
    'Ce que contenait la bibliothèque avant sa protection ne pourra plus en être rétabli. Les sauvegardes faites depuis sont protégées et restent.',
  'protection.removed': 'Les anciennes sauvegardes ont été supprimées.',
  'protection.notRemoved':
    '{backups, plural, one {Une sauvegarde n’a pas pu être supprimée} other {# sauvegardes n’ont pas pu être supprimées}}. Connectez le disque concerné et réessayez.',
  'protection.sealTitle': 'Protéger cette bibliothèque',
  'protection.what': 'Ce qui est protégé',
  'protection.whatText':
    'Tout le dossier de la bibliothèque, ses sauvegardes à partir de maintenant, l’index de recherche et les mots pas encore enregistrés : sans la phrase secrète, un portable volé, une clé perdue ou une copie dans un nuage ne montrent ni texte ni titre.',
  'protection.whatNot': 'Ce qui ne l’est pas',
  'protection.whatNotText':
    'Les fichiers que vous exportez ou envoyez, les sauvegardes antérieures, et une bibliothèque ouverte : pendant votre travail, les programmes de votre session peuvent lire. Le nombre de fichiers et leurs dates restent visibles.',
  'protection.noWayBack':
    'Il n’y a pas d’autre accès. Si la phrase secrète et le code de secours sont perdus, les textes le sont aussi.',
  'protection.continue': 'Continuer',
  'protection.back': 'Retour',
  'protection.tooShort': 'Au moins {count} caractères.',
  'protection.differs': 'Les deux ne sont pas identiques.',
  'protection.strength.short':
    'Plusieurs mots sans rapport entre eux se retiennent mieux et se devinent moins qu’un court fouillis.',
  'protection.strength.weak': 'Quelqu’un de patient pourrait la deviner. Ajoutez un mot ou deux.',
  'protection.strength.fair': 'Bonne contre un voleur ; un mot de plus la rend bonne contre tous.',
  'protection.strength.strong': 'La deviner prendrait plus de temps que n’en a quiconque.',
  'protection.codeTitle': 'Votre code de secours',
  'protection.codeShown':
    'Il ouvre la bibliothèque si la phrase secrète est oubliée, et n’est affiché que maintenant. Imprimez-le ou notez-le, et gardez-le loin de cet ordinateur.',
  'protection.copy': 'Copier',
  'protection.copied':
    'Le code de secours a été copié. Il reste dans le presse-papiers jusqu’à la prochaine copie.',
  'protection.notCopied': 'La copie n’est pas possible ici. Notez-le ou imprimez-le.',
  'protection.print': 'Imprimer',
  'protection.save': 'Enregistrer en fichier texte',
  'protection.sheetTitle': 'Code de secours de la bibliothèque Rapporteur {name}',
  'protection.sheetText':
    'Établi le {date}. Quiconque possède cette feuille et le dossier de la bibliothèque peut la lire.',
  'protection.sheetFile': 'code-de-secours-{name}.txt',
  'protection.typeBack': 'Saisissez le code depuis l’endroit où vous l’avez noté',
  'protection.typeBackText': 'Pour être sûr qu’il sera lisible le jour venu.',
  'protection.typedRight': 'C’est bien le code.',
  'protection.sealNow': 'Protéger maintenant',
  'protection.changeTitle': 'Changer la phrase secrète',
  'protection.changeNow': 'Changer',
  'protection.changed':
    'La phrase secrète a été changée. L’ancienne n’ouvre plus rien, sauf les sauvegardes de disques non connectés.',
  'protection.newCodeTitle': 'Nouveau code de secours',
  'protection.newCodeNow': 'Remplacer l’ancien code',
  'protection.codeChanged': 'Le code de secours a été remplacé. Détruisez l’ancienne feuille.',
  'protection.unsealTitle': 'Retirer la protection',
  'protection.unsealText':
    'Chaque fichier est réécrit en clair : quiconque peut lire le disque pourra le lire. Les sauvegardes faites sous protection le restent, et la phrase secrète les ouvre toujours.',
  'protection.unsealNow': 'Retirer',
  'protection.unsaved': 'Des mots ne sont pas encore enregistrés',
  'protection.unsavedText':
    'Ils n’ont pas pu être écrits dans la bibliothèque à l’instant. Ils sont gardés chiffrés sur cet ordinateur et reviendront au déverrouillage.',
  'protection.unsavedFirst':
    'Des mots n’ont pas encore pu être enregistrés. Rien n’a été commencé ; attendez qu’ils le soient et réessayez.',
  'protection.lockAnyway': 'Verrouiller quand même',
  'protection.resetAfterCode':
    'Vous êtes entré par le code de secours. Choisissez une nouvelle phrase secrète maintenant.',
  'protection.codeAgain': 'Code de secours, pour confirmer',
  'protection.working.finish': 'La protection de {name} est en cours d’achèvement',
  'protection.finishText':
    'Elle a été interrompue la dernière fois. Ce qu’elle a écrit est en sûreté ; chaque fichier resté lisible est maintenant comparé à sa copie protégée, puis supprimé. En cas de nouvelle interruption, la suite se fera à la prochaine ouverture.',
}

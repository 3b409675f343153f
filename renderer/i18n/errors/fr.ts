import type { en } from './en.ts'

export const fr: Record<keyof typeof en, string> = {
  'error.NOT_FOUND':
    'Cet élément n’est plus dans la bibliothèque. Il a peut-être été supprimé définitivement dans une autre fenêtre.',
  'error.INVALID':
    'Une valeur saisie ne peut pas être conservée telle quelle. Rien n’a été modifié ; vérifiez les champs.',
  'error.CONFLICT':
    'Quelqu’un d’autre a enregistré entre-temps. Rien n’a été écrasé et votre saisie est toujours là.',
  'error.READ_ONLY.locked':
    'Une autre fenêtre ou un autre programme utilise cette bibliothèque. Elle est consultable ici, sans modification possible.',
  'error.READ_ONLY.newer-format':
    'Cette bibliothèque vient d’une version plus récente de Rapporteur. Elle est consultable, sans modification possible.',
  'error.READ_ONLY.medium':
    'Le disque refuse l’écriture. Votre saisie est conservée ici ; copiez-la, ou libérez le disque et réessayez.',
  'error.DISK_FULL':
    'Le disque où se trouve la bibliothèque est plein. Votre saisie est conservée ici et sera enregistrée dès qu’il y aura de la place.',
  'error.DISK_FULL.chosen':
    'Le disque choisi à cette fin est plein. Rien n’est perdu : libérez-y de la place ou choisissez un autre emplacement.',
  'error.DAMAGED':
    'Toutes les copies de ce fichier sont endommagées. Elles ont été mises de côté ; le reste de la bibliothèque est intact.',
  'error.DAMAGED.tampered':
    'Quelqu’un qui n’a pas la clé de cette bibliothèque a modifié ou déplacé ce fichier, et il n’en reste aucune bonne copie. Il a été mis de côté ; il n’est pas affiché, car on ne sait pas qui l’a écrit.',
  'error.CANNOT_READ_NOW':
    'Le disque n’a pas répondu. Le fichier n’a rien ; vérifiez que le lecteur est connecté et réessayez.',
  'error.TOO_LARGE': 'La taille dépasse les {limit, number} Mo acceptés. Rien n’a été modifié.',
  'error.TYPESETTING_FAILED':
    'Le PDF n’a pas pu être produit. Le document lui-même est enregistré et inchangé.',
  'error.RESTRICTED_PAPER':
    '« {title} » est un document à distribution restreinte, que « {audience} » ne reçoit pas. Aucun exemplaire n’a été établi. Pour le communiquer malgré tout, indiquez un motif : il est conservé dans le registre.',
  'error.UNSUPPORTED_FILE': 'Ce type de fichier ne peut pas être lu ici. Rien n’a été modifié.',
  'error.NO_CAPABILITY': 'Cela n’est possible que dans l’application de bureau.',
  'error.UNEXPECTED': 'Un imprévu s’est produit. Ce qui est enregistré est en sécurité ; veuillez réessayer.',
  'error.CONNECTION_LOST':
    'L’atelier ne répond pas pour l’instant. Votre saisie est conservée ici et la page continue d’essayer.',
  'error.UNSUPPORTED_FILE.damaged':
    '« {fileName} » est endommagé et illisible. Rien n’a été modifié ; demandez une nouvelle copie à l’expéditeur.',
  'error.UNSUPPORTED_FILE.encrypted':
    '« {fileName} » est protégé par un mot de passe. Rien n’a été modifié ; demandez une copie non protégée.',
  'error.UNSUPPORTED_FILE.too-complex':
    '« {fileName} » demande trop de temps ou de mémoire, comme les fichiers hostiles. Rien n’a été modifié.',
  'error.UNSUPPORTED_FILE.suspicious-archive':
    '« {fileName} » est compressé d’une façon suspecte. Il n’a pas été ouvert et rien n’a été modifié.',
  'error.UNSUPPORTED_FILE.empty': '« {fileName} » est vide.',
  'error.PASSPHRASE.needed':
    'Ce fichier est chiffré. Saisissez la phrase secrète avec laquelle il a été créé.',
  'error.PASSPHRASE.wrong':
    'Cette phrase secrète n’ouvre pas le fichier. Rien n’a été modifié ; vérifiez-la et réessayez.',
  'error.PASSPHRASE.too-costly':
    'Essayer une phrase secrète sur ce fichier bloquerait l’ordinateur, comme les fichiers hostiles. Rien n’a été modifié.',
  'error.UNSUPPORTED_FILE.not-a-bundle':
    '« {fileName} » n’est pas un paquet de voyage de Rapporteur. Rien n’a été modifié.',
  'error.UNSUPPORTED_FILE.newer':
    '« {fileName} » vient d’une version plus récente de Rapporteur. Rien n’a été modifié ; mettez ce programme à jour pour l’ouvrir.',
  'error.UNCOVERED_CHARACTERS': 'Aucune police ne contient certains des caractères. Rien n’a été publié.',
  'error.NOT_CLEARED': 'Seul un document validé peut être émis. Rien n’a été modifié.',
  'error.PACK_TOO_LARGE':
    'Le dossier est trop volumineux pour être relié d’un seul tenant. Rien n’a été modifié ; divisez-le en deux dossiers ou réduisez ses images.',
  'error.LOCKED':
    'La bibliothèque est verrouillée. Rien n’a été modifié ; déverrouillez-la avec sa phrase secrète.',
  'error.TOO_SOON':
    'Trop de phrases secrètes erronées de suite. Attendez {seconds, plural, one {# seconde} other {# secondes}} et réessayez.',
  'error.NO_BACKUP':
    'Aucune copie de sécurité de l’état actuel n’a pu être faite d’abord : rien n’a été modifié.',
}

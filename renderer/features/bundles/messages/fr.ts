import type { en } from './en.ts'

export const fr: Record<keyof typeof en, string> = {
  'bundles.takeAlong': 'Emporter',
  'bundles.takeAlongText':
    'Un seul fichier avec tout ce qui est choisi, pour travailler ailleurs. À son retour, les changements des deux côtés sont fusionnés paragraphe par paragraphe.',
  'bundles.contents': 'Ce qui est emporté',
  'bundles.named':
    '{count, plural, =0 {Rien d’autre n’est cité} one {et # fiche citée} other {et # fiches citées}}',
  'bundles.sum': '{size} avant compression',
  'bundles.encrypt': 'Protéger par une phrase secrète',
  'bundles.passphrase': 'Phrase secrète',
  'bundles.passphraseAgain': 'Phrase secrète, à nouveau',
  'bundles.passphraseHint':
    'Quatre ou cinq mots sans lien entre eux conviennent. Personne ne peut ouvrir le fichier sans eux, ni les retrouver.',
  'bundles.tooShort': 'Au moins {count, number} caractères',
  'bundles.differs': 'Différente de la première',
  'bundles.notEncrypted': 'Quiconque trouve le fichier peut tout y lire.',
  'bundles.make': 'Créer le paquet',
  'bundles.reading': '{index, number} sur {total, number} : {title}',
  'bundles.sealing': 'Compression et signature…',
  'bundles.encrypting': 'Chiffrement…',
  'bundles.madeEncrypted': '{count, plural, one {# fiche} other {# fiches}}, {size}, chiffré',
  'bundles.madeOpen': '{count, plural, one {# fiche} other {# fiches}}, {size}, non chiffré',
  'bundles.leftOut':
    '{count, plural, one {Laissée de côté, faute de copie intacte : {titles}} other {Laissées de côté, faute de copies intactes : {titles}}}',
  'bundles.ownFingerprint':
    'Il est signé par cette installation. Le destinataire voit cette empreinte et peut la comparer avec vous :',
  'bundles.whenBack': 'À son retour, déposez-le sur cette fenêtre ou ouvrez-le par sa commande.',
  'bundles.takeIn': 'Ouvrir un paquet de voyage',
  'bundles.sending': 'Transmission du fichier…',
  'bundles.opening': 'Ouverture et vérification de l’ensemble…',
  'bundles.isEncrypted': 'Ce paquet est chiffré.',
  'bundles.unlock': 'Ouvrir',
  'bundles.madeHere': 'Créé par cette installation.',
  'bundles.madeElsewhere':
    'Tout son contenu est intact. Il a été signé ailleurs ; comparez l’empreinte avec son auteur :',
  'bundles.stand.new': 'Nouveau',
  'bundles.stand.same': 'Identique',
  'bundles.stand.here': 'Modifié ici',
  'bundles.stand.there': 'Modifié là-bas',
  'bundles.stand.both': 'Modifié des deux côtés',
  'bundles.stand.ended': 'Supprimé ici définitivement',
  'bundles.binned.here': 'dans la corbeille ici',
  'bundles.binned.there': 'dans la corbeille là-bas',
  'bundles.questions': '{count, plural, one {# passage à trancher} other {# passages à trancher}}',
  'bundles.willAsk':
    'Là où les deux côtés ont modifié le même paragraphe, les deux sont conservés et la question vous est posée dans le document.',
  'bundles.takeInNow': '{count, plural, =0 {Intégrer} one {Intégrer # fiche} other {Intégrer # fiches}}',
  'bundles.taking': '{index, number} sur {total, number} : {title}',
  'bundles.done':
    '{count, plural, =0 {Rien à faire : tout est déjà ici.} one {# fiche a été intégrée.} other {# fiches ont été intégrées.}}{waiting, plural, =0 {} one { Une comporte des passages à trancher ; les deux textes sont conservés.} other { # comportent des passages à trancher ; les deux textes sont conservés.}}',
  'bundles.outcomes': 'Ce qu’il en est advenu',
  'bundles.outcome.added': 'Ajouté',
  'bundles.outcome.updated': 'Mis à jour',
  'bundles.outcome.merged': 'Fusionné',
  'bundles.outcome.waiting': 'À trancher',
  'bundles.outcome.binned': 'Mis à la corbeille',
  'bundles.outcome.kept': 'Conservé, bien que dans la corbeille là-bas',
  'bundles.outcome.unchanged': 'Inchangé',
}

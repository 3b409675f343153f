import type { en } from './en.ts'

export const fr: Record<keyof typeof en, string> = {
  'finding.bad-image': 'Une image ne peut pas être affichée et est remplacée par une mention.',
  'finding.missing-alt':
    'Une image n’a pas de texte de remplacement. Décrivez-la ou marquez-la comme décorative.',
  'finding.no-title': 'Le document n’a pas de titre.',
  'finding.empty-heading': 'Un titre est vide.',
  'finding.heading-skipped': 'Un titre saute un niveau par rapport au précédent.',
  'finding.nesting-flattened': 'Un élément imbriqué trop profondément a été remonté.',
  'finding.unknown-content': 'Une partie illisible par cette version est signalée dans le PDF.',
  'finding.unsafe-link': 'Un lien vers une adresse non sûre a été omis.',
  'finding.dangling-link': 'L’élément « {label} » cité ici n’est plus dans la bibliothèque.',
  'finding.dangling-reference': 'Un renvoi pointe vers un élément disparu.',
  'finding.wide-table': 'Un tableau large ({columns} colonnes) a été imprimé en {parts} parties.',
  'finding.word-limit-exceeded': 'Le document compte {words} mots ; la limite est de {limit}.',
  'finding.characters-removed': 'Caractères non imprimables omis : {characters}',
  'finding.uncovered-characters': 'Aucune police ne contient ces caractères : {characters}',
  'finding.other': 'À examiner : {code}',
  'finding.severity.error': 'Erreur',
  'finding.severity.warning': 'Avertissement',
  'finding.severity.note': 'Remarque',
  'finding.lone-subheading': '« {title} » est le seul intertitre de son niveau ici : un A appelle un B.',
  'finding.heading-capitals': 'L’intertitre « {title} » est en capitales ; seul le premier mot en prend une.',
  'finding.faked-heading':
    '« {title} » ressemble à un intertitre mais n’est qu’un paragraphe en gras : la table des matières et les lecteurs d’écran l’ignorent.',
  'finding.faked-numbering':
    '« {number} » est saisi à la main et ne suivra pas si les paragraphes se déplacent.',
  'finding.bold-text': '« {text} » est en gras, réservé aux recommandations.',
  'finding.link-text': 'Le lien « {text} » ne dit pas où il mène.',
  'finding.restricted-annex':
    '« {title} », cité ici, s’adresse à moins de lecteurs que ce document ({distribution}).',
  'finding.table-without-header':
    'Ce tableau n’a pas de cellules d’en-tête : lu à voix haute, il n’est qu’une suite de mots.',
  'finding.masthead-organ': 'L’en-tête n’indique pas l’organe.',
  'finding.masthead-symbol': 'L’en-tête ne porte pas de cote.',
  'finding.masthead-date': 'L’en-tête ne porte pas de date.',
  'finding.symbol-malformed': '{symbol} n’a pas la forme d’une cote, par exemple C/115/1/Rev.2.',
  'finding.symbol-duplicate': '{symbol} est aussi la cote de « {title} ».',
  'finding.state-name': '« {name} » s’appelle officiellement {official}.',
  'finding.language-not-set': '« {text} » est dans une autre écriture sans que sa langue soit indiquée.',
  'readiness.title': 'Prêt à publier ?',
  'readiness.ready': 'Rien ne s’oppose à la publication.',
  'readiness.saved': 'Examen du dernier enregistrement ; il reprend à chaque enregistrement.',
  'readiness.fix': 'Corriger',
  'readiness.show': 'Montrer',
  'readiness.properties': 'Propriétés',
  'readiness.count':
    '{count, plural, one {# point à examiner} many {# de points à examiner} other {# points à examiner}}',
  'readiness.nothingLeft': 'Il ne reste rien à corriger ici.',
  'readiness.rule': 'Règle : {source}',
}

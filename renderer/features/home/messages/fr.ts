import type { en } from './en.ts'

export const fr: Record<keyof typeof en, string> = {
  'home.title': 'Bonjour',
  'home.afternoon': 'Bon après-midi',
  'home.evening': 'Bonsoir',
  'home.upcoming': 'À venir',
  'home.upcomingEmpty': 'Aucune réunion ni échéance à venir',
  'home.upcomingText': 'Planifiez une réunion avec ses dates et échéances : elle apparaîtra ici à temps.',
  'home.deadline': 'Échéance',
  'home.actions': 'Mes actions à faire',
  'home.actionsAll': 'Actions à faire',
  'home.actionsEmpty': 'Rien ne vous attend',
  'home.actionsText':
    'Notez une action avec responsable et échéance dans une note. Indiquez vos noms dans les réglages pour retrouver les vôtres.',
  'home.names': 'Dire qui vous êtes',
  'home.overdue': 'en retard',
  'home.due': 'pour le {date}',
  'home.noDue': 'sans échéance',
  'home.drafts': 'Rédaction en cours',
  'home.draftsEmpty': 'Aucune rédaction en cours',
  'home.draftsText': 'Les notes et rapports non définitifs se retrouvent ici.',
  'home.recent': 'Ouverts récemment',
  'home.recentEmpty': 'Ce que vous ouvrez se retrouve ici.',
  'home.note': 'Prendre des notes',
  'home.report': 'Rédiger un rapport',
  'home.meeting': 'Planifier une réunion',
  'home.ticked': '« {text} » est fait.',
  'home.allActions': 'Toutes les actions',
  'home.allMeetings': 'Toutes les réunions',
  'home.allDocuments': 'Tous les documents',
  'home.lost':
    '{count, plural, one {Un enregistrement est irrémédiablement endommagé : aucune bonne copie n’a été trouvée, et il ne figure plus dans les listes. Ce qui reste de son fichier a été mis de côté.} other {# enregistrements sont irrémédiablement endommagés : aucune bonne copie n’a été trouvée, et ils ne figurent plus dans les listes. Ce qui reste de leurs fichiers a été mis de côté.}}',
  'home.notices':
    '{count, plural, one {La bibliothèque a rencontré un fichier endommagé, illisible ou en double. Rien n’a été supprimé.} other {La bibliothèque a rencontré # fichiers endommagés, illisibles ou en double. Rien n’a été supprimé.}}',
}

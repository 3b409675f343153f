export const en = {
  'settings.title': 'Settings',
  'settings.language': 'Language of the interface',
  'settings.language.system': 'As the system',
  'settings.appearance': 'Appearance',
  'settings.names': 'My names',
  'settings.namesText': 'Actions that name one of these as owner are yours.',
  'settings.addName': 'Add a name',
  'settings.newLanguage': 'Language of new documents',
  'settings.writing': 'Writing',
  'settings.spelling': 'Check spelling while writing',
  'settings.english': 'English spelling',
  'settings.englishText':
    'British spelling is as the United Nations write: labour, programme, and organization with a z.',
  'settings.english.british': 'British',
  'settings.english.american': 'American',
  'settings.dictionary': 'Personal dictionary',
  'settings.dictionaryText': 'Words added here are never marked in documents of that language.',
  'settings.addWord': 'Add a word',
  'settings.look': 'Look and language',
  'settings.health': 'Library health',
  'settings.healthText':
    'Every file is read and compared with its checksum. You can go on working meanwhile.',
  'settings.verify': 'Check every file',
  'settings.verifying': '{checked, number} of {total, number} files checked',
  'settings.healthy': '{total, plural, one {The one file is well.} other {All # files are well.}}',
  'settings.damaged':
    '{count, plural, one {One file is damaged. The others are well.} other {# files are damaged. The others are well.}}',
  'settings.notices': 'What the library noticed',
  'settings.noNotices': 'Nothing out of the ordinary.',
  'settings.version': 'Version {version}',
  'settings.libraries': 'Libraries',
  'settings.openLibrary': 'Open',
  'settings.currentLibrary': 'Open now',
  'notice.restored-older': 'A damaged file was replaced by the revision before it.',
  'notice.quarantined': 'A damaged file was put aside.',
  'notice.adopted': 'A file brought in by another program was taken in.',
  'notice.unknown-file': 'There is a file here that is not ours; it was left alone.',
  'notice.conflict': 'Two versions were saved at once; both were kept.',
  'notice.index-rebuilt': 'The search index was made anew.',
  'notice.marker-rebuilt': 'The library’s marker was made anew.',
  'notice.newer-format': 'A newer version of Rapporteur wrote here.',
  'notice.cannot-read': 'A file could not be read at the moment.',
  'notice.restored-from-backup': 'A damaged file was replaced by the copy in a backup.',
  'notice.backup-failed': 'Backups are failing; see below why.',
  'health.lastCheck': 'Every file was last checked by itself on {moment}.',
  'health.noCheck': 'Every file is also checked by itself, once a week, while you are not writing.',
  'health.whatToDo':
    'Nothing needs to be done at once: a damaged file is replaced by its copy in a backup, or by the version before it, when it is next opened. Back up to a second folder and think about a new disk if this happens again.',
  'health.aside':
    '{count, plural, one {One damaged file was put aside} other {# damaged files were put aside}}',
  'health.reason.checksum': 'does not match its checksum',
  'health.reason.header': 'its first line is damaged',
  'health.reason.name': 'is another file than its name says',
  'health.reason.payload': 'its contents cannot be read',
  'health.reason.missing': 'is not there',
  'health.reason.cannot-read': 'could not be read now',
  'health.reason.no-good-copy': 'no good copy was left of this record',
  'health.reason.damaged': 'is damaged',
  'health.reason.newer': 'was written by a newer version',
  'backups.title': 'Backups',
  'backups.text':
    'Made by themselves every hour while you work and when you close, and read again after writing. The 10 newest are kept, then one for each of 7 days, 4 weeks and 12 months.',
  'backups.own': 'On this computer',
  'backups.second': 'Folder “{name}”',
  'backups.last':
    '{count, plural, =0 {No backup yet} one {One backup, of {moment}} other {# backups, the last of {moment}}}',
  'backups.well': 'Well',
  'backups.failing': 'Not possible now',
  'backups.overdue': 'Failing since {moment}',
  'backups.problem.missing':
    'The folder is not there. Connect its drive; until then backups are kept on this computer only.',
  'backups.problem.no-room':
    'There is no room left. What was copied this time was taken back; free some space and back up again.',
  'backups.problem.cannot-write':
    'The system does not let the folder be written, or did not keep what was written. Earlier backups are not touched by this.',
  'backups.problem.cannot-read':
    'Something could not be read now. Earlier backups are not touched by this; it is tried again within the hour.',
  'backups.problem.busy': 'Another program is making a backup of this library at the moment.',
  'backups.problem.given-up': 'Given up before the end. What was copied counts the next time.',
  'backups.problem.inside-library':
    'A backup is never kept inside a library: choose a folder elsewhere, best on another drive.',
  'backups.problem.newer-format':
    'A newer version of Rapporteur keeps its backups there; they are left alone.',
  'backups.problem.not-empty':
    'The folder is not empty. A restored library wants an empty folder; nothing was changed.',
  'backups.now': 'Back up now',
  'backups.starting': 'Looking for what is new…',
  'backups.copying': '{copied, number} of {total, number} files copied',
  'backups.done':
    'Backed up: {copied, plural, =0 {no file was new} one {one new file} other {# new files}}, read again and well.',
  'backups.unchanged': 'Everything is in the backup of {moment} already.',
  'backups.skipped':
    '{count, plural, one {One damaged file of the library was not copied; its last good copy is kept.} other {# damaged files of the library were not copied; their last good copies are kept.}}',
  'backups.choose': 'Choose a second folder…',
  'backups.change': 'Choose another folder…',
  'backups.forget': 'Stop using it',
  'backups.chosen': 'From now on every backup is made there too.',
  'backups.byCommand': 'To keep a second set elsewhere, start Rapporteur with --backups and a folder.',
  'backups.check': 'Check the backups',
  'backups.checkDone':
    '{total, plural, =0 {There are no backups to check yet.} one {The one file of the backups is well.} other {All # files of the backups are well.}}',
  'backups.checkDamaged':
    '{count, plural, one {One file of the backups is damaged.} other {# files of the backups are damaged.}} What the library still has is copied anew with the next backup; the other files and backups are well.',
  'backups.restore': 'Bring back from a backup…',
  'backups.restoreTitle': 'Bring back from a backup',
  'backups.restoreText':
    'What is brought back becomes the newest version; the version you have now stays in the history.',
  'backups.which': 'Backup',
  'backups.find': 'Find a record',
  'backups.entry': '{moment} · {records, plural, one {one record} other {# records}} · {reason}',
  'backups.reason.hourly': 'by itself',
  'backups.reason.manual': 'by hand',
  'backups.reason.quit': 'on closing',
  'backups.reason.import': 'before an import',
  'backups.reason.delete': 'before deleting',
  'backups.reason.migration': 'before a change of format',
  'backups.reason.restore': 'before bringing back',
  'backups.none': 'There is no backup yet.',
  'backups.damagedList':
    '{count, plural, one {One backup cannot be used: its list of contents is damaged.} other {# backups cannot be used: their lists of contents are damaged.}}',
  'backups.nothingDiffers': 'Every record of this backup is in the library as it was then.',
  'backups.nothingFound': 'No record of this backup bears that title.',
  'backups.differ':
    '{total, plural, one {One record differs from the library} other {# records differ from the library}}',
  'backups.first': 'The first {count, number} are shown; search to find others.',
  'backups.state.same': 'As it is',
  'backups.state.changed': 'Changed since',
  'backups.state.binned': 'In the bin now',
  'backups.state.gone': 'Not in the library',
  'backups.bringBack': 'Bring back',
  'backups.bringBackOne': 'Bring back {title}',
  'backups.bringBackAll': 'Bring back all that differ',
  'backups.confirmAll':
    '{total, plural, one {One record becomes what it was on {moment}.} other {# records become what they were on {moment}.}} A backup of how things stand now is made first, so this can be undone.',
  'backups.restoring': '{restored, number} of {total, number} records brought back',
  'backups.restored':
    '{restored, plural, one {One record was brought back.} other {# records were brought back.}}',
  'backups.notRestored':
    '{count, plural, one {One record could not be brought back: its copy is damaged or from a newer version. An older backup may have it.} other {# records could not be brought back: their copies are damaged or from a newer version. An older backup may have them.}}',
  'backups.missingObjects':
    '{count, plural, one {One picture or attachment was in neither the library nor the backup.} other {# pictures or attachments were in neither the library nor the backup.}}',
  'backups.undo': 'Undo',
  'backups.undone': 'Things are as they were before.',
  'backups.whole': 'Restore a whole library',
  'backups.wholeText':
    'Makes a library anew from its last backup, in an empty folder, also when its own folder is gone.',
  'backups.wholeEntry':
    '{name} · last backup {moment} · {records, plural, one {one record} other {# records}}',
  'backups.wholeButton': 'Restore into a folder…',
  'backups.wholeCommand':
    'In a terminal: rapporteur backups lists them, rapporteur restore makes a library of one.',
  'backups.wholeDone':
    'The library is in “{name}” again: {records, plural, one {one record} other {# records}}. Open it with Open library.',
  'backups.wholeMissing':
    '{count, plural, one {One file of the backup is gone or damaged; all others are back.} other {# files of the backup are gone or damaged; all others are back.}}',
  'backups.off': 'No backups are made in this session.',
  'backups.current': 'Open now',
  'notice.tampered':
    'A file was changed or moved by somebody who does not have the key of this library. It is not shown; a good version was looked for.',
  'health.reason.tampered': 'made or moved by somebody without the key',
  'backups.unprotectedTitle': 'Go on without a safety copy?',
  'backups.unprotectedText':
    'Before anything is brought back, a backup of how things stand is made, so that all of it can be undone at once. That was not possible. {reason} Nothing has been changed yet. Without it, each record can still be taken back from its own history.',
  'backups.goOnUnprotected': 'Go on without',
  'backups.stopped':
    'Stopped. {restored, plural, =0 {Nothing was brought back yet} one {One record had been brought back} other {# records had been brought back}}; the others are as they were.',
  'backups.restoredUnprotected':
    '{restored, plural, one {One record was brought back} other {# records were brought back}}, without a safety copy: undo it record by record, from the history.',
  'backups.sameDisk': 'This is the same disk as the library: if the disk fails, both are lost.',
} as const

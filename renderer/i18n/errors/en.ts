export const en = {
  'error.NOT_FOUND': 'This is no longer in the library. It may have been deleted for good in another window.',
  'error.INVALID':
    'Something written here cannot be kept as it is. Nothing was changed; please check the fields.',
  'error.CONFLICT':
    'Somebody else saved this in the meantime. Nothing was overwritten, and what you typed is still here.',
  'error.READ_ONLY.locked':
    'Another window or program has this library open. It can be read here, but not changed.',
  'error.READ_ONLY.newer-format':
    'A newer version of Rapporteur made this library. It can be read here, but not changed.',
  'error.READ_ONLY.medium':
    'The disk does not allow writing. What you typed is kept here; copy it, or free the disk and try again.',
  'error.DISK_FULL':
    'The disk with the library is full. What you typed is kept here and is saved as soon as there is room.',
  'error.DISK_FULL.chosen':
    'The disk you chose for this is full. Nothing is lost: free some space there, or choose another place.',
  'error.DAMAGED':
    'Every copy of this file is damaged. The damaged files were kept aside, and the rest of the library is well.',
  'error.DAMAGED.tampered':
    'Somebody who does not have the key of this library has changed or moved this file, and no good copy of it is left. The file was kept aside; it is not shown, for nobody knows who wrote it.',
  'error.CANNOT_READ_NOW':
    'The disk did not answer just now. Nothing is wrong with the file; check that the drive is connected and try again.',
  'error.TOO_LARGE': 'This is larger than the {limit, number} MB that can be taken in. Nothing was changed.',
  'error.TYPESETTING_FAILED': 'The PDF could not be made. The document itself is saved and unchanged.',
  'error.RESTRICTED_PAPER':
    '“{title}” is restricted and is withheld from “{audience}”. No copy was made. To give it all the same, say why: the reason is kept in the ledger.',
  'error.UNSUPPORTED_FILE': 'This kind of file cannot be read here. Nothing was changed.',
  'error.NO_CAPABILITY': 'This can only be done in the desktop application.',
  'error.UNEXPECTED': 'Something unforeseen happened. What is saved is safe; please try again.',
  'error.CONNECTION_LOST':
    'The workbench does not answer at the moment. What you typed is kept here, and the page keeps trying.',
  'error.UNSUPPORTED_FILE.damaged':
    '“{fileName}” is damaged and cannot be read. Nothing was changed; ask its sender for a new copy.',
  'error.UNSUPPORTED_FILE.encrypted':
    '“{fileName}” opens only with a password. Nothing was changed; ask for a copy without one.',
  'error.UNSUPPORTED_FILE.too-complex':
    '“{fileName}” takes too long or too much memory to read, as hostile files do. Nothing was changed.',
  'error.UNSUPPORTED_FILE.suspicious-archive':
    '“{fileName}” is packed in a way no honest program packs. It was not opened, and nothing was changed.',
  'error.UNSUPPORTED_FILE.empty': '“{fileName}” is empty.',
  'error.PASSPHRASE.needed': 'This file is encrypted. Type the passphrase it was made with.',
  'error.PASSPHRASE.wrong':
    'This passphrase does not open the file. Nothing was changed; check it and try again.',
  'error.PASSPHRASE.too-costly':
    'To try a passphrase on this file would hold the computer up, as hostile files do. Nothing was changed.',
  'error.UNSUPPORTED_FILE.not-a-bundle':
    '“{fileName}” is no travelling bundle of Rapporteur. Nothing was changed.',
  'error.UNSUPPORTED_FILE.newer':
    'A newer version of Rapporteur made “{fileName}”. Nothing was changed; update this program to open it.',
  'error.UNCOVERED_CHARACTERS': 'No font here has some of the characters. Nothing was published.',
  'error.NOT_CLEARED': 'Only a document that has been cleared can be issued. Nothing was changed.',
  'error.PACK_TOO_LARGE':
    'The pack is too large to be bound in one piece. Nothing was changed; split it into two packs, or make its pictures coarser.',
  'error.LOCKED': 'The library is locked. Nothing was changed; unlock it with its passphrase.',
  'error.TOO_SOON':
    'Too many wrong passphrases in a row. Wait {seconds, plural, one {# second} other {# seconds}} and try again.',
  'error.NO_BACKUP': 'No safety copy of how things stand could be made first, so nothing was changed.',
} as const

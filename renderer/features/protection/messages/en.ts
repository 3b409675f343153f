export const en = {
  'protection.title': 'Protection',
  'protection.lockedTitle': '{name} is locked',
  'protection.lockedText': 'Type its passphrase to open it. Nothing in it can be read without.',
  'protection.codeText':
    'Type the recovery code you were given when the library was protected. Capitals, hyphens and spaces do not matter.',
  'protection.passphrase': 'Passphrase',
  'protection.currentPassphrase': 'Present passphrase',
  'protection.newPassphrase': 'New passphrase',
  'protection.again': 'The same once more',
  'protection.code': 'Recovery code',
  'protection.show': 'Show what is typed',
  'protection.hide': 'Hide what is typed',
  'protection.capsLock': 'Caps Lock is on.',
  'protection.unlock': 'Unlock',
  'protection.another': 'Open another library…',
  'protection.unlocking': 'Unlocking…',
  'protection.useCode': 'Use the recovery code',
  'protection.usePassphrase': 'Use the passphrase',
  'protection.wrong':
    'This is not the passphrase of this library. What you typed is still there; look it over and try again.',
  'protection.wrongCode': 'This code does not open this library. It may be one that was replaced.',
  'protection.code.length': 'A recovery code has seven groups of four letters and digits.',
  'protection.code.letter': 'There is a sign in it that no recovery code has.',
  'protection.code.typo': 'There is a letter wrong in it: it does not hold together.',
  'protection.code.another': 'This is a code, but not the one shown just now.',
  'protection.remember': 'Remember on this computer',
  'protection.rememberText':
    'The key is kept in your account’s keychain, so that the library opens by itself when you are signed in.',
  'protection.remember.no-host':
    'Only the desktop application can remember the key: a browser has no keychain to keep it in.',
  'protection.remember.unavailable': 'This computer has no keychain that is ready to keep the key.',
  'protection.remember.weak':
    'This system has no keyring, so the key would only be hidden, not protected. It is not kept.',
  'protection.fault.cannot-read':
    'The drive with the library does not answer. Nothing is known to be wrong with it; it is tried again by itself.',
  'protection.fault.key-damaged':
    'The key file of this library is damaged, and no good copy was found. Connect the drive with its backups.',
  'protection.working.seal': '{name} is being protected',
  'protection.working.unseal': 'The protection of {name} is being taken away',
  'protection.workingText':
    'You can leave this running. If it is stopped, or the power fails, the library is what it was before, and nothing is lost.',
  'protection.phase.beginning': 'Finishing what is under way…',
  'protection.phase.writing': '{done, number} of {total, number} files written',
  'protection.phase.verifying': '{done, number} of {total, number} files read again and checked',
  'protection.phase.removing': '{done, number} of {total, number} old files removed',
  'protection.phase.ending': 'Opening the library…',
  'protection.off': 'This library is not protected: whoever can read this computer’s disk can read it.',
  'protection.on': 'This library is protected by a passphrase.',
  'protection.switchOn': 'Protect with a passphrase…',
  'protection.change': 'Change the passphrase…',
  'protection.newCode': 'New recovery code…',
  'protection.lockNow': 'Lock now',
  'protection.switchOff': 'Take the protection away…',
  'protection.ended.seal': 'The library is protected.',
  'protection.ended.unseal': 'The protection was taken away.',
  'protection.problem.stopped': 'It was stopped. The library is what it was, and nothing is lost.',
  'protection.problem.passphrase': 'The passphrase did not open the library. Nothing was changed.',
  'protection.problem.busy':
    'Another program has this library open, or its disk allows no writing. Nothing was changed.',
  'protection.problem.disk-full':
    'The disk with the library has no room for a second copy of the files, which is needed on the way. Nothing was changed.',
  'protection.problem.damaged':
    'A file of the library is damaged and stood in the way. Nothing was changed; check the library under Library health first.',
  'protection.problem.cannot-write': 'The disk could not be read or written. The library is what it was.',
  'protection.problem.unexpected': 'Something unforeseen happened. The library is what it was.',
  'protection.remains':
    '{backups, plural, one {One backup} other {# backups}} from before ({size}) can still be read by anybody who has the disk.',
  'protection.removeRemains': 'Remove…',
  'protection.removeNow': 'Remove',
  'protection.removeTitle': 'Remove the old backups?',
  'protection.removeText':
    'What was in the library before it was protected can then no longer be brought back from them. Backups made since are protected and stay.',
  'protection.removed': 'The old backups were removed.',
  'protection.notRemoved':
    '{backups, plural, one {One backup} other {# backups}} could not be removed. Connect the drive it is on and try again.',
  'protection.sealTitle': 'Protect this library',
  'protection.what': 'What it protects',
  'protection.whatText':
    'Everything in the library’s folder, its backups from now on, the search index and words not yet saved: without the passphrase, a stolen laptop, a lost stick or a copy in a cloud shows neither text nor titles.',
  'protection.whatNot': 'What it does not',
  'protection.whatNotText':
    'Files you export or send, older backups, and a library that is open: while you work, programs running in your account can read along. How many files there are and when they changed stays visible.',
  'protection.noWayBack':
    'There is no other way in. If both the passphrase and the recovery code are lost, so are the words.',
  'protection.continue': 'Continue',
  'protection.back': 'Back',
  'protection.tooShort': 'At least {count} characters.',
  'protection.differs': 'The two are not the same.',
  'protection.strength.short':
    'Several words that do not belong together are easier to remember and harder to guess than a short jumble.',
  'protection.strength.weak': 'Somebody patient could guess this. Add a word or two.',
  'protection.strength.fair': 'Good against a thief; one more word makes it good against everybody.',
  'protection.strength.strong': 'This would take longer to guess than anybody has.',
  'protection.codeTitle': 'Your recovery code',
  'protection.codeShown':
    'It opens the library when the passphrase is forgotten, and it is shown only now. Print it or write it down, and keep it away from this computer.',
  'protection.copy': 'Copy',
  'protection.copied':
    'The recovery code was copied. It stays on the clipboard until something else is copied.',
  'protection.notCopied': 'It could not be copied here. Write it down, or print it.',
  'protection.print': 'Print',
  'protection.save': 'Save as a text file',
  'protection.sheetTitle': 'Recovery code of the Rapporteur library {name}',
  'protection.sheetText':
    'Made on {date}. Whoever has this sheet and the library’s folder can read the library.',
  'protection.sheetFile': 'recovery-code-{name}.txt',
  'protection.typeBack': 'Type the code from where you kept it',
  'protection.typeBackText': 'So that it is certain that it can be read when it is needed.',
  'protection.typedRight': 'That is the code.',
  'protection.sealNow': 'Protect now',
  'protection.changeTitle': 'Change the passphrase',
  'protection.changeNow': 'Change',
  'protection.changed':
    'The passphrase was changed. The old one opens nothing any more, but backups on drives that are not connected.',
  'protection.newCodeTitle': 'New recovery code',
  'protection.newCodeNow': 'Replace the old code',
  'protection.codeChanged': 'The recovery code was replaced. Destroy the old sheet.',
  'protection.unsealTitle': 'Take the protection away',
  'protection.unsealText':
    'Every file is written anew so that anybody who can read the disk can read it. Backups made while it was protected stay protected, and the passphrase still opens them.',
  'protection.unsealNow': 'Take away',
  'protection.unsaved': 'Some words are not saved yet',
  'protection.unsavedText':
    'They could not be written to the library just now. They are kept on this computer, encrypted, and come back when the library is unlocked here.',
  'protection.unsavedFirst':
    'Some words could not be saved yet. Nothing was begun; wait until they are saved and try again.',
  'protection.lockAnyway': 'Lock all the same',
  'protection.resetAfterCode':
    'You came in by the recovery code. Choose a new passphrase now, while you are here.',
  'protection.codeAgain': 'Recovery code, to confirm',
  'protection.working.finish': 'The protection of {name} is being finished',
  'protection.finishText':
    'It was interrupted the last time. What it wrote is safe; now each file that was left readable is compared with its protected copy and removed. If this is interrupted too, it goes on at the next opening.',
} as const

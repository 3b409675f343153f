export const en = {
  'attachments.title': 'Files',
  'attachments.intro':
    'Annexes, pictures and papers as they were received. Drop files anywhere on a meeting or a pack, or bring them in here.',
  'attachments.bringIn': 'Bring in files…',
  'attachments.emptyTitle': 'No files yet',
  'attachments.emptyText':
    'A file is kept exactly as received and can be put into any pack. Word, HTML, Markdown and text files can become documents instead.',
  'attachments.column.name': 'File',
  'attachments.column.size': 'Size',
  'attachments.column.type': 'Type',
  'attachments.column.received': 'Received',
  'attachments.save': 'Save a copy…',
  'attachments.fileName': 'File name',
  'attachments.mediaType': 'Kind of file',
  'attachments.pages': 'Pages',
  'attachments.receivedFrom': 'Received from',
  'attachments.meeting': 'Meeting',
  'attachments.language': 'Language',
  'attachments.fingerprint': 'Fingerprint (SHA-256)',
  'attachments.preview': 'Preview of {name}',
  'intake.title': 'Bringing in files',
  'intake.sending': '{name}',
  'intake.done':
    '{count, plural, one {“{name}” is in the library now.} other {# files are in the library now.}}',
  'intake.failed': '“{name}” was not taken in. {reason}',
  'intake.asDocument': 'Make documents of Word, HTML, Markdown and text files',
  'attachments.foundOnPage': 'Found on page {page, number}',
  'attachments.found': 'Found in the text of this file',
  'attachments.reading': 'Opening the pages…',
  'attachments.unreadable':
    'The pages cannot be shown here. The file itself can be saved and opened in another program.',
  'attachments.pagesOf': 'Pages of {name}',
} as const

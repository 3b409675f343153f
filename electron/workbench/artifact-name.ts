import type { DocumentV1 } from '../../shared/model/document/v1.ts'

/** A file name that every system takes, from a document's symbol and title: `C-115-1-Rev.2 Final report.en.pdf`. */
export function artifactName(record: Pick<DocumentV1, 'title' | 'language' | 'masthead'>): string {
  const symbol = record.masthead.symbol ? `${safe(record.masthead.symbol)} ` : ''
  return `${symbol}${safe(record.title).slice(0, 100).trim() || 'document'}.${record.language}.pdf`
}

/** Without path separators, characters Windows refuses, control characters, direction overrides and dots at the ends. */
export function safe(name: string): string {
  return name
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, '-')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
}

import type { DocumentV1 } from '../../shared/model/document/v1.ts'

/** A file name that every system takes, from a document's symbol and title: `C-115-1-Rev.2 Final report.en.pdf`; of an issued version also its number. */
export function artifactName(
  record: Pick<DocumentV1, 'title' | 'language' | 'masthead'>,
  issue?: number,
): string {
  const version = issue === undefined ? '' : ` (${issue})`
  const symbol = record.masthead.symbol ? `${safe(record.masthead.symbol, 60)} ` : ''
  return `${symbol}${safe(record.title) || 'document'}${version}.${record.language}.pdf`
}

/** What Windows keeps for devices, whatever follows the first dot. */
const devices = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=$|[. ])/i

/**
 * Without path separators, characters Windows refuses, control characters, direction overrides, names of devices and
 * dots at the ends; at most so many bytes of UTF-8, for a name may have 255 on most systems.
 */
export function safe(name: string, mostBytes = 150): string {
  const clean = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, '-')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
    .replace(devices, '_$1')
  let [short, bytes] = ['', 0]
  for (const letter of clean) {
    bytes += Buffer.byteLength(letter)
    if (bytes > mostBytes) break
    short += letter
  }
  return short.replace(/[. ]+$/, '')
}

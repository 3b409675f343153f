import { zipSync, type Zippable } from 'fflate/browser'

/** Files as an archive; the moment of the pack (ISO) is theirs, so that the same pack gives the same bytes. */
export function archiveOf(files: Zippable, moment: string): Uint8Array {
  // Zip archives know no time zone.
  return zipSync(files, { level: 0, mtime: new Date(moment.replace('Z', '')) })
}

/** A name every file system takes, that sorts in the order of the agenda; `count` is how many there are. */
export function fileNameOf(index: number, title: string, count: number): string {
  const number = String(index).padStart(Math.max(2, String(count).length), '0')
  const plain = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M} ,.'()-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const short = Array.from(plain)
    .slice(0, 60)
    .join('')
    .replace(/[. ]+$/, '')
  return `${number} ${short}`.trim() + '.pdf'
}

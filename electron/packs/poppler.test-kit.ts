import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where a page's number stands, in points from its upper left corner; null where Poppler is not installed. */
export function withPoppler(pdf: Uint8Array, page: number): { x: number; y: number } | null {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-pack-'))
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf)
    const number = String(page)
    const text = run('pdftotext', [
      '-cropbox',
      '-bbox',
      '-f',
      number,
      '-l',
      number,
      join(folder, 'a.pdf'),
      '-',
    ])
    const word =
      text &&
      [...text.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>(\d+)</g)].find((match) => match[3] === number)
    return word ? { x: Number(word[1]), y: Number(word[2]) } : null
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** How much is drawn at the lower right of a page of 400 by 400 points, as a sum of greys. */
export function inkOf(pdf: Uint8Array, page: number): number | null {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-pack-'))
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf)
    const number = String(page)
    const place = ['-r', '144', '-gray', '-x', '700', '-y', '720', '-W', '100', '-H', '80']
    const args = [
      ...place,
      '-f',
      number,
      '-l',
      number,
      '-singlefile',
      join(folder, 'a.pdf'),
      join(folder, 'a'),
    ]
    if (run('pdftoppm', args) === null) return null
    return readFileSync(join(folder, 'a.pgm')).reduce((sum, grey) => sum + 255 - grey, 0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What a command says; null where it is not installed. */
export function run(command: string, args: string[]): string | null {
  try {
    return execFileSync(command, args, { encoding: 'utf8' }) || 'done'
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

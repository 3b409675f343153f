import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = resolve(dirname(fileURLToPath(import.meta.url)), '../../../shared/seeds')

/** The saved policy pages the catalogue was drawn from; null where they are not beside the project. */
export function readSeed(prefix: string): string | null {
  if (!existsSync(folder)) return null
  const name = readdirSync(folder).find((entry) => entry.startsWith(prefix))
  return name === undefined ? null : readFileSync(join(folder, name), 'utf8')
}

export type SeedYear = { year: number; title: string | null; entries: string[] }

/** The years of the dialogue as the page lists them first: a year, perhaps a title, and its bulleted entries. */
export function seedYears(text: string): SeedYear[] {
  const years: SeedYear[] = []
  for (const line of section(text, 'Every year, the IDM is guided', '• 2018')) {
    const current = years.at(-1)
    if (/^(19|20)\d\d$/.test(line)) years.push({ year: Number(line), title: null, entries: [] })
    else if (current && line.startsWith('• ')) current.entries.push(line.slice(2))
    else if (current && current.entries.length === 0) current.title = line
  }
  return years
}

/** The bulleted lines between a line that contains `from` and the next line that contains `until`. */
export function seedList(text: string, from: string, until: string): string[] {
  return section(text, from, until)
    .filter((line) => line.startsWith('• '))
    .map((line) => line.slice(2))
}

/** A World Migration Report as the page heads it: `2015 Migrants and Cities: …`, or `2018 World Migration Report`. */
export function seedReports(text: string): { year: number; title: string }[] {
  return section(text, '• World Migration Report', '• Inter-Regional Forums on Migration')
    .map((line) => /^((?:19|20)\d\d) (.+)$/.exec(line))
    .filter((match) => match !== null)
    .map((match) => ({ year: Number(match[1]), title: match[2] ?? '' }))
}

function section(text: string, from: string, until: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  const begin = lines.findIndex((line) => line.includes(from))
  const end = lines.findIndex((line, index) => index > begin && line.includes(until))
  return lines.slice(begin + 1, end).filter((line) => line !== '')
}

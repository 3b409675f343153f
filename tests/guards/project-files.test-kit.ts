import { readdirSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'

export const projectRoot = resolve(import.meta.dirname, '../..')

const notOurs = new Set([
  'node_modules',
  'out',
  'dist',
  '.git',
  '.types',
  '.cache',
  'test-results',
  'playwright-report',
])

function* walk(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (notOurs.has(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* walk(path)
    else if (entry.isFile()) yield relative(projectRoot, path).split(sep).join('/')
  }
}

/** Every file of the project, as paths from its root with forward slashes; nothing built or installed. */
export function projectFiles(): string[] {
  return [...walk(projectRoot)]
}

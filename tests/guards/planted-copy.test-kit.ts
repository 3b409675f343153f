import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { projectFiles, projectRoot } from './project-files.test-kit.ts'

const lintReport = z.object({
  diagnostics: z.array(z.object({ filename: z.string(), code: z.string().default('') })),
})

const innocent = 'export const innocent = 1\n'

/** A copy of the project's rules over a project of innocent one-line files, into which violations are planted. */
export class PlantedCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'rapporteur-guards-'))

  constructor() {
    for (const path of projectFiles().filter((name) =>
      /(^|\/)(tsconfig[^/]*\.json|\.oxlintrc\.json)$/.test(name),
    )) {
      mkdirSync(dirname(join(this.folder, path)), { recursive: true })
      cpSync(join(projectRoot, path), join(this.folder, path))
      if (path.endsWith('/tsconfig.json')) this.plant(`${dirname(path)}/innocent.ts`, innocent)
    }
    this.plant('innocent.config.ts', innocent)
    this.plant('renderer/innocent.test.ts', innocent)
    symlinkSync(join(projectRoot, 'node_modules'), join(this.folder, 'node_modules'), 'junction')
  }

  plant(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true })
    writeFileSync(join(this.folder, path), text)
  }

  /** What the compiler says of the whole copy, by file: "TS6307" and the like. */
  compile(): Map<string, string[]> {
    const said = this.#run('typescript/bin/tsc', ['-b', '--pretty', 'false'])
    const found = new Map<string, string[]>()
    for (const [, file = '', code = ''] of said.matchAll(/^(\S+?)\(\d+,\d+\): error (TS\d+):/gm)) {
      found.set(file, [...(found.get(file) ?? []), code])
    }
    return found
  }

  /** The names of the lint rules broken anywhere in the copy, by file. */
  lint(): Map<string, string[]> {
    const { diagnostics } = lintReport.parse(JSON.parse(this.#run('oxlint/bin/oxlint', ['-f', 'json'])))
    const found = new Map<string, string[]>()
    for (const { filename, code } of diagnostics) found.set(filename, [...(found.get(filename) ?? []), code])
    return found
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  #run(script: string, args: string[]): string {
    const run = spawnSync(process.execPath, [join(projectRoot, 'node_modules', script), ...args], {
      cwd: this.folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    if (run.error) throw run.error
    return run.stdout
  }
}

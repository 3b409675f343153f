import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { projectFiles, projectRoot } from './project-files.test-kit.ts'

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

  uproot(path: string): void {
    rmSync(join(this.folder, path))
  }

  /** The compiler's messages over the whole copy; empty when it compiles. */
  compile(): string {
    return this.#run('typescript/bin/tsc', ['-b', '--pretty', 'false'])
  }

  /** The names of the lint rules that one file breaks. */
  lint(path: string): string[] {
    const report: unknown = JSON.parse(this.#run('oxlint/bin/oxlint', ['-f', 'json', path]))
    if (typeof report !== 'object' || report === null || !('diagnostics' in report)) return []
    const { diagnostics } = report
    if (!Array.isArray(diagnostics)) return []
    return diagnostics.map((diagnostic: { code?: string }) => diagnostic.code ?? '')
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  #run(script: string, args: string[]): string {
    const run = spawnSync(process.execPath, [join(projectRoot, 'node_modules', script), ...args], {
      cwd: this.folder,
      encoding: 'utf8',
    })
    if (run.error) throw run.error
    return run.stdout
  }
}

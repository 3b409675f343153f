import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Stands for the bundler: writes down that it was asked, and builds a command line that only echoes. */
const standInBuilder = `
import { appendFileSync, mkdirSync, writeFileSync, readFileSync } from 'node:fs'
const { RAPPORTEUR_BUILD: half, RAPPORTEUR_OUT: out } = process.env
appendFileSync('builds.log', half + '\\n')
const write = (path, text) => { mkdirSync(out + '/' + path.replace(/[^/]*$/, ''), { recursive: true }); writeFileSync(out + '/' + path, text) }
if (readFileSync('electron/cli/main.ts', 'utf8').includes('broken')) process.exit(3)
if (half !== 'page') {
  write('preload/preload.cjs', '')
  write('main/cli.js', \`
    const [command, ...rest] = process.argv.slice(2)
    if (command === 'serve') { console.log('http://127.0.0.1:41234/#t=secret'); process.disconnect?.() }
    else console.log(command, rest.join(' '))
    if (command === 'fail') process.exitCode = 7\`)
}
if (half !== 'main') write('renderer/index.html', '<p>page</p>')
`

/** The launcher in a small project of its own, with a stand-in for the bundler and for Electron. */
export class SmallProject {
  readonly root = mkdtempSync(join(tmpdir(), 'rapporteur-launch-'))

  constructor() {
    cpSync(import.meta.dirname, join(this.root, 'electron/launch'), {
      recursive: true,
      filter: (path) => !/\.(ts|mts)$/.test(path),
    })
    this.write('electron/cli/main.ts', 'one')
    this.write('electron/cli/main.test.ts', 'test')
    this.write('renderer/index.html', 'page')
    this.write('shared/model.ts', 'model')
    this.write('package.json', '{ "type": "module" }')
    this.write('node_modules/electron-vite/package.json', '{ "name": "electron-vite", "type": "module" }')
    this.write('node_modules/electron-vite/bin/electron-vite.js', standInBuilder)
  }

  write(path: string, text: string, mode = 0o644): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true })
    writeFileSync(join(this.root, path), text, { mode })
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8')
  }

  /** Puts an executable in Electron's place that does what the shell script says. */
  installElectron(script: string): void {
    this.write('node_modules/electron/path.txt', 'electron')
    this.write('node_modules/electron/dist/electron', `#!/bin/sh\n${script}\n`, 0o755)
  }

  /** What the builder was asked for so far: "main", "page" or "all", in order. */
  builds(): string[] {
    return existsSync(join(this.root, 'builds.log')) ? this.read('builds.log').trim().split('\n') : []
  }

  run(script: string, args: string[] = [], env: NodeJS.ProcessEnv = {}) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [this.#path(script), ...args],
      this.#options(env),
    )
    return { status, stdout, stderr }
  }

  async runTwice(script: string): Promise<void> {
    const runs = [1, 2].map(() => spawn(process.execPath, [this.#path(script), 'list'], this.#options({})))
    await Promise.all(runs.map((run) => new Promise((resolve) => run.once('exit', resolve))))
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }

  #path(script: string): string {
    return join(this.root, 'electron/launch', script)
  }

  #options(env: NodeJS.ProcessEnv) {
    const home = join(this.root, 'home')
    const path = join(this.root, 'bin')
    return {
      cwd: this.root,
      encoding: 'utf8' as const,
      env: { PATH: `${path}:/bin:/usr/bin`, HOME: home, ...env },
    }
  }
}

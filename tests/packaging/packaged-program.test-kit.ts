import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'

export const projectRoot = resolve(import.meta.dirname, '../..')

/** The eight fuses this configuration sets, in the order of Electron's fuse wire, version 1. */
export const fuseNames = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'nodeCliInspect',
  'embeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** A folder that looks to electron-builder like Electron for Linux: a file with a fuse wire, and some locales. */
function writeStandIn(folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true })
  mkdirSync(join(folder, 'resources'))
  // Every fuse starts the wrong way round, so that each one found right was set by the configuration.
  const wire = Buffer.from(`\u0001\u0009101100110`, 'latin1')
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.alloc(4096), Buffer.from(sentinel), wire]), {
    mode: 0o755,
  })
  for (const locale of ['de', 'en-GB', 'en-US', 'es', 'fr', 'zh-CN'])
    writeFileSync(join(folder, `locales/${locale}.pak`), '')
  for (const name of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, name), '')
}

/** What electron-builder makes of the built project for Linux, with a stand-in in place of Electron itself. */
export class PackagedProgram {
  readonly #folder = mkdtempSync(join(tmpdir(), 'rapporteur-package-'))

  /** `settings` are laid over electron-builder.yml, such as `mac.icon=x`; throws what electron-builder says when it refuses. */
  constructor(settings: readonly string[] = []) {
    const standIn = join(this.#folder, 'electron')
    writeStandIn(standIn)
    const run = spawnSync(
      process.execPath,
      [
        join(projectRoot, 'node_modules/electron-builder/cli.js'),
        '--linux',
        'dir',
        '--publish',
        'never',
        `-c.electronDist=${standIn}`,
        `-c.directories.output=${join(this.#folder, 'dist')}`,
        ...settings.map((setting) => `-c.${setting}`),
      ],
      { cwd: projectRoot, encoding: 'utf8' },
    )
    if (run.status !== 0) {
      this.remove()
      throw new Error(run.stdout + run.stderr)
    }
  }

  path(name: string): string {
    return join(this.#folder, 'dist/linux-unpacked', name)
  }

  openArchive(): Archive {
    return new Archive(readFileSync(this.path('resources/app.asar')))
  }

  /** The state of each fuse in the packaged executable. */
  fuses(): Record<string, boolean> {
    const binary = readFileSync(this.path('rapporteur'))
    const states = binary.indexOf(sentinel) + sentinel.length + 2
    return Object.fromEntries(
      fuseNames.map((name, index) => [name, binary[states + index] === '1'.charCodeAt(0)]),
    )
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

interface Entry {
  files?: Record<string, Entry> | undefined
  size?: number | undefined
  offset?: string | undefined
  unpacked?: boolean | undefined
}

const entry: z.ZodType<Entry> = z.lazy(() =>
  z.object({
    files: z.record(z.string(), entry).optional(),
    size: z.int().optional(),
    offset: z.string().optional(),
    unpacked: z.boolean().optional(),
  }),
)

/** An asar archive in memory: a header in Chromium's pickle format, then the files end to end. */
export class Archive {
  readonly #bytes: Buffer
  readonly #start: number
  readonly #files = new Map<string, Entry>()

  constructor(bytes: Buffer) {
    this.#bytes = bytes
    this.#start = 8 + bytes.readUInt32LE(4)
    const json = bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12))
    this.#collect(entry.parse(JSON.parse(json)), '')
  }

  names(): string[] {
    return [...this.#files.keys()]
  }

  isUnpacked(name: string): boolean {
    return this.#files.get(name)?.unpacked === true
  }

  read(name: string): Buffer {
    const file = this.#files.get(name)
    if (file?.offset === undefined || file.size === undefined)
      throw new Error(`${name} is not in the archive`)
    const from = this.#start + Number(file.offset)
    return this.#bytes.subarray(from, from + file.size)
  }

  #collect(folder: Entry, prefix: string): void {
    for (const [name, child] of Object.entries(folder.files ?? {})) {
      if (child.files) this.#collect(child, `${prefix}${name}/`)
      else this.#files.set(`${prefix}${name}`, child)
    }
  }
}

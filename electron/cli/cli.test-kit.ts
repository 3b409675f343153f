import { basename } from 'node:path'
import type { Secret } from '../../shared/contract/protection.ts'
import type { BackupOptions } from '../library/backups/backups.ts'
import { createLibrary } from '../library/create-library.ts'
import { createMemoryPorts, type MemoryLibraryPorts } from '../library/create-memory-library.ts'
import { openLibrary } from '../library/open-library.ts'
import { createSealing } from '../library/sealing/create-sealing.ts'
import { newRecoveryCode } from '../library/sealing/new-recovery-code.ts'
import { Door } from '../workbench/door.ts'
import { createDoorRouter } from '../workbench/door-router.ts'
import { noKeychain } from '../workbench/keychain.ts'
import { createPlainHost } from '../workbench/plain-host.ts'
import { createMemoryWorkbench, type MemoryWorkbench } from '../../tests/contract/workbench.test-kit.ts'
import type { Shell } from './command.ts'
import { createLibrarySecret, passThrough } from './library-secret.ts'
import { run, type ExitCode } from './run.ts'
import { createClient } from './session.ts'
import type { Terminal } from './terminal.ts'

export type Ran = { code: ExitCode; out: string[]; err: string[] }

export type TestShell = {
  ports: MemoryLibraryPorts & { backups: BackupOptions }
  served: { folder: string; port: number; backups?: string; secret?: Secret }[]
  /** Does something to a library behind the command line's back. */
  inside<T>(folder: string, work: (workbench: MemoryWorkbench) => Promise<T>): Promise<T>
  /** Runs a command line; `input` are the lines of standard input, `typed` what somebody answers at a terminal. */
  run(line: readonly string[], input?: readonly string[], typed?: readonly string[]): Promise<Ran>
  /** Reads the one JSON value a command printed. */
  json<T>(line: readonly string[]): Promise<T>
}

/** The command line over a disk in memory; files named on it are read from and written into `cwd`, a real folder. */
export function createTestShell(cwd: string, resources: Record<string, Uint8Array> = {}): TestShell {
  const backupsHome = '/home/backups'
  const ports = { ...createMemoryPorts(), backups: { home: backupsHome, automatic: false } }
  const served: TestShell['served'] = []

  const inside = async <T>(folder: string, work: (workbench: MemoryWorkbench) => Promise<T>): Promise<T> => {
    const workbench = await createMemoryWorkbench({ library: await openLibrary(folder, ports) })
    try {
      return await work(workbench)
    } finally {
      await workbench.close()
    }
  }

  const runLine = async (
    line: readonly string[],
    input: readonly string[] = [],
    typed: readonly string[] = [],
  ): Promise<Ran> => {
    const answers = [...typed]
    const out: string[] = []
    const err: string[] = []
    const terminal: Terminal = {
      print: (text) => Promise.resolve(void out.push(text)),
      tell: (text) => void err.push(text),
      async *lines() {
        yield* input
      },
      ask: () => Promise.resolve(answers.shift() ?? null),
    }
    const shell: Shell = {
      terminal,
      secret: createLibrarySecret({ cwd, terminal }, {}),
      cwd,
      signal: new AbortController().signal,
      async withLibrary(folder, work, { create = false, locked } = {}) {
        if (create) await createLibrary(folder, ports)
        const host = createPlainHost('memory')
        const log = () => undefined
        const door = await Door.open({
          folder,
          name: basename(folder),
          sealing: createSealing(ports),
          newRecoveryCode,
          open: async (key) =>
            createMemoryWorkbench({
              library: await openLibrary(folder, ports, key ? { dataKey: key } : undefined),
            }),
          derived: () => [],
          keychain: noKeychain,
          now: () => performance.now(),
          pause: () => Promise.resolve(),
          log,
        })
        try {
          const client = createClient(createDoorRouter(door, host, log))
          return await passThrough(door, shell.secret, (workbench) => work({ client, workbench }), locked)
        } finally {
          await door.close()
        }
      },
      readResource: (name) => {
        const bytes = resources[name]
        return bytes ? Promise.resolve(bytes) : Promise.reject(new Error(`no ${name}`))
      },
      disk: ports,
      backupsHome,
      serve: (folder, port, { secret, ...rest }) =>
        Promise.resolve(void served.push({ folder, port, ...(secret ? { secret } : {}), ...rest })),
    }
    return { code: await run(line, shell, '1.2.3'), out, err }
  }

  return {
    ports,
    served,
    inside,
    run: runLine,
    async json(line) {
      const { code, out, err } = await runLine(line)
      if (code !== 0 || out.length !== 1) throw new Error(`${code}: ${out.length} lines; ${err.join(' ')}`)
      return JSON.parse(out[0]!) as never
    },
  }
}

import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { runHost } from '../loopback/run-host.ts'
import { createSystemClock } from '../library/clock.ts'
import { createNodeFileSystem } from '../library/files/node-file-system.ts'
import { faultLines } from '../workbench/fault-lines.ts'
import { noKeychain } from '../workbench/keychain.ts'
import { openDoor } from '../workbench/open-door.ts'
import { createPlainHost } from '../workbench/plain-host.ts'
import { userFolders } from '../workbench/user-folders.ts'
import type { Shell } from './command.ts'
import { createLibrarySecret, passThrough } from './library-secret.ts'
import { openSearchWhenAsked } from './open-search-when-asked.ts'
import { run } from './run.ts'
import { createClient } from './session.ts'
import { createTerminal } from './terminal.ts'

const built = import.meta.dirname
const root = join(built, '../..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

// A reader that has seen enough, as `head` does, is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const terminal = createTerminal({ input: process.stdin, output: process.stdout, error: process.stderr })
const interrupted = new AbortController()
const tellFault = (fault: unknown, reference?: string): void => console.error(faultLines(fault, reference))

const secret = createLibrarySecret({ cwd: process.cwd(), terminal }, process.env)

const shell: Shell = {
  terminal,
  secret,
  cwd: process.cwd(),
  signal: interrupted.signal,
  async withLibrary(folder, work, { create = false, locked } = {}) {
    const door = await openDoor({
      folder,
      create,
      built,
      host: createPlainHost('memory'),
      keychain: noKeychain,
      backups: { automatic: false },
      version,
      openSearch: (open) => Promise.resolve(openSearchWhenAsked(open)),
      log: ({ cause }) => tellFault(cause),
    })
    try {
      const client = createClient(door.router)
      return await passThrough(door.door, secret, (workbench) => work({ client, workbench }), locked)
    } finally {
      await door.close()
    }
  },
  readResource: (name) => readFile(join(root, 'resources', name)),
  disk: { fs: createNodeFileSystem(), clock: createSystemClock() },
  backupsHome: join(userFolders().settings, 'backups'),
  serve: (folder, port, { backups, secret: given }) =>
    runHost(
      { folder, port, backups, secret: given, built, version, report: tellFault },
      process,
      (line) => void terminal.print(line),
    ),
}

const [command] = process.argv.slice(2)
// A host stops by its own rules; every other command gives up its work, closes the library and ends with 1.
if (command !== 'serve')
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort())

process.exitCode = await run(process.argv.slice(2), shell, version)

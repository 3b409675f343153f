import { diskOf } from '../library/files/disk-of.ts'
import { type ServeOptions, serveLibrary } from './serve-library.ts'
import { stopOnRequest } from './stop-requests.ts'

export type HostProcess = {
  on(event: string, listener: (fault: unknown) => void): unknown
  exit(code: number): void
  env: NodeJS.ProcessEnv
  stderr: { write(text: string): unknown }
}

/**
 * Serves a library until the process is asked to stop; `print` gets the address, one line. Says where backups are asked for
 * on the library's own disk. Faults that nobody caught are
 * reported and outlived: what was acknowledged is on the disk, and whoever types should not lose the host for them.
 */
export async function runHost(
  options: Omit<ServeOptions, 'env'>,
  process: HostProcess,
  print: (line: string) => void,
): Promise<void> {
  const served = await serveLibrary({ ...options, env: process.env })
  stopOnRequest(process, () => served.stop(), options.report)
  for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, options.report)
  print(served.address)
  const { backups, folder } = options
  const [one, other] = backups === undefined ? [null, null] : await Promise.all([backups, folder].map(diskOf))
  if (one !== null && one === other)
    process.stderr.write(
      `--backups ${backups}: this is the same disk as the library; if it fails, both are lost\n`,
    )
}

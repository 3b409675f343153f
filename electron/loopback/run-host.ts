import { type ServeOptions, serveLibrary } from './serve-library.ts'
import { stopOnRequest } from './stop-requests.ts'

export type HostProcess = {
  on(event: string, listener: (fault: unknown) => void): unknown
  exit(code: number): void
  env: NodeJS.ProcessEnv
}

/**
 * Serves a library until the process is asked to stop; `print` gets the address, one line. Faults that nobody caught are
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
}

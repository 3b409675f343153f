import { Failure } from '../../shared/contract/failure.ts'
import type { HostDescription } from '../../shared/contract/host.ts'
import type { HostPort } from './host-port.ts'

/** A host without a desktop around it: the loopback host, the command line, tests. It can do none of the optional things. */
export function createPlainHost(host: HostDescription['host']): HostPort {
  const lacking = (capability: string) => () => Promise.reject(new Failure('NO_CAPABILITY', { capability }))
  return {
    describe: () => ({
      host,
      platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
      capabilities: {
        nativeDialogs: false,
        revealFile: false,
        openExternalLinks: false,
        switchLibrary: false,
        nativeMenu: false,
      },
    }),
    async *commands(signal) {
      if (!signal.aborted)
        await new Promise<void>((resolve) =>
          signal.addEventListener('abort', () => resolve(), { once: true }),
        )
    },
    openLink: lacking('openExternalLinks'),
    saveArtifact: lacking('nativeDialogs'),
    recentLibraries: () => Promise.resolve([]),
    chooseFolder: lacking('nativeDialogs'),
    openLibrary: lacking('switchLibrary'),
  }
}

import { basename } from 'node:path'
import { Failure } from '../../shared/contract/failure.ts'
import type { HostPort } from '../workbench/host-port.ts'
import type { Keychain } from '../workbench/keychain.ts'
import { writeWhole } from '../workbench/write-whole.ts'
import type { ShellClient } from './store-client.ts'

/** The desktop as the workbench sees it: what needs a window is asked of the shell, files are written here. */
export function createDesktopHost(shell: ShellClient, platform: NodeJS.Platform): HostPort {
  return {
    describe: () => ({
      host: 'desktop',
      platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
      capabilities: {
        nativeDialogs: true,
        revealFile: false,
        openExternalLinks: true,
        switchLibrary: true,
        nativeMenu: true,
      },
    }),
    async *commands(signal) {
      yield* await shell.commands(undefined, { signal })
    },
    openLink: (href) => shell.openLink({ href }),
    recentLibraries: () => shell.recentLibraries(),
    openLibrary: ({ key, create }) => shell.openLibrary(key === undefined ? { create } : { key, create }),
    chooseFolder: (purpose) => shell.chooseFolder({ purpose }),
    async saveArtifact(artifact, suggestedName) {
      const target = await shell.chooseSaveTarget({ suggestedName })
      if (target === null) return null
      await writeFor(target, artifact.bytes)
      return { fileName: basename(target) }
    },
  }
}

/** The keychain of the system, which only the shell can ask. */
export function createShellKeychain(shell: ShellClient): Keychain {
  return {
    strength: () => shell.keychainStrength(),
    async recall(libraryId) {
      const key = await shell.recallKey({ libraryId })
      return key === null ? null : new Uint8Array(Buffer.from(key, 'base64'))
    },
    async keep(libraryId, key) {
      const { kept } = await shell.keepKey({ libraryId, key: Buffer.from(key).toString('base64') })
      return kept
    },
    forget: async (libraryId) => void (await shell.forgetKey({ libraryId })),
  }
}

async function writeFor(target: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeWhole(target, bytes)
  } catch (error) {
    const full = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
    throw full ? new Failure('DISK_FULL', { chosen: true }, { cause: error }) : error
  }
}

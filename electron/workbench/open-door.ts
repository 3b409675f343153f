import { basename, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createLibrary } from '../library/create-library.ts'
import { diskOf } from '../library/files/disk-of.ts'
import { createNodeLibraryPorts } from '../library/node-library-ports.ts'
import { createSealing } from '../library/sealing/create-sealing.ts'
import { newRecoveryCode } from '../library/sealing/new-recovery-code.ts'
import type { AssetService } from './asset-desk.ts'
import type { Workbench } from './create-workbench.ts'
import { derivedFolders } from './derived-folders.ts'
import { Door } from './door.ts'
import { createDoorAssets, createDoorRouter } from './door-router.ts'
import { installId } from './install-id.ts'
import type { Keychain } from './keychain.ts'
import { openWorkbench, type OpenWorkbenchOptions } from './open-workbench.ts'
import type { Router } from './router.ts'
import { userFolders } from './user-folders.ts'

export type OpenDoorOptions = Omit<OpenWorkbenchOptions, 'ports' | 'user' | 'key' | 'onFinishing'> & {
  /** Makes the library first; the folder must be empty, or not there. */
  create?: boolean
  /** Whether backups are made by themselves, and a second folder for this session, absolute. */
  backups: { automatic: boolean; second?: string | undefined }
  /** The system's keychain, where the host has one. */
  keychain: Keychain
}

/** What a host serves: one library, behind its door. */
export interface OpenedDoor {
  readonly router: Router
  readonly assets: AssetService
  readonly door: Door
  /** What is behind it now; null while it is locked. */
  readonly workbench: Workbench | null
  close(): Promise<void>
}

/** A library on the real disk behind its door, as every host serves it. LibraryError where it cannot be opened or made. */
export async function openDoor(options: OpenDoorOptions): Promise<OpenedDoor> {
  const folder = resolve(options.folder)
  const user = userFolders()
  const ports = createNodeLibraryPorts({
    installId: await installId(user.settings),
    appVersion: options.version,
    backups: { home: join(user.settings, 'backups'), diskOf, ...options.backups },
  })
  if (options.create) await createLibrary(folder, ports)
  const door = await Door.open({
    folder,
    name: basename(folder),
    sealing: createSealing(ports),
    newRecoveryCode,
    open: (key, onFinishing) => openWorkbench({ ...options, folder, ports, user, key, onFinishing }),
    derived: (id) => Object.values(derivedFolders(user.cache, id)),
    keychain: options.keychain,
    now: () => performance.now(),
    pause: (ms) => pause(ms, undefined, { ref: false }),
    log: options.log,
  })
  return {
    router: createDoorRouter(door, options.host, options.log),
    assets: createDoorAssets(door),
    door,
    get workbench() {
      return door.workbench
    },
    close: () => door.close(),
  }
}

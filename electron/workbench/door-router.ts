import { Failure } from '../../shared/contract/failure.ts'
import { AssetError } from './asset-error.ts'
import type { AssetService } from './asset-desk.ts'
import type { Door } from './door.ts'
import type { HostPort } from './host-port.ts'
import { createRouter, type Router } from './router.ts'
import type { Services } from './services.ts'
import type { Log } from './to-failure.ts'

/**
 * The contract over a door: while the library behind it is open everything is answered; while it is not, only what the
 * host can do and what opens the library, and all else with LOCKED.
 */
export function createDoorRouter(door: Door, host: HostPort, log: Log): Router {
  const services = new Proxy<Partial<Services>>(
    {},
    {
      get(_target, name: keyof Services) {
        const { workbench } = door
        if (!workbench) throw new Failure('LOCKED', undefined)
        return workbench.services[name]
      },
    },
  ) as Services
  return createRouter({ services, protection: door, host }, log)
}

/** The files behind a door: none while the library is not open. */
export function createDoorAssets(door: Door): AssetService {
  return {
    read: async (sha256) => (await door.workbench?.assets.read(sha256)) ?? null,
    artifact: async (id) => (await door.workbench?.assets.artifact(id)) ?? null,
    upload(bytes, fileName) {
      const { workbench } = door
      if (!workbench) return Promise.reject(new AssetError('LOCKED'))
      return workbench.assets.upload(bytes, fileName)
    },
  }
}

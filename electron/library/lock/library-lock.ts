import { createServer, connect, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unlink } from 'node:fs/promises'
import { errorCode } from '../files/error-code.ts'

/** A name that one holder at a time can have on this machine. `take` answers the way to give it back, or null. */
export interface LibraryLock {
  take(name: string): Promise<(() => Promise<void>) | null>
}

/**
 * A lock the kernel holds and drops with the process, so that it can never be stale: an abstract socket on Linux, a
 * named pipe on Windows. macOS has neither; there a socket file that nobody answers is taken over.
 */
export function createKernelLock(platform: NodeJS.Platform = process.platform): LibraryLock {
  return {
    async take(name) {
      const address = addressOf(name, platform)
      const server = (await listen(address)) ?? (await takeOver(address, platform))
      return server && (() => closed(server))
    },
  }
}

/** The twin within one process; give the same one to every library that should see the others. */
export function createMemoryLock(): LibraryLock {
  const held = new Set<string>()
  return {
    take(name) {
      if (held.has(name)) return Promise.resolve(null)
      held.add(name)
      return Promise.resolve(() => {
        held.delete(name)
        return Promise.resolve()
      })
    },
  }
}

function addressOf(name: string, platform: NodeJS.Platform): string {
  if (platform === 'linux') return `\0${name}`
  return platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}

function listen(address: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error) => (errorCode(error) === 'EADDRINUSE' ? resolve(null) : reject(error)))
    server.listen(address, () => {
      server.unref()
      resolve(server)
    })
  })
}

async function takeOver(address: string, platform: NodeJS.Platform): Promise<Server | null> {
  const isFile = platform !== 'linux' && platform !== 'win32'
  if (!isFile || (await isAnswered(address))) return null
  await unlink(address).catch(() => undefined)
  return listen(address)
}

function isAnswered(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
  })

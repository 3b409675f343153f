import {
  close,
  closeSync,
  constants,
  fstat,
  fstatSync,
  fsync,
  open,
  openSync,
  read,
  renameSync,
  write,
  writeSync,
} from 'node:fs'
import { link, mkdir, readdir, readFile, realpath, rename, rmdir, stat, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { errorCode } from './error-code.ts'
import type { FileSystem, OpenFile } from './file-system.ts'
import { createRememberedListings } from './remembered-listings.ts'
import { createShortCalls, type ShortCall } from './short-calls.ts'

/** Not to wait for the other end of a pipe that somebody put in a file's place. */
const readFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)
const newFlags = constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY
const ownerOnlyFile = 0o600
const ownerOnlyFolder = 0o700
/** What is copied to the system's memory within a moment. */
const shortWriteBytes = 1024 * 1024

const inThePool = {
  open: promisify(open),
  read: promisify(read),
  write: promisify(write),
  fsync: promisify(fsync),
  fstat: promisify(fstat),
  close: promisify(close),
}

/**
 * The real medium. Files are made for their owner alone; nothing is ever opened for writing twice. Syncing and reading
 * always happen in the thread pool, short calls where `short` says.
 */
export function createNodeFileSystem(short: ShortCall = createShortCalls()): FileSystem {
  const remembered = createRememberedListings()
  return {
    async open(path, mode) {
      const folder = dirname(path)
      if (mode === 'read') return openFile(await inThePool.open(path, readFlags), folder, short)
      const descriptor = await short(
        folder,
        () => openSync(path, newFlags, ownerOnlyFile),
        () => inThePool.open(path, newFlags, ownerOnlyFile),
      )
      return openFile(descriptor, folder, short)
    },
    readFile: (path) => readFile(path, { flag: readFlags }),
    list: (path) =>
      short(
        path,
        () => remembered(path),
        () => readdir(path),
      ),
    async facts(path) {
      const found = await stat(path)
      return { size: found.size, modifiedMs: found.mtimeMs, isDirectory: found.isDirectory() }
    },
    realPath: (path) => realpath(path),
    rename: (from, to) =>
      short(
        dirname(to),
        () => renameSync(from, to),
        () => rename(from, to),
      ),
    link: (from, to) => link(from, to),
    remove: (path) => unlink(path),
    async makeFolder(path) {
      await mkdir(path, { mode: ownerOnlyFolder })
    },
    removeFolder: (path) => rmdir(path),
    syncName: process.platform === 'win32' ? flushFile : (path) => syncFolderOf(path, short),
  }
}

function openFile(descriptor: number, folder: string, short: ShortCall): OpenFile {
  return {
    write: (bytes) =>
      bytes.length > shortWriteBytes
        ? writeLater(descriptor, bytes)
        : short(
            folder,
            () => writeSync(descriptor, bytes),
            () => writeLater(descriptor, bytes),
          ),
    async read(position, length) {
      const { bytesRead, buffer } = await inThePool.read(
        descriptor,
        Buffer.allocUnsafe(length),
        0,
        length,
        position,
      )
      return buffer.subarray(0, bytesRead)
    },
    sync: () => inThePool.fsync(descriptor),
    size: () =>
      short(
        folder,
        () => fstatSync(descriptor).size,
        async () => (await inThePool.fstat(descriptor)).size,
      ),
    close: () => closeFile(descriptor, folder, short),
  }
}

const writeLater = async (descriptor: number, bytes: Uint8Array): Promise<number> =>
  (await inThePool.write(descriptor, bytes)).bytesWritten

const closeFile = (descriptor: number, folder: string, short: ShortCall): Promise<void> =>
  short(
    folder,
    () => closeSync(descriptor),
    () => inThePool.close(descriptor),
  )

async function syncFolderOf(path: string, short: ShortCall): Promise<void> {
  const folder = dirname(path)
  const descriptor = await short(
    folder,
    () => openSync(folder, constants.O_RDONLY),
    () => inThePool.open(folder, constants.O_RDONLY),
  )
  try {
    await inThePool.fsync(descriptor)
  } catch (error) {
    // Some network and user-space file systems have no such call on folders; there is nothing stronger to ask of them.
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(errorCode(error))) throw error
  } finally {
    // Nothing was written through this handle: its closing tells nothing a save would have to wait for.
    void closeFile(descriptor, folder, short).catch(() => undefined)
  }
}

/** Windows syncs no folder; flushing the file after the rename makes NTFS write its name too. */
async function flushFile(path: string): Promise<void> {
  if ((await stat(path)).isDirectory()) return
  const descriptor = await inThePool.open(path, 'r+')
  try {
    await inThePool.fsync(descriptor)
  } finally {
    await inThePool.close(descriptor)
  }
}

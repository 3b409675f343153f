import { constants } from 'node:fs'
import {
  link,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rmdir,
  stat,
  unlink,
  type FileHandle,
} from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCode } from './error-code.ts'
import type { FileSystem, OpenFile } from './file-system.ts'

/** Not to wait for the other end of a pipe that somebody put in a file's place. */
const readFlags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)
const ownerOnlyFile = 0o600
const ownerOnlyFolder = 0o700

/** The real medium. Files are made for their owner alone; nothing is ever opened for writing twice. */
export function createNodeFileSystem(): FileSystem {
  return {
    async open(path, mode) {
      const flags = mode === 'new' ? constants.O_CREAT | constants.O_EXCL | constants.O_WRONLY : readFlags
      return openFile(await open(path, flags, ownerOnlyFile))
    },
    readFile: (path) => readFile(path, { flag: readFlags }),
    list: (path) => readdir(path),
    async facts(path) {
      const found = await stat(path)
      return { size: found.size, modifiedMs: found.mtimeMs, isDirectory: found.isDirectory() }
    },
    realPath: (path) => realpath(path),
    rename: (from, to) => rename(from, to),
    link: (from, to) => link(from, to),
    remove: (path) => unlink(path),
    async makeFolder(path) {
      await mkdir(path, { mode: ownerOnlyFolder })
    },
    removeFolder: (path) => rmdir(path),
    syncName: process.platform === 'win32' ? flushFile : syncFolderOf,
  }
}

function openFile(handle: FileHandle): OpenFile {
  return {
    write: async (bytes) => (await handle.write(bytes)).bytesWritten,
    async read(position, length) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(length), 0, length, position)
      return buffer.subarray(0, bytesRead)
    },
    sync: () => handle.sync(),
    size: async () => (await handle.stat()).size,
    close: () => handle.close(),
  }
}

async function syncFolderOf(path: string): Promise<void> {
  const folder = await open(dirname(path), constants.O_RDONLY)
  try {
    await folder.sync()
  } catch (error) {
    // Some network and user-space file systems have no such call on folders; there is nothing stronger to ask of them.
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS'].includes(errorCode(error))) throw error
  } finally {
    // Nothing was written through this handle: its closing tells nothing a save would have to wait for.
    void folder.close().catch(() => undefined)
  }
}

/** Windows syncs no folder; flushing the file after the rename makes NTFS write its name too. */
async function flushFile(path: string): Promise<void> {
  if ((await stat(path)).isDirectory()) return
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

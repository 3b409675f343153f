export type FileFacts = { size: number; modifiedMs: number; isDirectory: boolean }

/** An open file. `write` may write fewer bytes than asked, as the system call may; the count is the truth. */
export interface OpenFile {
  write(bytes: Uint8Array): Promise<number>
  /** At most `length` bytes from `position`; fewer at the end of the file. */
  read(position: number, length: number): Promise<Uint8Array>
  /** Waits until the bytes are on the medium. After a failure the file must not be synced again, only abandoned. */
  sync(): Promise<void>
  size(): Promise<number>
  close(): Promise<void>
}

/**
 * The few file operations the library is built of, so that every one of them can be made to fail in a test.
 * Paths are absolute. Errors are Node's, with a `code` such as ENOSPC.
 */
export interface FileSystem {
  /** `new` makes the file and fails with EEXIST where the name is taken; `read` opens what is there. */
  open(path: string, mode: 'new' | 'read'): Promise<OpenFile>
  readFile(path: string): Promise<Uint8Array>
  /** Names in a folder, in no particular order. */
  list(path: string): Promise<string[]>
  facts(path: string): Promise<FileFacts>
  /** The absolute path by which a folder really goes, every link on the way followed; ENOENT where it is not there. */
  realPath(path: string): Promise<string>
  /** A file takes the place of one that has the name; a folder goes with all that is in it, to a name that is free. */
  rename(from: string, to: string): Promise<void>
  /** A second name for the same bytes; fails with EEXIST where the name is taken, and where the medium has no links. */
  link(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Makes one folder for the owner alone; EEXIST where it is there. */
  makeFolder(path: string): Promise<void>
  /** Removes an empty folder; ENOTEMPTY where it is not. */
  removeFolder(path: string): Promise<void>
  /** Waits until the name of this file or folder is on the medium, in the folder that holds it. */
  syncName(path: string): Promise<void>
}

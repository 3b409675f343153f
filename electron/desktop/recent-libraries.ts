import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { z } from 'zod'
import type { JsonFile } from './json-file.ts'

/** Folders of libraries, the last opened first. */
export const recentFolders = z.array(z.string().min(1).max(4096)).max(50)

const kept = 12

/** The libraries opened on this machine, newest first; kept by the shell, not in any library. */
export class RecentLibraries {
  readonly #file: JsonFile<string[]>

  constructor(file: JsonFile<string[]>) {
    this.#file = file
  }

  /** All of them; `current` marks the one that is open. A key stands for a folder and is not its path. */
  list(current: string | null): { key: string; name: string; folder: string; current: boolean }[] {
    return this.#file.read().map((folder) => ({
      key: keyOf(folder),
      name: basename(folder) || folder,
      folder,
      current: folder === current,
    }))
  }

  /** The folder behind a key of `list`, or null. */
  folderOf(key: string): string | null {
    return this.#file.read().find((folder) => keyOf(folder) === key) ?? null
  }

  newest(): string | null {
    return this.#file.read()[0] ?? null
  }

  remember(folder: string): void {
    const others = this.#file.read().filter((known) => known !== folder)
    this.#file.write([folder, ...others].slice(0, kept))
  }

  forget(folder: string): void {
    this.#file.write(this.#file.read().filter((known) => known !== folder))
  }
}

function keyOf(folder: string): string {
  return createHash('sha256').update(folder).digest('base64url').slice(0, 22)
}

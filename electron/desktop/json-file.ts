import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'

/** A small JSON file of the shell's own (not of a library): what is not valid there counts as absent. */
export interface JsonFile<T> {
  read(): T
  write(value: T): void
}

/** Keeps one value in a file; `fallback` where the file is missing, unreadable, or not what `schema` asks for. */
export function createJsonFile<T>(path: string, schema: z.ZodType<T>, fallback: T): JsonFile<T> {
  return {
    read() {
      try {
        const parsed = schema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
        return parsed.success ? parsed.data : fallback
      } catch {
        return fallback
      }
    },
    write(value) {
      mkdirSync(dirname(path), { recursive: true })
      const fresh = `${path}.new`
      const file = openSync(fresh, 'w', 0o600)
      try {
        writeSync(file, JSON.stringify(value))
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      renameSync(fresh, path)
    },
  }
}

/** The same without a disk, for tests. */
export function createMemoryJsonFile<T>(initial: T): JsonFile<T> {
  let kept = initial
  return {
    read: () => kept,
    write: (value) => {
      kept = value
    },
  }
}

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { IndexDatabase } from './index-database.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'index-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the lock of the index', () => {
  it('is let go after every question, so that the next program need not begin anew', () => {
    const database = new IndexDatabase(folder)
    const isLocked = () => existsSync(join(folder, 'search.sqlite.lock'))
    for (const ask of [
      () => database.match('"word"'),
      () => database.fields(1),
      () => database.rows(),
      () => database.words(),
      () => database.isSound(),
    ]) {
      ask()
      expect(isLocked()).toBe(false)
    }
    database.close()
    expect(isLocked()).toBe(false)
  })
})

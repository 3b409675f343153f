import {
  mkdtempSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { createRememberedListings } from './remembered-listings.ts'

const listed = { count: 0 }
const room = mkdtempSync(join(tmpdir(), 'rapporteur-listings-'))
afterAll(() => rmSync(room, { recursive: true, force: true }))

let folder = ''
const clock = { aheadMs: 0, elapsedMs: 0 }
const listings = (): ((folder: string) => string[]) =>
  createRememberedListings(
    () => Date.now() + clock.aheadMs,
    () => clock.elapsedMs,
    (path) => {
      listed.count += 1
      return readdirSync(path)
    },
  )

beforeEach(() => {
  folder = mkdtempSync(join(room, 'folder-'))
  for (let n = 0; n < 30; n += 1) writeFileSync(join(folder, `file-${n}`), '')
  Object.assign(clock, { aheadMs: 2_500, elapsedMs: 0 })
  listed.count = 0
})

describe('a folder that has been quiet', () => {
  it('is not listed again as long as its time of change stays', () => {
    const list = listings()
    const names = list(folder)
    expect(names).toHaveLength(30)
    expect(list(folder)).toEqual(names)
    expect(listed.count).toBe(1)
  })

  it('is listed again for a file that came, went or was renamed, whatever time somebody then sets', () => {
    const list = listings()
    const changes: [() => void, string, boolean][] = [
      [() => writeFileSync(join(folder, 'from-elsewhere'), ''), 'from-elsewhere', true],
      [() => renameSync(join(folder, 'from-elsewhere'), join(folder, 'renamed')), 'renamed', true],
      [() => rmSync(join(folder, 'renamed')), 'renamed', false],
    ]
    for (const [change, name, isThere] of changes) {
      list(folder)
      const { atime, mtime } = statSync(folder)
      // The kernel's clock must have gone on, as it has two real seconds after a change.
      while (statSync(folder).ctimeMs >= Date.now() - 25);
      change()
      utimesSync(folder, atime, mtime)
      expect(list(folder).includes(name)).toBe(isThere)
    }
  })

  it('is listed again after five minutes all the same', () => {
    const list = listings()
    list(folder)
    clock.elapsedMs = 5 * 60_000
    list(folder)
    expect(listed.count).toBe(2)
  })

  it('gives everybody a list of their own', () => {
    const list = listings()
    list(folder).pop()
    list(folder).pop()
    expect(list(folder)).toHaveLength(30)
  })
})

describe('a folder is listed every time', () => {
  it('when it changed less than two seconds before', () => {
    clock.aheadMs = 1_900
    const list = listings()
    list(folder)
    list(folder)
    expect(listed.count).toBe(2)
  })

  it('when it changed in the future, by a clock that was set back', () => {
    clock.aheadMs = -60 * 60_000
    const list = listings()
    list(folder)
    list(folder)
    expect(listed.count).toBe(2)
  })

  it('when the clock was set back since: what changes now may bear the time it had', () => {
    const list = listings()
    list(folder)
    clock.aheadMs -= 500
    list(folder)
    expect(listed.count).toBe(1)
    clock.aheadMs -= 1_000
    list(folder)
    expect(listed.count).toBe(2)
  })

  it('when so many names were remembered since that there is no more room for its own', () => {
    const names = Array.from({ length: 10_000 }, (_, n) => `name-${n}`)
    const asked: string[] = []
    const list = createRememberedListings(
      () => Date.now() + clock.aheadMs,
      () => 0,
      (path) => {
        asked.push(path)
        return names
      },
    )
    const folders = Array.from({ length: 26 }, (_, n) => join(folder, `many-${n}`))
    for (const each of folders) mkdirSync(each)
    for (const each of [...folders, folders[25]!, folders[0]!]) list(each)
    expect(asked).toEqual([...folders, folders[0]])
  })

  it('when it holds so few names that asking costs as much', () => {
    const small = join(folder, 'small')
    mkdirSync(small)
    const list = listings()
    list(small)
    list(small)
    expect(listed.count).toBe(2)
  })

  it('when another stands in its place', () => {
    const list = listings()
    list(folder)
    renameSync(folder, `${folder}-away`)
    mkdirSync(folder)
    expect(list(folder)).toEqual([])
  })
})

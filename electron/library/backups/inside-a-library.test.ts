import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createLibrary } from '../create-library.ts'
import { createMemoryPorts } from '../create-memory-library.ts'
import { createNodeFileSystem } from '../files/node-file-system.ts'
import type { Library } from '../library.ts'
import { openLibrary } from '../open-library.ts'

let folder = ''
let library: Library
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapporteur-inside-'))
  const backups = { home: join(folder, 'own'), automatic: false }
  const ports = { ...createMemoryPorts(), fs: createNodeFileSystem(), backups }
  await createLibrary(join(folder, 'library'), ports)
  library = await openLibrary(join(folder, 'library'), ports)
  await mkdir(join(folder, 'library', 'inner'))
  await mkdir(join(folder, 'stick'))
})
afterEach(async () => {
  await library.close()
  await rm(folder, { recursive: true, force: true })
})

it.each([
  ['the library itself', 'library'],
  ['a folder within it', 'library/inner'],
  ['a link to it', 'link'],
  ['a folder behind a link', 'link/inner'],
])('%s is no place for backups', async (_, chosen) => {
  await symlink(join(folder, 'library'), join(folder, 'link'))
  await expect(library.backups.setSecond(join(folder, chosen))).rejects.toMatchObject({
    problem: 'inside-library',
  })
  expect(await readdir(join(folder, 'library', 'inner'))).toEqual([])
})

it('a chosen folder that has become a link into the library takes no backup', async () => {
  await library.backups.setSecond(join(folder, 'stick'))
  await rm(join(folder, 'stick'), { recursive: true })
  await symlink(join(folder, 'library', 'inner'), join(folder, 'stick'))
  const outcomes = await library.backups.run('manual')
  expect(outcomes.map(({ problem }) => problem)).toEqual([null, 'inside-library'])
  expect(await readdir(join(folder, 'library', 'inner'))).toEqual([])
})

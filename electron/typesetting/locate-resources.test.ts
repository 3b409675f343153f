import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { locateResources } from './locate-resources.ts'

const root = mkdtempSync(join(tmpdir(), 'rapporteur-resources-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

function install(...folders: string[]): string {
  const resources = join(root, ...folders, 'resources')
  mkdirSync(join(resources, 'typst'), { recursive: true })
  writeFileSync(join(resources, 'typst', 'house'), '')
  return resources
}

it('finds them from a checkout’s source and from a bundle’s chunk', () => {
  const resources = install('checkout')
  for (const from of ['electron/typesetting', 'out/main', 'out/main/chunks']) {
    expect(locateResources(join(root, 'checkout', from)).templates).toBe(join(resources, 'typst'))
  }
})

it('looks beside the archive of an installed program, where native code can read', () => {
  install('installed', 'app.asar')
  const unpacked = install('installed', 'app.asar.unpacked')
  const found = locateResources(join(root, 'installed', 'app.asar', 'out', 'main'))
  expect(found.fonts).toBe(join(unpacked, 'fonts'))
  expect(found.coverage).toBe(join(unpacked, 'fonts', 'coverage.json'))
})

it('says so where they are not installed', () => {
  expect(() => locateResources(join(root, 'nowhere'))).toThrow('not installed')
})

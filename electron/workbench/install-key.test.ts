import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publicKeyOf } from '../bundles/seal.ts'
import { installKey } from './install-key.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'install-key-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('the key of an installation', () => {
  it('is made once and is for its owner only', async () => {
    const settings = join(folder, 'settings')
    const key = await installKey(settings)
    expect(publicKeyOf(await installKey(settings))).toBe(publicKeyOf(key))
    if (process.platform !== 'win32')
      expect(statSync(join(settings, 'install-key.pem')).mode & 0o777).toBe(0o600)
  })

  it('takes the place of a file that holds none', async () => {
    const file = join(folder, 'install-key.pem')
    writeFileSync(file, 'nothing')
    const key = await installKey(folder)
    expect(readFileSync(file, 'utf8')).toContain('PRIVATE KEY')
    expect(publicKeyOf(await installKey(folder))).toBe(publicKeyOf(key))
  })

  it('lasts as long as the process where nothing can be written', async () => {
    writeFileSync(join(folder, 'file'), '')
    expect(publicKeyOf(await installKey(join(folder, 'file')))).toMatch(/^[A-Za-z0-9+/]{43}=$/)
  })
})

import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadPageFiles } from './page-files.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-files-'))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'assets/app.js'), 'export {}')
})
afterEach(() => rm(folder, { recursive: true }))

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

async function writeManifest(entries: unknown) {
  const path = join(folder, 'manifest.json')
  await writeFile(path, JSON.stringify(entries))
  return path
}

describe('the built page', () => {
  it('is read once, by the list the build wrote', async () => {
    const listed = { file: 'assets/app.js', sha256: sha256('export {}'), type: 'text/javascript' }
    const files = loadPageFiles(folder, await writeManifest({ '/assets/app.js': listed }))
    await rm(join(folder, 'assets/app.js'))
    expect([...files.keys()]).toEqual(['/assets/app.js'])
    expect(Buffer.from(files.get('/assets/app.js')!.bytes).toString()).toBe('export {}')
  })

  it('is refused when a file is not the one that was built', async () => {
    const listed = { file: 'assets/app.js', sha256: sha256('something else'), type: 'text/javascript' }
    const manifest = await writeManifest({ '/assets/app.js': listed })
    expect(() => loadPageFiles(folder, manifest)).toThrow('not the file that was built')
  })

  it('is refused when the list is none', async () => {
    const manifest = await writeManifest({ 'no-slash': {} })
    expect(() => loadPageFiles(folder, manifest)).toThrow('no-slash')
    expect(() => loadPageFiles(folder, join(folder, 'absent.json'))).toThrow('not built yet')
  })
})

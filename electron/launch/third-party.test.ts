import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noticeOf, packageOf, thirdPartyNotices } from './third-party.mjs'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rapporteur-notices-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function install(name: string, manifest: object, files: Record<string, string> = {}): string {
  const folder = join(root, 'node_modules', name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', ...manifest }))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  return folder
}

describe('the package of a module', () => {
  it.each([
    ['/p/node_modules/zod/v4/core.js', '/p/node_modules/zod'],
    ['/p/node_modules/@orpc/client/dist/index.mjs', '/p/node_modules/@orpc/client'],
    ['/p/node_modules/a/node_modules/b/x.js', '/p/node_modules/a/node_modules/b'],
    ['C:\\p\\node_modules\\zod\\index.js', 'C:/p/node_modules/zod'],
    ['\0/p/node_modules/ws/wrapper.mjs?commonjs-module', '/p/node_modules/ws'],
  ])('of %j is %s', (id, folder) => {
    expect(packageOf(id)).toBe(folder)
  })

  it('is none where the module is ours or the bundler’s', () => {
    expect(packageOf('/p/shared/commands.ts')).toBeNull()
    expect(packageOf('\0rolldown/runtime.js')).toBeNull()
  })
})

describe('the notice of a package', () => {
  it('holds its licence text, under whatever name that lies', () => {
    for (const file of ['LICENSE', 'license.md', 'LICENCE.txt', 'COPYING', 'LICENSE-MIT']) {
      const folder = install(`with-${file.toLowerCase()}`, { license: 'MIT' }, { [file]: 'Copyright Ana\n' })
      expect(noticeOf(folder).text).toBe(`with-${file.toLowerCase()} 1.2.3 (MIT)\n\nCopyright Ana`)
    }
  })

  it('names the author where no text was shipped', () => {
    expect(noticeOf(install('a', { license: 'ISC', author: 'Ana <a@b>' })).text).toContain(
      'Copyright Ana <a@b>',
    )
    expect(noticeOf(install('b', { license: 'ISC', author: { name: 'Ben' } })).text).toContain(
      'Copyright Ben',
    )
    expect(noticeOf(install('c', {})).text).toBe('c 1.2.3 (see below)\n\nCopyright the authors of c')
  })
})

describe('the notices of several bundles that write one text', () => {
  it('are all in the text that is written last', () => {
    const written: string[] = []
    const bundled = [install('of-one', {}), install('of-another', {})]
    for (const folder of bundled) {
      const { generateBundle } = thirdPartyNotices('of-both.txt')
      if (typeof generateBundle !== 'function') throw new Error('The plugin has no such step')
      const bundle = { 'x.js': { moduleIds: [`${folder}/index.js`] } }
      const context = { emitFile: (file: { source: string }) => void written.push(file.source) }
      Reflect.apply(generateBundle, context, [{}, bundle])
    }
    expect(written.at(-1)).toContain('of-one 1.2.3')
    expect(written.at(-1)).toContain('of-another 1.2.3')
  })
})

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PackagedProgram, projectRoot, type Archive } from './packaged-program.test-kit.ts'

let program: PackagedProgram
let archive: Archive
beforeAll(() => {
  program = new PackagedProgram()
  archive = program.openArchive()
})
afterAll(() => program.remove())

const scripts = () => archive.names().filter((name) => /^out\/(main|preload)\/.*\.c?js$/.test(name))

describe('the packaged program', () => {
  it('holds the built files and nothing else of the project', () => {
    const tops = new Set(archive.names().map((name) => name.split('/').slice(0, 2).join('/')))
    expect([...tops].toSorted()).toEqual([
      'LICENSE',
      'node_modules/@myriaddreamin',
      'out/main',
      'out/page-manifest.json',
      'out/preload',
      'out/renderer',
      'package.json',
      'resources/demo',
      'resources/fonts',
      'resources/typst',
    ])
  })

  it('holds no source, test, source map or stamp', () => {
    expect(
      archive.names().filter((name) => /\.(ts|tsx|map|stamp)$|\.test\.|(^|\/)tests?\//.test(name)),
    ).toEqual([])
  })

  it('starts from an entry that is there, with its preload and its page', () => {
    const manifest: { main: string; type: string; devDependencies?: unknown } = JSON.parse(
      archive.read('package.json').toString(),
    )
    expect(manifest.type).toBe('module')
    expect(archive.names()).toContain(manifest.main)
    for (const name of ['main', 'workbench-process', 'compile-child', 'search-worker', 'loopback', 'cli']) {
      expect(archive.names()).toContain(`out/main/${name}.js`)
    }
    expect(archive.names()).toContain('out/preload/preload.cjs')
    expect(archive.names()).toContain('out/renderer/index.html')
    expect(manifest.devDependencies).toBeUndefined()
  })

  it('has a command line that its file starts', () => {
    expect(archive.read('out/main/cli.js').toString()).toMatch(/^#!\/usr\/bin\/env node\n/)
  })

  it('lists in the page’s manifest the very files it holds', () => {
    const listed: Record<string, { file: string }> = JSON.parse(
      archive.read('out/page-manifest.json').toString(),
    )
    const files = new Set(Object.values(listed).map(({ file }) => `out/renderer/${file}`))
    expect(archive.names().filter((name) => name.startsWith('out/renderer/') && !files.has(name))).toEqual([])
    expect([...files].filter((name) => !archive.names().includes(name))).toEqual([])
  })

  it('names no folder of the machine it was built on', () => {
    const texts = archive
      .names()
      .filter((name) => /\.(js|cjs|html|css|json)$/.test(name) && !archive.isUnpacked(name))
    expect(texts.length).toBeGreaterThan(5)
    expect(texts.filter((name) => archive.read(name).includes(projectRoot))).toEqual([])
  })

  it('has everything bundled that its scripts import, but Node, Electron and the Typst binding', () => {
    // The bundler writes every import with double quotes; the examples in its input's comments keep their own.
    const bare = /\b(?:from |import |(?:__)?require\(|import\()"([@\w][@\w./:-]*)"/g
    const builtin = new Set([...builtinModules, ...builtinModules.map((name) => `node:${name}`)])
    const imported = scripts().flatMap((name) =>
      [...archive.read(name).toString().matchAll(bare)].map((match) => match[1] ?? ''),
    )
    expect(imported).toContain('electron')
    expect(new Set(imported.filter((name) => !builtin.has(name)))).toEqual(
      // The canvas is what the reader of PDFs looks for and does without: only text is asked of it.
      new Set(['electron', '@myriaddreamin/typst-ts-node-compiler', '@napi-rs/canvas']),
    )
  })

  it('keeps outside the archive what native code opens: the Typst binding, templates and fonts', () => {
    const native = archive.names().filter((name) => name.endsWith('.node'))
    expect(native.length).toBeGreaterThan(0)
    const outside = [...native, ...archive.names().filter((name) => name.startsWith('resources/'))]
    expect(outside.filter((name) => !archive.isUnpacked(name))).toEqual([])
    for (const name of outside)
      expect(existsSync(program.path(`resources/app.asar.unpacked/${name}`))).toBe(true)
    expect(outside).toContain('resources/typst/house/house.typ')
  })

  it('keeps its own scripts inside the archive, where their integrity is checked', () => {
    expect(scripts().filter((name) => archive.isUnpacked(name))).toEqual([])
  })

  it('carries the licences of what is bundled into it, each with its text', () => {
    const main = archive.read('out/main/third-party-notices.txt').toString()
    const page = archive.read('out/renderer/third-party-notices.txt').toString()
    for (const name of ['@orpc/server', 'lowdb', 'pdf-lib', 'ws', 'zod']) expect(main).toContain(`\n${name} `)
    for (const name of ['react', 'prosemirror-view', '@tiptap/core', 'lucide-react'])
      expect(page).toContain(`\n${name} `)
    const workers = archive.read('out/renderer/third-party-notices-of-workers.txt').toString()
    for (const name of ['hunspell-asm', 'parse5', 'prosemirror-model']) expect(workers).toContain(`${name} `)
    expect(archive.names()).toContain('resources/fonts/OFL.txt')
  })

  it('has its fuses set', () => {
    expect(program.fuses()).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      nodeCliInspect: false,
      embeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it('carries only the interface languages it has', () => {
    expect(readdirSync(program.path('locales')).toSorted()).toEqual([
      'en-GB.pak',
      'en-US.pak',
      'es.pak',
      'fr.pak',
    ])
  })
})

describe('the packaging configuration', () => {
  const text = readFileSync(join(projectRoot, 'electron-builder.yml'), 'utf8')

  it('makes an installer and a portable program for Windows, a disk image for macOS, AppImage and deb for Linux', () => {
    expect([...text.matchAll(/^ {2}target: \[(.*)\]$/gm)].map((match) => match[1])).toEqual([
      'nsis, portable',
      'dmg',
      'AppImage, deb',
    ])
  })

  it('is checked whole, the parts for other systems too', () => {
    expect(() => new PackagedProgram(['mac.nonsense=1'])).toThrow(/configuration\.mac should be/)
    expect(() => new PackagedProgram(['nsis.oneClick=maybe'])).toThrow(/configuration\.nsis/)
  })

  it('claims no address scheme, opens only its own bundles by a double click, and publishes nowhere', () => {
    expect(text).not.toMatch(/^\s*protocols:/m)
    expect([...text.matchAll(/^\s*- ext: (.*)$/gm)].map((match) => match[1])).toEqual(['rapporteur'])
    expect(text).toMatch(/^publish: null$/m)
  })

  it('names icons that exist', () => {
    const icons = [...text.matchAll(/^ {2}icon: (.*)$/gm)].map((match) => match[1] ?? '')
    expect(icons).toHaveLength(3)
    for (const icon of icons) expect(existsSync(join(projectRoot, icon))).toBe(true)
  })
})

import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { build } from 'vite'
import { PDFDocument } from 'pdf-lib'
import { readHere, readInChild } from './child-job.ts'
import { docxOf, importPorts, outlineOf } from './exchange.test-kit.ts'
import { importFile } from './import-file.ts'

let folder = ''
let child: URL

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'exchange-child-'))
  const root = join(import.meta.dirname, '../..')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'electron/exchange/exchange-child.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.19',
      rolldownOptions: {
        output: {
          entryFileNames: '[name].mjs',
          banner: `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);`,
        },
      },
    },
    ssr: { noExternal: true },
  })
  child = pathToFileURL(join(folder, 'exchange-child.mjs'))
})

function script(source: string): URL {
  const file = join(folder, `script-${source.length}.mjs`)
  writeFileSync(file, source)
  return pathToFileURL(file)
}

describe('reading in a thread that may be ended', () => {
  it('gives what reading here gives', async () => {
    const bytes = docxOf('<w:p><w:r><w:t>text</w:t></w:r></w:p>')
    const imported = await importFile(bytes, 'a.docx', { ...importPorts(), reader: readInChild(child) })
    expect(imported.type === 'document' && outlineOf(imported.body)).toBe('paragraph(text)')
    const page = new TextEncoder().encode('<h1>A</h1><p>b</p>')
    expect(await readInChild(child).read(page, 'html')).toEqual(await readHere.read(page, 'html'))
  })

  it('carries the reason across', async () => {
    const refused = readInChild(child).read(new TextEncoder().encode('PK\u0003\u0004'), 'docx')
    await expect(refused).rejects.toMatchObject({ name: 'ImportError', reason: 'damaged' })
  })

  it('counts pages, and gives none for what is no PDF', async () => {
    const pdf = await PDFDocument.create()
    pdf.addPage()
    pdf.addPage()
    const { countPages } = readInChild(child)
    expect(await countPages(await pdf.save())).toBe(2)
    expect(await countPages(new Uint8Array(100))).toBeNull()
  })

  it('ends at once where nobody wants the text any more', async () => {
    const stopping = new AbortController()
    // An hour, and no answer ever: only stopping ends it.
    const reader = readInChild(script('setInterval(() => undefined, 1000)'), 3_600_000)
    const reading = reader.readPdfText(new Uint8Array(1), stopping.signal)
    stopping.abort()
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
    await expect(reader.readPdfText(new Uint8Array(1), stopping.signal)).rejects.toMatchObject({
      name: 'AbortError',
    })
  })

  it.each([
    ['runs for ever', 'for (;;);'],
    ['dies without a word', 'process.exit(3)'],
    ['throws', 'throw new Error("x")'],
  ])('survives a reader that %s', async (_, source) => {
    const reader = readInChild(script(source), 500)
    await expect(reader.read(new Uint8Array(1), 'text')).rejects.toMatchObject({ reason: 'too-complex' })
    expect(await reader.countPages(new Uint8Array(1))).toBeNull()
  })
})

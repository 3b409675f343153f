import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = resolve(import.meta.dirname, '../../..')

/** Bundles a TypeScript entry of the project for this Node, which runs none itself; its URL, and what removes it. */
export async function bundle(entry) {
  const folder = mkdtempSync(join(tmpdir(), 'search-bench-'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, entry),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.19',
      rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
    },
    ssr: { noExternal: true },
  })
  const name = entry.split('/').at(-1).replace(/\.ts$/, '.mjs')
  const remove = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', remove)
  return pathToFileURL(join(folder, name))
}

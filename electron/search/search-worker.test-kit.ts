import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = join(import.meta.dirname, '../..')

/** The worker as the build makes it, since Node 20 runs no TypeScript in a thread; its URL. */
export async function builtWorker(): Promise<URL> {
  const folder = mkdtempSync(join(tmpdir(), 'search-worker-'))
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'electron/search/search-worker.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.19',
      rolldownOptions: { output: { entryFileNames: '[name].mjs' } },
    },
    ssr: { noExternal: true },
  })
  return pathToFileURL(join(folder, 'search-worker.mjs'))
}

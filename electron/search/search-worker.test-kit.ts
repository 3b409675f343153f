import { copyFileSync, mkdtempSync } from 'node:fs'
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
      rolldownOptions: { output: { entryFileNames: '[name].mjs', banner: shims } },
    },
    ssr: { noExternal: true },
  })
  copyFileSync(
    join(root, 'node_modules/node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm'),
    join(folder, 'node-sqlite3-wasm.wasm'),
  )
  return pathToFileURL(join(folder, 'search-worker.mjs'))
}

// SQLite's loader is CommonJS; the product's build gives it the same.
const shims = `import { createRequire as makeRequire } from 'node:module';
const require = makeRequire(import.meta.url);
const __dirname = import.meta.dirname;
const __filename = import.meta.filename;`

import { existsSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { thirdPartyNotices } from './electron/launch/third-party.mjs'

const at = (path: string) => resolve(import.meta.dirname, path)

/** Where the build goes; the launcher builds aside and then puts the whole in place. */
const out = process.env['RAPPORTEUR_OUT'] ?? 'out'

/** Hosts, and the entries that hosts start as processes or worker threads; each becomes out/main/<name>.js. */
const entries = {
  main: 'electron/desktop/main.ts',
  'workbench-process': 'electron/desktop/workbench-process.ts',
  loopback: 'electron/loopback/main.ts',
  cli: 'electron/cli/main.ts',
  'compile-child': 'electron/typesetting/compile-child.ts',
  'search-worker': 'electron/search/search-worker.ts',
  'exchange-child': 'electron/exchange/exchange-child.ts',
  'packs-worker': 'electron/packs/packs-worker.ts',
}

const present = Object.fromEntries(
  Object.entries(entries)
    .map(([name, path]) => [name, at(path)] as const)
    .filter(([, path]) => existsSync(path)),
)

// Emscripten glue looks for its .wasm beside the script it ended up in, so each is copied to both places.
const wasmBesideBundle: Plugin = {
  name: 'wasm-beside-bundle',
  generateBundle() {
    const emit = (path: string, folder: string) =>
      this.emitFile({ type: 'asset', fileName: `${folder}${basename(path)}`, source: readFileSync(at(path)) })
    for (const folder of ['', 'chunks/'])
      emit('node_modules/node-sqlite3-wasm/dist/node-sqlite3-wasm.wasm', folder)
    // Looked for beside the entries, and handed to its glue.
    emit('node_modules/@embedpdf/pdfium/dist/pdfium.wasm', '')
  },
}

const main: UserConfig = {
  main: {
    plugins: [wasmBesideBundle, thirdPartyNotices()],
    build: {
      outDir: at(`${out}/main`),
      // The loopback host and the command line run on the user's own Node, not on Electron's.
      target: 'node20.19',
      sourcemap: false,
      // Everything is bundled but what `dependencies` in package.json names: the native Typst binding.
      externalizeDeps: true,
      rolldownOptions: {
        input: present,
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          // Installed as a package, the command line is started by its file.
          banner: ({ name }) => (name === 'cli' ? '#!/usr/bin/env node' : ''),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: at(`${out}/preload`),
      target: 'node20.19',
      sourcemap: false,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('electron/preload/preload.ts') },
        // A sandboxed preload cannot be an ES module, and in a "type": "module" package .js would be one.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
}

const page: UserConfig = {
  renderer: {
    root: at('renderer'),
    base: './',
    plugins: [react(), thirdPartyNotices()],
    // Workers are bundles of their own.
    worker: { plugins: () => [thirdPartyNotices('third-party-notices-of-workers.txt')] },
    build: {
      outDir: at(`${out}/renderer`),
      target: 'chrome130',
      sourcemap: false,
      minify: true,
      // Inlined data: URLs would need font-src data: in the page's policy.
      assetsInlineLimit: 0,
      // The page comes from the disk, not over a line.
      chunkSizeWarningLimit: 8_000,
      rolldownOptions: { input: { index: at('renderer/index.html') } },
    },
  },
}

// Set by the launcher to build one half only: the command line does not need the page.
const half = process.env['RAPPORTEUR_BUILD'] ?? 'all'

export default defineConfig({ ...(half !== 'page' && main), ...(half !== 'main' && page) })

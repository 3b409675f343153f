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
    'renderer/**/*.worker.ts',
    'tests/**/*.{test,spec}.ts',
    'tests/bench/*.ts',
    '**/*.test-kit.{ts,tsx}',
  ],
  project: ['{electron,renderer,shared,resources,tests}/**/*.{ts,tsx,mts,mjs}'],
  ignoreExportsUsedInFile: true,
}

export default config

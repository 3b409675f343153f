import { availableParallelism } from 'node:os'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', 'out/**', 'dist/**', '.types/**']

export default defineConfig({
  test: {
    passWithNoTests: false,
    // All cores: half of what is tested here waits for disks and other processes.
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'shared/**/*.test.ts',
            'electron/**/*.test.ts',
            'resources/**/*.test.ts',
            'tests/**/*.test.ts',
          ],
          exclude: [...exclude, 'tests/boot/**', 'tests/packaging/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'page',
          environment: 'jsdom',
          include: ['renderer/**/*.test.{ts,tsx}'],
          exclude,
          css: { modules: { classNameStrategy: 'non-scoped' } },
          testTimeout: 30_000,
        },
      },
      {
        // Looks at what `npm run build` left in out/, so it runs after it and not with the unit tests.
        test: {
          name: 'built',
          environment: 'node',
          // The bundles are tested as Node runs them, not as Vite would transform them.
          server: { deps: { external: [/\/out\/main\//] } },
          include: ['tests/boot/**/*.test.ts', 'tests/packaging/**/*.test.ts'],
          exclude,
          testTimeout: 120_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})

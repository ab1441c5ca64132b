import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** These have no state beyond a test: they share their modules, which costs half the time. */
const PURE = ['tests/geo/**/*.test.ts', 'tests/components/**/*.test.ts']

export default defineConfig({
  resolve: {
    // Of the two endings that package.json lists for these, vite would try the first only.
    alias: [{ find: /^#(app|components)\//, replacement: `${import.meta.dirname}/$1/` }],
  },
  test: {
    globalSetup: ['tests/template.ts'],
    setupFiles: ['tests/setup.ts'],
    // One more than cores, as far as there are two: many tests wait for a database that starts or is killed.
    maxWorkers: Math.min(2, availableParallelism()) + 1,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      { extends: true, test: { name: 'rest', include: ['tests/**/*.test.ts'], exclude: PURE } },
    ],
  },
})

import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: {
    // Of the two endings that package.json lists for these, vite would try the first only.
    alias: [{ find: /^#(app|components)\//, replacement: `${import.meta.dirname}/$1/` }],
  },
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    // One for each core, as far as there are two: what is left free otherwise costs minutes.
    maxWorkers: Math.min(2, availableParallelism()),
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})

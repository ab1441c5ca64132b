/** Vitest under Stryker: the tests of one folder, each file with modules of its own, so that a mutant is in all. */

import { defineConfig } from 'vitest/config'
import whole from '../../vitest.config'

export default defineConfig({
  resolve: whole.resolve,
  test: {
    globalSetup: ['tests/template.ts'],
    runner: 'tests/mutants/runner.ts',
    setupFiles: ['tests/setup.ts'],
    include: JSON.parse(process.env.MUTANT_TESTS ?? '[]'),
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})

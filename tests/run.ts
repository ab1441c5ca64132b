/**
 * `npm test`: types, lint, unit tests, build, browser tests, in this order, up to the first that fails. The last line
 * counts the tests:
 * `N passed, N failed`; a step without tests of its own that fails counts as one.
 */

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ensureHtmlChecker } from './browser/html-checker'
import { ensureBrowser } from './support/browser'
import { ensureGdal } from './support/gdal'
import { ensurePostgis } from './support/postgis'

const PROJECT = join(import.meta.dirname, '..')
const REPORTS = join(PROJECT, '.ci-artefacts')
const VITEST = join(REPORTS, 'vitest.json')
const PLAYWRIGHT = join(REPORTS, 'playwright.json')

interface Count {
  readonly passed: number
  readonly failed: number
}

interface Step {
  readonly title: string
  /** Whether it went well. */
  run(): boolean
  count?(): Promise<Count>
}

const STEPS: readonly Step[] = [
  { title: 'Types', run: () => node('next/dist/bin/next', 'typegen') && node('typescript/bin/tsc', '--noEmit') },
  { title: 'Lint', run: () => node('@biomejs/biome/bin/biome', 'check', '.') && node('knip/bin/knip.js') },
  {
    title: 'Unit tests',
    run: () => node('vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST}`),
    count: async () => {
      const { numPassedTests, numFailedTests } = await readReport(VITEST)
      return { passed: numPassedTests ?? 0, failed: numFailedTests ?? 0 }
    },
  },
  { title: 'Build', run: () => command(process.execPath, '--import', 'tsx', 'prisma/server/build.ts') },
  {
    title: 'Browser tests',
    run: () => browserTests(),
    count: async () => {
      const { stats } = await readReport(PLAYWRIGHT)
      return { passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0), failed: stats?.unexpected ?? 0 }
    },
  },
]

function browserTests(): boolean {
  if (!existsSync(join(PROJECT, 'playwright.config.ts'))) {
    console.log('There is no playwright.config.ts: no browser tests.')
    return true
  }
  process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = PLAYWRIGHT
  return node('@playwright/test/cli.js', 'test', '--reporter=list,json')
}

const node = (script: string, ...args: string[]) =>
  command(process.execPath, join(PROJECT, 'node_modules', script), ...args)

function command(program: string, ...args: string[]): boolean {
  const { status, error } = spawnSync(program, args, { cwd: PROJECT, stdio: 'inherit' })
  if (error) console.error(error.message)
  return status === 0
}

/** What the two reporters say of their tests; empty where a step ended before it wrote. */
async function readReport(path: string): Promise<{
  numPassedTests?: number
  numFailedTests?: number
  stats?: { expected: number; unexpected: number; flaky: number }
}> {
  return existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : {}
}

async function runAll(): Promise<Count> {
  let passed = 0
  for (const { title, run, count } of STEPS) {
    console.log(`\n== ${title} ==`)
    const isWell = run()
    const tests = (await count?.()) ?? { passed: 0, failed: 0 }
    passed += tests.passed
    if (!isWell || tests.failed > 0) {
      console.log(`\n${title}: failed`)
      return { passed, failed: Math.max(1, tests.failed) }
    }
  }
  return { passed, failed: 0 }
}

await mkdir(REPORTS, { recursive: true })
await Promise.all([VITEST, PLAYWRIGHT].map((path) => rm(path, { force: true })))
process.env.CHROMIUM_PATH = ensureBrowser()
console.log(`Browser: ${process.env.CHROMIUM_PATH}`)
ensurePostgis()
ensureGdal()
await ensureHtmlChecker()
const { passed, failed } = await runAll()
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

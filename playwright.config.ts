import { defineConfig } from '@playwright/test'
import { browserLaunch } from './tests/support/browser'

const WRITING = /\/manage\/[^/]+\.spec\.ts$/
/** Sends whatever it likes to whatever takes it, and so comes last. */
const FUZZ = /\/strangers\.spec\.ts$/

/** Journeys through the production server in real Chromium. The server and its database are started by tests/browser/server.ts. */
export default defineConfig({
  testDir: 'tests/browser',
  // One server for all, and one worker that takes these in order: what writes comes after those that count what was there at first.
  projects: [
    { name: 'readers', testMatch: '*.spec.ts', testIgnore: [WRITING, FUZZ] },
    { name: 'editors', testMatch: WRITING },
    { name: 'strangers', testMatch: FUZZ },
  ],
  globalSetup: './tests/browser/server.ts',
  outputDir: '.ci-artefacts/browser',
  workers: 1,
  retries: process.env.CI ? 1 : 0,
  forbidOnly: Boolean(process.env.CI),
  // The map is drawn by the processor here, which takes its time.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    // Set by the server's start, before any test; unknown while the tests are only listed.
    baseURL: process.env.BROWSER_TEST_URL,
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Flights of the camera, which the processor would draw frame by frame, have a test of their own.
    contextOptions: { reducedMotion: 'reduce' },
    screenshot: 'only-on-failure',
    navigationTimeout: 60_000,
    actionTimeout: 20_000,
    launchOptions: browserLaunch(),
  },
})

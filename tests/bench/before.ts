/**
 * `npm run bench -- --before FOLDER`: this program and an earlier one, built in another checkout (`npm ci && npm run
 * build` there), loaded turn about.
 */

import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { freePort } from '#prisma/embedded/cluster'
import { startTestDatabase } from '../support/database'
import { until } from '../support/until'
import { loadApp } from './pages'
import { type Line, median, ms } from './table'

const LOADS = 9
const START_MS = 120_000
const AIM = 1.1

export async function beforeLines(browser: Browser, url: string, folder: string): Promise<Line[]> {
  const before = await startIn(folder)
  try {
    for (const warm of [before.url, url]) await loadApp(browser, warm)
    const times: [earlier: number[], now: number[]] = [[], []]
    for (let i = 0; i < LOADS; i++) {
      times[0].push((await loadApp(browser, before.url)).pinsDrawn)
      times[1].push((await loadApp(browser, url)).pinsDrawn)
    }
    const [earlier, now] = times.map(median) as [number, number]
    return [
      {
        what: `Pins drawn: before; now, on the built-in ground (median of ${LOADS}, turn about)`,
        value: `${ms(earlier)}; ${ms(now)}: ${(now / earlier).toFixed(2)} ×`,
        aim: `≤ ${AIM} ×`,
        isMet: now <= AIM * earlier,
      },
    ]
  } finally {
    await before.stop()
  }
}

/** Starts the program of a checkout on a database of its own. */
async function startIn(folder: string): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const { scripts } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  const [, ...words] = (scripts.start as string).split(' ')
  const database = await startTestDatabase({ migrated: false })
  const port = await freePort()
  const server = spawn(process.execPath, words, {
    cwd: folder,
    env: { ...process.env, DATABASE_URL: database.url, PORT: String(port), HOST: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const kill = () => server.kill('SIGKILL')
  process.once('exit', kill)
  const url = `http://localhost:${port}`
  const stop = async () => {
    if (server.exitCode === null) {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
    }
    process.off('exit', kill)
    await database.stop()
  }
  try {
    await until(async () => {
      if (server.exitCode !== null) throw new Error(`The earlier program ended with ${server.exitCode}`)
      return fetch(`${url}/api/health`).then(
        ({ ok }) => ok,
        () => false,
      )
    }, START_MS)
    return { url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

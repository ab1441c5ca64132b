/** What strangers send, to the real server: nothing of it is its fault, and it serves on. */

import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { groundOf } from '../../fuzz/ground'
import { fuzz, SECURITY_HEADERS, told } from '../../fuzz/run'
import { signedIn } from '../../fuzz/signed-in'
import { ARTEFACTS, expect, test } from '../support'

/** With every run; `npm run test:strangers` sends four times as many. */
const REQUESTS = Number(process.env.FUZZ_REQUESTS || 1_500)
const LOG = join(ARTEFACTS, 'server.log')
const port = () => Number(new URL(process.env.BROWSER_TEST_URL!).port)

const logged = async (): Promise<string> => (existsSync(LOG) ? await readFile(LOG, 'utf8') : '')

test(`${REQUESTS} requests gone astray bring no 500, and every answer has its headers`, async ({ request }) => {
  test.setTimeout(900_000)
  const seed = Number(process.env.FUZZ_SEED || Date.now() % 1_000_000)
  const { revision } = await (await request.get('/api/health')).json()
  const before = (await logged()).length
  console.log(`The seed is ${seed}: FUZZ_SEED=${seed} repeats it.`)
  const { url } = JSON.parse(process.env.BROWSER_TEST_DATABASE!) as { url: string }
  const { faults, statuses } = await fuzz(port(), groundOf(revision, await signedIn(url)), seed, REQUESTS)
  expect(told(faults), `seed ${seed}`).toBe('')
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(REQUESTS)
  expect(statuses.get(200) ?? 0, 'it asks for what is there, too').toBeGreaterThan(REQUESTS / 20)

  const health = await request.get('/api/health')
  expect(await health.json()).toMatchObject({ status: 'ok', database: 'up' })
  expect((await request.get('/')).status()).toBe(200)
  const stacks = (await logged()).slice(before).match(/^.*\n {4}at .*/gm) ?? []
  expect(stacks, `seed ${seed}`).toEqual([])
})

test('no path escapes the headers', async ({ request }) => {
  for (const path of [
    '/iconx',
    '/zh/x.png',
    '/x.json',
    '/en/manage/records/project/x.json',
    '/api/nothing',
    '/tiles/x',
    '/export/x',
    '/og/x',
    '/geo/nothing.json',
    '/geo/districts.json',
    '/_next/nothing.js',
    '/_next/compare',
    '/projects/%',
    '/logo.svg',
    '/api/live/',
  ]) {
    const response = await request.get(path, { maxRedirects: 0 })
    const headers = response.headers()
    for (const name of SECURITY_HEADERS) expect(headers[name], `${name} of ${path}`).toBeTruthy()
    if (headers['content-type']?.includes('html') && !path.startsWith('/_next/'))
      expect(headers['content-security-policy'], path).toContain(`'nonce-`)
  }
})

test('a broken address is a 400 with words in its language', async ({ request }) => {
  for (const [path, words] of [
    ['/projects/%', '没有这样的地址'],
    ['/en/projects/%E0%A4%A', 'No page can have this address'],
    ['/?q=%00', '没有这样的地址'],
  ] as const) {
    const response = await request.get(path)
    expect(response.status(), path).toBe(400)
    expect(await response.text(), path).toContain(words)
  }
})

test('names that every object has are no districts, events or errors', async ({ request }) => {
  for (const key of ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])
    for (const name of ['district', 'event', 'sector', 'scene', 'sort', 'error', 'areas'])
      for (const path of ['/', '/en', '/compare'])
        expect((await request.get(`${path}?${name}=${key}`)).status(), `${path}?${name}=${key}`).toBe(200)
})

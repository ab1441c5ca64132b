/** A map in the frame of another site, as WordPress frames it: no origin of its own, no storage, no windows. */

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '../support'

let host: Server
test.beforeAll(async () => {
  host = createServer(({ url }, response) => {
    const src = new URL(url!, 'http://localhost').searchParams.get('src') ?? ''
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><script>heard = []; addEventListener('message', ({ data }) => heard.push(data))</script>
      <iframe sandbox="allow-scripts" width="480" height="420" src="${src.replaceAll('&', '&amp;')}"></iframe>`)
  })
  await new Promise<void>((listening) => host.listen(0, '127.0.0.1', listening))
})
test.afterAll(() => new Promise((closed) => host.close(closed)))

const framed = (src: string) =>
  `http://127.0.0.1:${(host.address() as AddressInfo).port}/?src=${encodeURIComponent(process.env.BROWSER_TEST_URL + src)}`

test('the live map comes in a frame without an origin, and tells its height', async ({ page }) => {
  let loads = 0
  page.on('framenavigated', (frame) => {
    if (frame.parentFrame()) loads++
  })
  await page.goto(framed('/embed/en/districts/sip?sector=biomed#?secret=abc1'))
  const map = page.frameLocator('iframe')
  await expect(map.locator('[data-map="live"]')).toBeVisible({ timeout: 45_000 })
  await expect(map.locator('#pins a').first()).toHaveAttribute('href', /^\/en\/projects\//)
  await expect(map.getByText('Schematic; boundaries are not authoritative')).toBeVisible()
  const heard = await page.evaluate<object[]>('heard')
  expect(heard).toContainEqual({ type: 'landing-map', message: 'height', value: expect.any(Number), secret: 'abc1' })
  // The wheel belongs to the page around; the map says how it is zoomed.
  await page.mouse.move(240, 200)
  await page.mouse.wheel(0, 300)
  await expect(map.getByText('Ctrl + scroll to zoom')).toBeVisible()
  expect(loads).toBe(1)
})

test('a comparison comes in such a frame too, with its areas and their names', async ({ page }) => {
  await page.goto(framed('/embed/zh/compare?areas=d:320571~d:320505&legend=1'))
  const map = page.frameLocator('iframe')
  await expect(map.locator('[data-map="live"]')).toBeVisible({ timeout: 45_000 })
  await expect(map.locator('.embed-legend li').first()).toHaveText(/工业园区/)
  await expect(map.locator('#pins a').first()).toHaveAttribute('href', /^\/projects\//)
})

test.describe('every other page stays closed', () => {
  test.use({ expected: /frame-ancestors|X-Frame-Options|ERR_BLOCKED_BY_RESPONSE|status of 404/ })
  for (const path of ['/', '/en/districts/sip', '/manage/sign-in', '/none'])
    test(`${path} is shown in no frame`, async ({ page, request }) => {
      const { 'content-security-policy': policy, 'x-frame-options': option } = (await request.get(path)).headers()
      expect(policy).toContain(`frame-ancestors 'self'`)
      expect(option).toBe('SAMEORIGIN')
      await page.goto(framed(path))
      await expect(page.frameLocator('iframe').locator('.masthead')).toHaveCount(0)
    })
})

test('what an embedded map asks for is open to frames without an origin, and nothing else is', async ({ request }) => {
  const page = await request.get('/embed/zh')
  expect(page.headers()).not.toHaveProperty('x-frame-options')
  expect(page.headers()['content-security-policy']).toMatch(/frame-ancestors \*$/)
  const html = await page.text()
  const [script] = /\/worker\/embed-\w+\.mjs/.exec(html)!
  const { worker, shapes, tiles } = JSON.parse(/id="settings">(.+?)<\/script>/.exec(html)![1]!)
  const tile = tiles.replace('{z}/{x}/{y}', '9/427/208')
  for (const path of [script, script.replace('.mjs', '.css'), worker, `${shapes}/districts.json`, tile])
    expect((await request.get(path)).headers()['access-control-allow-origin'], path).toBe('*')
  for (const path of ['/', '/api/health', '/api/suggest?q=a', '/manage/sign-in', '/embed/zh'])
    expect((await request.get(path)).headers(), path).not.toHaveProperty('access-control-allow-origin')
})

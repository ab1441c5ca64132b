import { atRest, cameraOf, cards, expect, openMap, placeOf, test } from '../support'
import { expectPlace } from '../view'
import { en, P01, P09, P14, zh } from '../words'

test('a link pasted into a fresh browser shows the same projects and the same map', async ({
  page,
  browser,
  baseURL,
}) => {
  await openMap(page, '/?sector=biomed&district=320571')
  await page.getByRole('link', { name: '工业园区', exact: true }).click()
  await expect(page).toHaveURL('/?district=320571&sector=biomed&scene=sip')
  await atRest(page)
  await page.getByRole('button', { name: zh.map.zoomIn, exact: true }).click()
  await expect.poll(() => cameraOf(page).length).toBe(3)
  await atRest(page)
  const [camera, place] = [cameraOf(page), await placeOf(page, P01.zh)]
  const fresh = await browser.newContext({ viewport: page.viewportSize(), baseURL })
  const other = await fresh.newPage()
  await openMap(other, page.url())
  await expect(cards(other)).toHaveText([new RegExp(P01.zh)])
  await expectPlace(other, P01.zh, place)
  expect(cameraOf(other)).toEqual(camera)
  await fresh.close()
})

test('the language link keeps page, filters and camera', async ({ page }) => {
  await openMap(page, '/?sector=research&at=120.73,31.27,12.5')
  const place = await placeOf(page, P09.zh)
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL('/en?sector=research&at=120.73,31.27,12.5')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('.found')).toHaveText('4 of 20 projects')
  await expectPlace(page, 'USTC Suzhou Institute for Advanced Research', place)
  await page.getByRole('link', { name: '中文' }).click()
  await expect(page).toHaveURL('/?sector=research&at=120.73,31.27,12.5')
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('what an address gets wrong is dropped, and the rest holds', async ({ page }) => {
    const wrong = 'sector=gold,research&min=-5&since=2021-13-40&at=500,0,3&bbox=1,2,3&sort=best&scene=moon&limit=1e9'
    await page.goto(`/?${wrong}`)
    await expect(cards(page)).toHaveCount(4)
    await expect(page.locator('.preset-views [aria-current]')).toHaveCount(0)
    // A NUL, which no text of ours holds, makes the whole address unreadable.
    expect((await page.request.get('/?sector=%00&q=%F0%9F%98%80%00')).status()).toBe(400)
    await page.goto('/?sector=%01&q=%F0%9F%98%80&district=%27%3B--')
    await expect(page.locator('.nothing')).toBeVisible()
    await page.goto('/?status=%3Cscript%3E&precision=&kind=,,')
    await expect(cards(page)).toHaveCount(20)
  })

  test('Chinese and English stand at their own addresses and name each other', async ({ page }) => {
    const href = (rel: string) => page.locator(`link[rel="${rel}"]`).first().getAttribute('href')
    await page.goto(`/en/projects/${P14.slug}?sector=research`)
    expect(await href('canonical')).toMatch(new RegExp(`/en/projects/${P14.slug}$`))
    const languages = page.locator('link[rel="alternate"][hreflang]')
    const found = await languages.evaluateAll((links) =>
      links.map((link) => [link.getAttribute('hreflang'), new URL((link as HTMLLinkElement).href).pathname]),
    )
    expect(Object.fromEntries(found)).toEqual({
      'zh-CN': `/projects/${P14.slug}`,
      en: `/en/projects/${P14.slug}`,
      'x-default': `/projects/${P14.slug}`,
    })
    await expect(page).toHaveTitle(`${P14.en} · The Suzhou landing map`)
    const data = await page.locator('script[type="application/ld+json"]').textContent()
    expect(JSON.parse(data ?? '')).toMatchObject({ '@type': 'Place', name: P14.en })
  })
})

test.describe('an address without a page', () => {
  test.use({ hasMap: false, expected: /status of 404/ })
  for (const path of ['/projects/nothing', '/nothing/at/all']) {
    test(`${path} is a real 404 in both languages`, async ({ page }) => {
      for (const [prefix, words, lang] of [
        ['', zh, 'zh-CN'],
        ['/en', en, 'en'],
      ] as const) {
        const response = await page.goto(prefix + path)
        expect(response?.status()).toBe(404)
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.errors.notFoundTitle)
        await expect(page.locator('html')).toHaveAttribute('lang', lang)
        await expect(page).toHaveTitle(new RegExp(words.errors.notFoundTitle))
      }
      await page.getByRole('link', { name: en.errors.notFoundLink }).click()
      await expect(cards(page)).toHaveCount(20)
    })
  }

  test('is not found among projects, events, districts and files', async ({ request }) => {
    for (const path of [
      '/projects/no',
      '/en/events/no',
      '/districts/no',
      '/en/projects',
      '/no.json',
      '/api/no',
      '/EN',
    ]) {
      expect((await request.get(path)).status(), path).toBe(404)
    }
  })

  test('it says so without scripts too', async ({ request }) => {
    for (const [path, words, lang] of [
      ['/projects/nothing', zh, 'zh-CN'],
      ['/en/nothing', en, 'en'],
    ] as const) {
      const html = (await (await request.get(path)).text()).replace(/<script[\s\S]*?<\/script>/g, '')
      expect(html).toContain(`<html lang="${lang}"`)
      expect(html).toContain(words.errors.notFoundText)
    }
  })
})

test('/zh leads to the Chinese page at the root', async ({ request }) => {
  for (const [from, to] of [
    ['/zh', '/'],
    ['/zh/about', '/about'],
    ['/zh?q=a', '/?q=a'],
  ]) {
    const response = await request.get(from!, { maxRedirects: 0 })
    expect(response.status()).toBe(308)
    const location = new URL(response.headers().location!, response.url())
    expect(location.pathname + location.search).toBe(to)
  }
})

test('a past is said and kept by the links of the frame and of the files, until the reader asks for now', async ({
  page,
  request,
}) => {
  const revision = (await request.head('/export/projects/zh/projects.csv')).headers()['x-revision']!
  await page.goto(`/en/about?as-of=${revision}`)
  const notice = page.getByRole('note').filter({ hasText: revision })
  await expect(notice).toBeVisible()
  const links = page.locator('.masthead a.brand, .masthead nav a, .downloads a')
  expect(await links.count()).toBeGreaterThan(10)
  for (const href of await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')!)))
    expect(href).toContain(`as-of=${revision}`)
  await page.getByRole('navigation').first().getByRole('link', { name: en.site.districts }).click()
  await expect(page).toHaveURL(`/en/districts?as-of=${revision}`)
  await expect(notice).toBeVisible()
  await notice.getByRole('link').click()
  await expect(page).toHaveURL('/en/districts')
  await expect(notice).toHaveCount(0)
})

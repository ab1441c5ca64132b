import { amapUrl, baiduUrl, osmUrl } from '#geo/geometry/datum'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { expect, test } from '../support'
import { E1, en, P01, P14, zh } from '../words'

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('every fact of the Tencent base stands with the sources that give it', async ({ page }) => {
    await page.goto(`/projects/${P14.slug}`)
    const rows = await page.locator('.facts tbody tr').evaluateAll((all) =>
      all.map((row) => {
        const marks = [...row.querySelectorAll('.source-marks a')].map((mark) => mark.textContent)
        const words = row.cloneNode(true) as HTMLElement
        for (const mark of words.querySelectorAll('.source-marks')) mark.remove()
        return [...[...words.children].map((cell) => cell.textContent?.trim()), marks.join()]
      }),
    )
    expect(rows).toEqual([
      ['类型', '产业基地', 'S1'],
      ['行业', '数字经济', 'S1'],
      ['进展', '已奠基', 'S3'],
      ['落户区域', '苏州高新区', 'S1'],
      ['总投资', '80 亿元', 'S2'],
      ['合作方', '腾讯', 'S1'],
      ['奠基', '2021年9月29日', 'S3'],
      ['发布', '2021年10月18日于2021苏州高新区对接大湾区创新发展推介会', 'S1'],
      ['另一来源的投资额', '100亿元（2020年12月14日会谈时提出的总投资）', 'S14'],
    ])
    await page.locator('.facts').getByRole('link', { name: '出处 S2' }).first().click()
    await expect(page.locator('#source-S2')).toBeInViewport()
    await expect(page.locator('.sources li')).toHaveCount(4)
    await expect(page.locator('#source-S2 a')).toHaveAttribute('href', /english\.snd\.gov\.cn/)
  })

  test('what no source gives is said to be not disclosed', async ({ page }) => {
    await page.goto(`/en/projects/${P01.slug}`)
    const row = (label: string) =>
      page.locator('.facts tr').filter({ has: page.getByRole('rowheader', { name: label }) })
    await expect(row(en.project.amount)).toContainText('Not disclosed')
    await expect(row(en.project.status)).toContainText('Not disclosed')
    await expect(row(en.project.operator)).toContainText('New Jianyuan Group')
    await expect(page.getByText(en.project.ownTranslation)).toBeVisible()
  })

  test('a place that is known shows its coordinates in three datums, links to three maps, and its neighbours', async ({
    page,
  }) => {
    await page.goto(`/projects/${P01.slug}`)
    const position = [120.77254, 31.31038] as const
    await expect(page.locator('.coordinates tr')).toHaveText([
      /^WGS-84\s*120\.77254, 31\.31038/,
      /^GCJ-02\s*120\.77\d{3}, 31\.30\d{3}/,
      /^BD-09\s*120\.78\d{3}, 31\.31\d{3}/,
    ])
    for (const [name, url] of [
      [zh.project.amap, amapUrl(position, P01.zh)],
      [zh.project.baidu, baiduUrl(position, P01.zh)],
      [zh.project.osm, osmUrl(position)],
    ] as const) {
      await expect(page.locator('.open-in').getByRole('link', { name })).toHaveAttribute('href', url)
    }
    await expect(page.locator('.location')).toContainText('园区')
    await expect(page.locator('.location')).toContainText('250 米')
    await expect(page.locator('.cards .card-facts')).toHaveText([/5\.\d 公里 · 据2021年10月出处$/])
  })

  test('a place known to its district only has no coordinates and no neighbours', async ({ page }) => {
    await page.goto(`/projects/${P14.slug}`)
    await expect(page.locator('.coordinates')).toHaveCount(0)
    await expect(page.locator('.location')).toContainText('只知位于苏州高新区')
    await expect(page.getByText(zh.project.nearbyNone)).toBeVisible()
    const [lng, lat] = BUILT_IN_SHAPES.labelPoints['320505']!
    for (const number of [lng, lat]) expect(await page.locator('.panel').textContent()).not.toContain(String(number))
  })

  test('the event gives its figures in both languages and no more than its source', async ({ page }) => {
    await page.goto(`/events/${E1.slug}`)
    await expect(page.locator('.figures')).toContainText('68 个项目')
    await expect(page.locator('.figures')).toContainText('522 亿元')
    await expect(page.getByText(zh.event.categoriesNote)).toBeVisible()
    await expect(page.locator('.tags li')).toHaveText(['产城融合', '总部', '科技人才', '产业', '基金'])
    await page.goto(`/en/events/${E1.slug}`)
    await expect(page.locator('.figures')).toContainText('CNY 52.2 billion')
    await expect(page.locator('.facts')).toContainText('18 October 2021')
    await expect(page.locator('.cards .card')).toHaveCount(8)
  })

  test('figures of districts say of which year they are', async ({ page }) => {
    await page.goto('/en/districts/sip')
    const row = page.locator('.indicators tr').filter({ hasText: '290.709' })
    await expect(row).toContainText('CNY 290.709 billion')
    await expect(row.locator('td').last()).toHaveText('2020')
    await expect(row.getByRole('link', { name: 'Source S5' })).toHaveAttribute('href', '#source-S5')
    await page.goto('/en/districts')
    const rows = page.locator('.district-table tbody tr')
    await expect(rows.first()).toContainText('Suzhou Industrial Park')
    await expect(rows.first().locator('td').first()).toContainText('12')
    await expect(rows.last().locator('td').first()).toContainText('0')
  })
})

test('coordinates and the address of the page are copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const copied = () => page.evaluate(() => navigator.clipboard.readText())
  await page.goto(`/en/projects/${P01.slug}?sector=biomed`)
  await page.getByRole('button', { name: 'Copy WGS-84' }).click()
  await expect(page.getByText(en.project.copied)).toBeVisible()
  expect(await copied()).toBe('120.77254, 31.31038')
  await page.getByRole('button', { name: en.project.share }).click()
  const dialog = page.getByRole('dialog', { name: en.project.share })
  await dialog.getByRole('button', { name: /copy/i }).click()
  await expect(dialog.locator('.copy-told')).not.toBeEmpty()
  expect(new URL(await copied()).pathname).toBe(`/en/projects/${P01.slug}`)
})

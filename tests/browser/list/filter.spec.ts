import type { Locator, Page } from '@playwright/test'
import { fill } from '#geo/text/format'
import { atRest, cards, expect, marksOf, openMap, search, test } from '../support'
import { en, P14, zh } from '../words'

const found = (page: Page) => page.locator('.found')
const chips = (page: Page) => page.getByRole('list', { name: zh.home.active })

async function openFilters(page: Page): Promise<(title: string) => Locator> {
  await page.locator('.filters > summary').click()
  return (title) => page.locator('fieldset.filter').filter({ has: page.locator('legend', { hasText: title }) })
}

/** The choices of a group with their numbers. */
const counts = async (group: Locator): Promise<Record<string, number>> =>
  Object.fromEntries(
    await group
      .locator('.choice')
      .evaluateAll((all) =>
        all.map((choice) => [
          choice.querySelector('span:not(.choice-count)')?.textContent,
          Number(choice.querySelector('.choice-count')?.textContent),
        ]),
      ),
  )

test('a sector chosen in the list filters list, numbers, chips, address and tiles; its chip takes it away', async ({
  page,
}) => {
  await openMap(page, '/')
  const group = await openFilters(page)
  expect(await counts(group(zh.home.sector))).toEqual({
    数字文化: 6,
    科学研究: 4,
    人才与创新服务: 3,
    生物医药与医疗器械: 2,
    智能硬件与装备: 2,
    数字经济: 1,
    电子商务: 1,
    体育与健康: 1,
  })
  const tile = page.waitForResponse((response) =>
    /\/tiles\/[\d.]+\/\d+\/\d+\/\d+\?sector=research$/.test(response.url()),
  )
  await group(zh.home.sector).getByLabel('科学研究').check()
  await expect(found(page)).toHaveText('4 / 20 个项目')
  await expect(cards(page)).toHaveCount(4)
  await expect(page).toHaveURL('/?sector=research')
  await expect(chips(page).getByRole('link')).toHaveText(['科学研究', zh.home.clear])
  expect((await tile).status()).toBe(200)
  // Pins that stand alone or in a ring.
  await expect.poll(async () => [...(await marksOf(page)).keys()].length).toBe(4)
  await expect.poll(() => counts(group(zh.home.district))).toEqual({ 苏州工业园区: 4, 苏州高新区: 0 })
  // Alternatives within one group: the other sectors keep their numbers.
  expect((await counts(group(zh.home.sector))).数字文化).toBe(6)

  await group(zh.home.sector).getByLabel('数字经济').check()
  await expect(cards(page)).toHaveCount(5)
  await expect(page).toHaveURL('/?sector=digital-economy,research')
  await chips(page).getByRole('link', { name: '移除筛选：科学研究' }).click()
  await expect(cards(page)).toHaveCount(1)
  await expect(group(zh.home.sector).getByLabel('科学研究')).not.toBeChecked()
  await page.goBack()
  await expect(cards(page)).toHaveCount(5)
  await expect(group(zh.home.sector).getByLabel('科学研究')).toBeChecked()
})

test('the list keeps to what the map shows while that is asked for', async ({ page }) => {
  await openMap(page, '/?scene=sip')
  await atRest(page)
  const inView = page.getByLabel(zh.home.inView)
  await inView.click()
  await expect(inView).toBeChecked()
  await expect(found(page)).toHaveText('12 / 20 个项目')
  expect(search(page).get('bbox')?.split(',')).toHaveLength(4)
  for (let press = 0; press < 2; press++) await page.getByRole('button', { name: zh.map.zoomIn, exact: true }).click()
  await expect(found(page)).not.toHaveText('12 / 20 个项目')
  await inView.click()
  await expect(inView).not.toBeChecked()
  await expect(found(page)).toHaveText('20 个项目')
  expect(search(page).has('bbox')).toBe(false)
})

test.describe('beside any map', () => {
  test.use({ hasMap: false })

  test('where nothing matches the page says so and offers to clear', async ({ page }) => {
    await page.goto('/?sector=research&district=320505')
    await expect(page.locator('.nothing')).toContainText(zh.home.nothing)
    await expect(cards(page)).toHaveCount(0)
    await page.locator('.nothing').getByRole('link', { name: zh.home.clear }).click()
    await expect(cards(page)).toHaveCount(20)
    await expect(page).toHaveURL('/')
  })

  test('amounts and dates are typed as a range', async ({ page }) => {
    await page.goto('/')
    const group = await openFilters(page)
    await group(zh.home.amount).getByLabel(zh.home.min).fill('50')
    await expect(cards(page)).toHaveText([new RegExp(`${P14.zh.replace(/[()]/g, '\\$&')}.*80 亿元`)])
    await expect(page).toHaveURL('/?min=50')
    await group(zh.home.amount).getByLabel(zh.home.max).fill('60')
    await expect(page.locator('.nothing')).toBeVisible()
    await page.locator('.nothing').getByRole('link').click()
    await expect(cards(page)).toHaveCount(20)
    await group(zh.home.date).getByLabel(zh.home.since).fill('2021-10-18')
    await expect(cards(page)).toHaveCount(9)
    await expect(chips(page).getByRole('link').first()).toHaveText('自 2021年10月18日')
    await group(zh.home.date).getByLabel(zh.home.until).fill('2021-10-17')
    await expect(page.locator('.nothing')).toBeVisible()
  })

  test('the list is sorted by name, date or amount, and says of how many a sum is', async ({ page }) => {
    await page.goto('/en')
    await expect(page.locator('.amount-note')).toHaveText(
      '1 with a disclosed amount, CNY 8 billion in total; 19 undisclosed',
    )
    await page.getByLabel(en.home.sort).selectOption(en.home.sortAmount)
    await expect(cards(page).first()).toContainText(P14.en)
    await expect(page).toHaveURL('/en?sort=amount')
    await page.getByLabel(en.home.sort).selectOption(en.home.sortDate)
    await expect(page).toHaveURL('/en?sort=date')
    await page.getByLabel(en.home.sort).selectOption(en.home.sortName)
    await expect(cards(page).first()).toContainText('Alibaba')
    await expect(page).toHaveURL('/en')
  })

  test('what is chosen while the scripts are still on their way counts once they are there', async ({ page }) => {
    let go = () => {}
    const chosen = new Promise<void>((resolve) => {
      go = resolve
    })
    await page.route(/\/_next\/static\/.*\.js/, async (route) => {
      await chosen
      await route.continue()
    })
    await page.goto('/', { waitUntil: 'commit' })
    const group = await openFilters(page)
    await group(zh.home.sector).getByLabel('科学研究').check()
    await page.getByLabel(zh.home.sort).selectOption(zh.home.sortDate)
    await page.getByRole('combobox', { name: zh.home.search }).fill('苏州')
    go()
    await expect(page).toHaveURL(`/?q=${encodeURIComponent('苏州')}&sector=research&sort=date`)
    await expect(page.getByRole('combobox', { name: zh.home.search })).toHaveValue('苏州')
    await expect(group(zh.home.sector).getByLabel('科学研究')).toBeChecked()
  })
})

test('as a table the list sorts, drops columns, filters, and is there again after a project', async ({ page }) => {
  const { home, project } = en
  await page.goto('/en')
  await page.getByRole('link', { name: home.asTable, exact: true }).click()
  const table = page.getByRole('table')
  await expect(table.getByRole('row')).toHaveCount(21)
  await table.getByRole('link', { name: fill(home.sortByColumn, { label: home.date }) }).click()
  await expect(page).toHaveURL(/sort=date/)
  const head = table.getByRole('columnheader', { name: home.date })
  await expect(head).toHaveAttribute('aria-sort', 'descending')
  await table.getByRole('link', { name: fill(home.removeColumn, { label: home.kind }) }).click()
  await expect(page).toHaveURL(/table=sector,status,district,date,amount/)
  await page.locator('.filters > summary').click()
  await page.getByLabel('Research', { exact: false }).first().check()
  await expect(table.getByRole('row')).toHaveCount(5)
  await table.locator('tbody a').first().click()
  await page.getByRole('link', { name: project.back }).click()
  await expect(table.getByRole('row')).toHaveCount(5)
})

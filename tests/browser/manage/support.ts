/** People who edit, and what they do in every journey: sign in, fill the form of a project, save. */

import type { BrowserContext, Page } from '@playwright/test'
import { PALETTES } from '#geo/map/palette'
import { createPerson } from '#prisma/auth/people'
import { disconnect } from '#prisma/client'
import { hasColour, mapPixels } from '../pixels'
import { expect } from '../support'
import { en } from '../words'

export const PASSWORD = 'a password of some length'
const SIP = '320571'
const PEOPLE = { viewer: [], editor: [SIP], other: ['320505'], reviewer: [], admin: [] } as const
type Name = keyof typeof PEOPLE

/** Makes the people of these tests, once for all files. */
export async function createPeople(): Promise<void> {
  process.env.DATABASE_URL = (JSON.parse(process.env.BROWSER_TEST_DATABASE!) as { url: string }).url
  for (const [name, districtIds] of Object.entries(PEOPLE)) {
    const role = name === 'other' ? 'editor' : (name as Exclude<Name, 'other'>)
    const person = { name, email: `${name}@example.org`, password: PASSWORD, role, districtIds: [...districtIds] }
    await createPerson(person).catch((error: { code?: string }) => {
      if (error.code !== 'P2002') throw error // made by an earlier try
    })
  }
  await disconnect()
}

export async function signIn(page: Page, name: Name, path = '/manage'): Promise<void> {
  await page.goto(path)
  await page.getByLabel(/邮箱|Email/).fill(`${name}@example.org`)
  await page.getByLabel(/密码|Password/).fill(PASSWORD)
  await page.locator('.sign-in button').click()
  await expect(page.locator('.manage-tools')).toContainText(name)
}

export const fieldset = (page: Page, name: string) => page.locator(`[id="f-columns.${name}"]`)
export const saveAs = (page: Page, intent: 'save' | 'submit' | 'publish') =>
  page.locator(`.form-end [value="${intent}"]`).click()

/** What readers see already is published after a look at the difference. */
export async function publishChange(page: Page, difference: string): Promise<void> {
  await saveAs(page, 'publish')
  await expect(page.locator('.publish-difference')).toContainText(difference)
  await page.locator('.steps [value="publish"]').click()
  await expect(page.locator('.record-links .state')).toHaveAttribute('data-state', 'published')
}

export async function fillProject(page: Page, zh: string, en: string): Promise<void> {
  await page.locator('[name="defaultSource"]').selectOption('S1')
  await page.locator('[name="columns.nameZh"]').fill(zh)
  await page.locator('[name="columns.nameEn"]').fill(en)
  await page.locator('[name="columns.kind"]').selectOption('base')
  await page.locator('[name="columns.sector"]').selectOption('biomed')
  await page.locator('[name="columns.districtId"]').selectOption(SIP)
  await page.locator('[name="columns.precision"]').selectOption('district')
  await page.locator('[name="columns.summaryZh"]').fill('一个项目。')
  await page.locator('[name="columns.summaryEn"]').fill('One project.')
}

export async function deskOf(page: Page, name: Name): Promise<{ page: Page; context: BrowserContext }> {
  const context = await page.context().browser()!.newContext({ baseURL: process.env.BROWSER_TEST_URL, locale: 'zh-CN' })
  const other = await context.newPage()
  await signIn(other, name)
  return { page: other, context }
}

/** A district whose code is no number is pointed at, outlined and opened like any other. */
export async function pointAtDistrict(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 2; i++) await page.getByRole('button', { name: en.map.zoomOut }).click()
  const place = { x: 930, y: 540 } // below the middle of the map beside the panel
  const isOutlined = async () => hasColour(await mapPixels(page), PALETTES.light.accent)
  expect(await isOutlined()).toBe(false)
  await page.mouse.move(place.x, place.y, { steps: 3 })
  await expect(page.locator('.hover-card')).toHaveText(name)
  await expect.poll(isOutlined).toBe(true)
  await page.mouse.click(place.x, place.y)
  await expect(page).toHaveURL(/\/districts\//)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await page.mouse.move(0, 0)
  await expect.poll(isOutlined, 'selected, and pointed at no longer').toBe(true)
}

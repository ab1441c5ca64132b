/** Borders as data: uploaded, checked, on the map of every reader, and rolled back. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, PROJECT, test } from '../support'
import { createPeople, signIn } from './support'

test.use({ hasMap: false })
test.beforeAll(createPeople)

type Ring = [number, number][]
interface Districts {
  features: { properties: { id: string; NAME?: string }; geometry: { type: string; coordinates: unknown } }[]
}

/** Two districts of Suzhou, by name alone, a third of a degree north of where they are. */
function movedFile(): Buffer {
  const file: Districts = JSON.parse(readFileSync(join(PROJECT, 'public', 'geo', 'districts.json'), 'utf8'))
  const features = file.features.filter(({ properties }) => ['320571', '320505'].includes(properties.id))
  for (const { properties, geometry } of features) {
    properties.NAME = properties.id === '320571' ? '苏州工业园区' : '苏州高新区'
    properties.id = ''
    geometry.coordinates = (geometry.coordinates as Ring[]).map((ring) => ring.map(([lng, lat]) => [lng, lat + 0.33]))
  }
  return Buffer.from(
    JSON.stringify({ type: 'FeatureCollection', features: features.map((f) => ({ type: 'Feature', ...f })) }),
  )
}

test('an admin sees that borders are shifted, publishes them all the same, and goes back', async ({ page }) => {
  test.setTimeout(120_000)
  await signIn(page, 'admin', '/manage/boundaries')
  await page.waitForURL('**/manage/boundaries')
  const home = await page.context().newPage()
  const drawn = async () => {
    await home.goto('/')
    return home.locator('.static-map path').evaluateAll((paths) => paths.map((one) => one.getAttribute('d')).join())
  }
  const before = await drawn()

  const broken = { name: 'broken.zip', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004 nothing') }
  await page.setInputFiles('[name="file"]', broken)
  await page.locator('.upload button').click()
  await expect(page.locator('.boundaries .wrong')).toContainText('地图没有任何改动')

  await page.setInputFiles('[name="file"]', {
    name: '园区.geojson',
    mimeType: 'application/geo+json',
    buffer: movedFile(),
  })
  await page.locator('.upload button').click()
  await page.waitForURL('**/manage/boundaries/*-*', { timeout: 60_000 })
  await expect(page.locator('.shape-findings')).toContainText('整体偏移 37')
  await expect(page.locator('.shape-findings')).toContainText('重叠')
  await expect(page.locator('[name="to.0"]')).not.toHaveValue('new')
  await page.locator('[name="source"]').fill('浏览器测试')
  await page.locator('[name="approvalNumber"]').fill('苏S(2026)088号')
  await page.locator('[name="isSchematic"]').check()
  await page.locator('[name="encoding"]').selectOption('utf-8')
  const publish = page.getByRole('button', { name: '发布', exact: true })
  await expect(publish).toBeDisabled() // what is changed has to be looked at
  await page.getByRole('button', { name: '按此重新检查' }).click()
  await expect(publish).toBeEnabled()
  await expect(page.locator('[name="encoding"]')).toHaveValue('utf-8')
  await expect(page.locator('[name="source"]')).toHaveValue('浏览器测试')
  await expect(page.locator('[name="isSchematic"]')).toBeChecked()
  await page.locator('[name="isSchematic"]').uncheck()
  await publish.click()
  await page.waitForURL('**/manage/boundaries')
  await expect(page.locator('.boundary-history')).toContainText('浏览器测试')

  await expect.poll(drawn, { timeout: 10_000 }).not.toBe(before)
  await home.goto('/districts')
  await expect(home.locator('.map-notes')).toContainText('苏S(2026)088号')

  await page.getByRole('button', { name: '换回这一版' }).last().click()
  await expect.poll(drawn, { timeout: 10_000 }).toBe(before)
  await home.close()
})

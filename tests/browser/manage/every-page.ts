/** Every page of editors, those of an upload too, for what looks at all of them. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { EDITORS_PAGES } from '../all-pages'
import { expect, PROJECT } from '../support'

/** Paths without a language, and what takes the two uploads back. The person is signed in as an admin. */
export async function everyPage(page: Page): Promise<{ readonly paths: string[]; forget(): Promise<void> }> {
  const table = Buffer.from('项目名称,项目类型,产业,所在区\n看页面用的项目,平台,数字经济,苏州工业园区\n')
  const borders = readFileSync(join(PROJECT, 'public', 'geo', 'districts.json'))
  await page.goto('/manage/import')
  await page.locator('input[type="file"]').setInputFiles({ name: 'pages.csv', mimeType: 'text/csv', buffer: table })
  await expect(page.locator('.import-columns')).toBeVisible({ timeout: 60_000 })
  const imported = new URL(page.url()).pathname.slice(1)
  await page.goto('/manage/boundaries')
  await page.setInputFiles('[name="file"]', { name: 'd.geojson', mimeType: 'application/geo+json', buffer: borders })
  await page.locator('.upload button').click()
  await page.waitForURL('**/manage/boundaries/*-*', { timeout: 60_000 })
  const uploaded = new URL(page.url()).pathname.slice(1)
  const own: Readonly<Record<string, string>> = {
    'boundaries/[id]/page.tsx': uploaded,
    'import/[id]/page.tsx': imported,
  }
  return {
    paths: Object.entries(EDITORS_PAGES).map(([file, path]) => path ?? own[file]!),
    async forget() {
      await page.goto(`/${uploaded}`)
      await page.locator('.quiet[formnovalidate]').click()
      await page.waitForURL('**/manage/boundaries')
      await page.goto(`/${imported}`)
      await page.getByRole('button', { name: '放弃这个文件' }).click()
      await expect(page.locator('.import-columns')).toHaveCount(0)
    },
  }
}

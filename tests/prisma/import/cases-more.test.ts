/** Cases of tests/cases/import whose outcome stands in no other test. */

import { afterEach, expect, it } from 'vitest'
import { dropBatch } from '#prisma/import/actions'
import { getBatches } from '#prisma/import/read'
import { codesOf, rowsOf, settingsOf } from './cases'
import { sip, withPeople } from './journey'

withPeople()
afterEach(async () => {
  for (const { id, state } of await getBatches(sip))
    if (state === 'mapping' || state === 'preview') await dropBatch(sip, id)
})

const SITE = { forAll: { precision: 'site' } } as const

it('c7: columns without a heading are left out, and what stands in them is said', async () => {
  const { settings, total } = await settingsOf(sip, 'c7-trailing.csv')
  expect(settings.columns.slice(0, 4)).toEqual(['nameZh', 'district', 'lng', 'lat'])
  expect(settings.columns.slice(4).every((field) => field === null)).toBe(true)
  expect(total).toBe(2)
  const rows = await rowsOf(sip, 'c7-trailing.csv', { ...SITE, datum: 'wgs84' })
  expect(rows.map(({ reading }) => reading!.columns.nameZh)).toEqual(['尾列甲', '尾列乙'])
})

it('g4: metres of Web Mercator are degrees', async () => {
  const [row] = await rowsOf(sip, 'g4-crs-3857.geojson', { ...SITE, datum: 'wgs84' })
  const { lng, lat } = row!.reading!.columns
  expect([lng, lat]).toEqual([expect.closeTo(120.71975, 5), expect.closeTo(31.339452, 5)])
})

it('i2: the id of a layer is none of ours', async () => {
  const batch = await settingsOf(sip, 'i2-qgis.geojson')
  expect(batch.settings.columns[batch.headings.indexOf('id')]).toBeNull()
  const rows = await rowsOf(sip, 'i2-qgis.geojson', SITE)
  expect(rows.map((row) => [row.reading!.columns.nameZh, codesOf(row, 'slug')])).toEqual([
    ['图层0', []],
    ['图层1', []],
    ['图层2', []],
  ])
})

it('x4: what a workbook writes for a carriage return is none of the name', async () => {
  const [row] = await rowsOf(sip, 'x4-x000D.xlsx', { ...SITE, datum: 'wgs84' })
  expect(row!.reading!.columns.nameZh).toBe('名称第二行')
})

it('w2: each unknown word once, with a suggestion where one comes near', async () => {
  const { hint } = await settingsOf(sip, 'w2-terms.csv')
  expect(hint!.words!.map(({ field, word, suggestions, isClear }) => [field, word, isClear && suggestions[0]])).toEqual(
    [
      ['kind', '制造业', 'factory'],
      ['kind', '内资', false],
      ['kind', '外资', false],
      ['status', '拟开工', 'in-preparation'],
      ['kind', '研发机构', false],
      ['kind', '研究院', 'university-institute'],
      ['status', '规划中', 'in-preparation'],
      ['status', '停建', 'paused'],
      ['sector', '现代物流', 'trade-logistics'],
      ['status', '试运行', 'in-production'],
      ['sector', '金融科技', 'finance'],
    ],
  )
})

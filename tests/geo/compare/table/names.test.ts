import { expect, test } from 'vitest'
import { COMPARE_WORDS } from '#components/messages/compare/words'
import type { Area } from '#geo/areas/area'
import { type AreaNameSources, areaName } from '#geo/compare/table/names'
import type { Filters } from '#geo/filters'
import { TERMS } from '../../../support/terms'
import { boxRing } from '../support'

const ref = (id: string, zh: string, en: string) => ({
  id,
  slug: en.toLowerCase(),
  name: { zh: `苏州${zh}`, en: `Suzhou ${en}` },
  short: { zh, en },
})
const NAMES: AreaNameSources = {
  districts: [ref('320571', '园区', 'SIP'), ref('320505', '高新区', 'SND')],
  at: ([lng]) => (lng === 120.7 ? { zh: '某园', en: 'Some park' } : null),
  filterNames: { zh: { names: {}, terms: TERMS }, en: { names: {}, terms: TERMS } },
  words: COMPARE_WORDS,
}
const circle = (lng: number): Area => ({ kind: 'circle', centre: [lng, 31.3], radiusKm: 5 })
const drawn: Area = { kind: 'polygon', rings: [boxRing(120, 31, 121, 32)] }
const districts = (...ids: string[]): Area => ({ kind: 'districts', ids })

test.each<[Area, Filters, string, string]>([
  [districts('320571'), {}, '苏州园区', 'Suzhou SIP'],
  [districts('320505', '320571'), {}, '高新区＋园区', 'SND + SIP'],
  [districts('320571', '999'), {}, '园区＋999', 'SIP + 999'],
  [circle(120.7), {}, '某园周围 5 公里', '5 km around Some park'],
  [circle(121), {}, '121.00000, 31.30000周围 5 公里', '5 km around 121.00000, 31.30000'],
  [drawn, {}, '手绘区域（12.3 平方公里）', 'Drawn area (12.3 km²)'],
  [
    districts('320571'),
    { sector: ['biomed'], q: 'x' },
    '苏州园区 · 生物医药与医疗器械 · “x”',
    'Suzhou SIP · Biomedicine & medical devices · “x”',
  ],
  [districts('320571'), { status: ['unknown'] }, '苏州园区 · 进展：未披露', 'Suzhou SIP · Progress: Not disclosed'],
])('%j with %j is called %s', (area, filters, zh, en) => {
  expect(areaName({ area, filters }, { areaKm2: 12.34, outside: 0.02 }, NAMES)).toEqual({ zh, en })
})

test.each<[number, string, string]>([
  [0.029, '手绘区域（12.3 平方公里）', 'Drawn area (12.3 km²)'],
  [0.424, '约 42% 在本图各区之外', 'about 42% of it outside the districts of this map'],
  [1, '手绘区域（12.3 平方公里） · 在本图各区之外', 'Drawn area (12.3 km²) · outside the districts of this map'],
])('of an area that lies outside by %d the name says so', (outside, zh, en) => {
  const name = areaName({ area: drawn, filters: {} }, { areaKm2: 12.34, outside }, NAMES)
  expect(name.zh).toContain(zh)
  expect(name.en).toContain(en)
  if (outside < 0.03) expect(name).toEqual({ zh, en })
})

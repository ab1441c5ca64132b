import { expect, it } from 'vitest'
import { districtOfAddress } from '#geo/import/places/district-of-address'
import { foundingData } from '#prisma/seed/data'

const districtIn = districtOfAddress(
  foundingData.districts.map((one) => ({ id: one.slug, names: [one.nameZh, one.shortZh, ...(one.aliases ?? [])] })),
  ['苏州', '深圳', 'Suzhou'],
)

it.each([
  ['苏州高新区科技城某某路10号', 'snd'],
  ['江苏省苏州市吴江区盛泽镇东方路1号', 'wujiang'],
  ['苏州市虎丘区狮山路', 'snd'],
  ['昆山高新区元丰路', 'kunshan'],
  ['园区星湖街328号', 'sip'],
  ['苏州工业园区2026年集中签约项目一览表', 'sip'],
  ['汾湖高新区', null],
  ['吴江路100号', null],
  ['星湖街328号', null],
  ['苏州市重点项目', null],
  ['深圳市南山区', null],
  ['', null],
])('%s: %s', (text, district) => {
  expect(districtIn(text)).toBe(district)
})

import { describe, expect, it } from 'vitest'
import { zonesOf } from '#geo/import/places/zones'
import { isCertain, type SuggestableValue, suggestions } from '#geo/import/suggest'
import { BUILT_IN_SHAPES } from '#geo/shapes/built-in'
import { foundingData } from '#prisma/seed/data'
import { TERMS } from '../../support/terms'

const CITIES = ['苏州', '深圳']
const ZONES = zonesOf(BUILT_IN_SHAPES.districts)
const DISTRICTS: readonly SuggestableValue[] = foundingData.districts.map((one) => ({
  value: one.slug,
  names: [one.id, one.slug, one.nameZh, one.nameEn, one.shortZh, one.shortEn, ...(one.aliases ?? [])],
  parts: ZONES.get(one.id) ?? [],
}))
const termsOf = (name: 'sector' | 'kind' | 'status'): SuggestableValue[] =>
  TERMS[name].map(({ value, zh, en, aliases }) => ({ value, names: [zh, en, value, ...aliases] }))

describe('a name of a district, written otherwise, is certain', () => {
  it.each([
    ...['苏州工业园区', '工业园区', '园区', 'SIP', '江苏省苏州市工业园区', '320571', '工业园'].map((word) => [
      word,
      'sip',
    ]),
    ...['苏州高新区', '高新区', '虎丘区', '苏州高新区（虎丘区）', '苏州高新区(虎丘区)', '苏州市高新区'].map((word) => [
      word,
      'snd',
    ]),
    ...[
      ['吴中区', 'wuzhong'],
      ['昆山', 'kunshan'],
      ['昆山市', 'kunshan'],
      ['相城', 'xiangcheng'],
    ],
  ])('%s: %s', (word, value) => {
    const found = suggestions(word!, DISTRICTS, CITIES)
    expect([found[0]?.value, isCertain(found)]).toEqual([value, true])
  })
})

describe('a street, zone or town inside it is suggested, and so is what comes near', () => {
  it.each([
    ...['科技城', '枫桥', '枫桥街道', '浒墅关', '狮山', '通安', '东渚', '太湖科学城', '苏州高新区科技城'].map(
      (word) => [word, 'snd', 'part'],
    ),
    ['独墅湖高教区', 'sip', 'part'],
    ['常熟高新区', 'changshu', 'part'],
    ['吴江经济技术开发区', 'wujiang', 'part'],
    ['苏州新区', 'snd', 'similar'],
    ['gxq', 'snd', 'pinyin'],
    ['吴忠区', 'wuzhong', 'pinyin'],
  ])('%s: %s by %s', (word, value, because) => {
    const found = suggestions(word!, DISTRICTS, CITIES)
    expect(found[0]).toMatchObject({ value, because })
    expect(isCertain(found)).toBe(false)
  })

  it('the name of the whole city suggests the districts named after it', () => {
    for (const word of ['苏州', '苏州市'])
      expect(suggestions(word, DISTRICTS, CITIES).map(({ value }) => value)).toEqual(['sip', 'snd'])
  })

  it.each(['深圳', '深圳市', '上海', '', '—', '320999'])('%j is nothing of this map', (word) => {
    expect(suggestions(word, DISTRICTS, CITIES)).toEqual([])
  })
})

describe('words of vocabularies', () => {
  it.each([
    ['sector', '新一代信息技术', 'electronic-information', true],
    ['sector', '现代物流', 'trade-logistics', false],
    ['sector', '金融科技', 'finance', false],
    ['sector', '光子', 'electronic-information', false],
    ['kind', '制造业', 'factory', false],
    ['kind', '研究院', 'university-institute', false],
    ['status', '拟开工', 'in-preparation', false],
    ['status', '规划中', 'in-preparation', false],
    ['status', '停建', 'paused', false],
    ['status', '试运行', 'in-production', false],
    ['status', '已经开工', 'founded', false],
    ['status', '在建', 'under-construction', true],
  ] as const)('%s %s: %s', (name, word, value, certain) => {
    const found = suggestions(word, termsOf(name))
    expect([found[0]?.value, isCertain(found)]).toEqual([value, certain])
  })

  it('what has nothing in common suggests nothing', () => {
    expect(suggestions('纺织', termsOf('sector'))).toEqual([])
    expect(suggestions('外资', termsOf('kind'))).toEqual([])
  })

  it('a name that two values share is not certain', () => {
    const two = [
      { value: 'a', names: ['园区'] },
      { value: 'b', names: ['园区'] },
    ]
    expect(isCertain(suggestions('园区', two))).toBe(false)
  })
})

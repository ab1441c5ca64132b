import { describe, expect, it } from 'vitest'
import { checkPosition } from '#geo/import/cells/check-position'
import { readDegrees, readPair } from '#geo/import/cells/coordinate-text'
import { type TermField, termReader, termsOfField } from '#geo/import/terms'
import { plainName } from '#geo/text/plain-name'
import { NEAR_SUZHOU } from '../../support/suzhou'
import { TERMS } from '../../support/terms'

describe('degrees', () => {
  it.each([
    ['120.77254', 120.77254],
    [' 120.77254° ', 120.77254],
    ['E120.5', 120.5],
    ['120.5E', 120.5],
    ['东经120.5', 120.5],
    ['北纬31.3°', 31.3],
    ['120°46\'21"', 120 + 46 / 60 + 21 / 3600],
    ['120°46′21″', 120 + 46 / 60 + 21 / 3600],
    ['120度46分21秒', 120 + 46 / 60 + 21 / 3600],
    ["31°18.5'N", 31 + 18.5 / 60],
    ['12.5W', -12.5],
  ])('%s', (text, degrees) => {
    expect(readDegrees(text)).toBeCloseTo(degrees, 9)
  })

  it.each(['', 'abc', '120,77', '1204', '120°61′', '31.3.1'])('%j is none', (text) => {
    expect(readDegrees(text)).toBeNull()
  })

  it.each([
    ['120.5,31.3', [120.5, 31.3]],
    ['31.3, 120.5', [31.3, 120.5]],
    ['(120.5；31.3)', [120.5, 31.3]],
    ['120.5 31.3', [120.5, 31.3]],
    ['120.5', null],
    ['1,2,3', [1, 2]],
    ['1,2,3,4', null],
  ])('a pair: %s', (text, pair) => {
    expect(readPair(text)?.map(({ value }) => value) ?? null).toEqual(pair)
  })

  it.each<[[number, number], string | null]>([
    [[120.6, 31.3], null],
    [[31.3, 120.6], 'swapped'],
    [[114.06, 22.54], 'far'],
    [[500, 31], 'impossible'],
    [[0, 0], 'far'],
  ])('%j is %s', (position, error) => {
    expect(checkPosition(position, NEAR_SUZHOU)).toBe(error)
  })

  it.each<[[number, number], string | null]>([
    [[114.06, 22.54], null],
    [[31.3, 120.6], 'swapped'],
    [[0, 0], null],
    [[50, 500], 'impossible'],
    [[500, 31], 'impossible'],
    [[-10, 130], 'swapped'],
  ])('%j is %s where the map has no bounds', (position, error) => {
    expect(checkPosition(position, null)).toBe(error)
  })
})

describe('a value of a vocabulary', () => {
  it.each<[TermField, string, string | null]>([
    ['sector', 'biomed', 'biomed'],
    ['sector', '生物医药与医疗器械', 'biomed'],
    ['sector', '生物医药', 'biomed'],
    ['sector', 'Biomedicine & Medical Devices', 'biomed'],
    ['sector', ' DIGITAL  CULTURE ', 'digital-culture'],
    ['kind', '产业基地', 'base'],
    ['kind', 'innovation center', 'innovation-centre'],
    ['status', '开工', 'founded'],
    ['sector', '半导体', 'integrated-circuits'],
    ['sector', 'ＩＣ', 'integrated-circuits'],
    ['status', '签约', 'signed'],
    ['status', '停工', 'paused'],
    ['precision', '仅知所在区', 'district'],
    ['amountKind', '协议投资', 'agreed'],
    ['sector', '纺织', null],
    ['sector', '', null],
  ])('%s %j is %s', (field, text, value) => {
    expect(termReader(TERMS)(field, text)).toBe(value)
  })

  it('no word stands for two', () => {
    for (const field of ['kind', 'sector', 'status'] as const) {
      const words = TERMS[field].flatMap(({ value, zh, en, aliases }) =>
        [...new Set([value, zh, en, ...aliases].map(plainName))].map((word) => [word, value] as const),
      )
      expect(new Set(words.map(([word]) => word)).size, field).toBe(words.length)
      expect(words.length).toBeGreaterThan(50)
    }
  })

  it('that is retired is not meant any more', () => {
    const sector = TERMS.sector.map((term) => (term.value === 'biomed' ? { ...term, isRetired: true } : term))
    expect(termReader({ ...TERMS, sector })('sector', '生物医药')).toBeNull()
    expect(termsOfField('sector', { ...TERMS, sector }).map(({ value }) => value)).not.toContain('biomed')
  })
})

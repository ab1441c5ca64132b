import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NameIndex } from '#geo/import/names'
import { isCertain, suggestions } from '#geo/import/suggest'
import { plainName } from '#geo/text/plain-name'

describe('the plain form of a name', () => {
  it.each([
    ['苏州A（集团）', '苏州 a 集团'],
    ['苏州A（集团）有限公司', '苏州Ａ(集团)有限公司'],
    ['R&D 中心', 'RD中心'],
    ['1—2 地块', '１－２地块'],
    ['A - 1 地块', 'Ａ—1地块'],
    ['COVID-19实验室', 'covid19 实验室'],
    ['1,200亩产业园', '1200亩产业园'],
    ['“江南”1号', '江南1号'],
    ['Phase 2', 'phase2'],
    ['3号楼（B座）', '3号楼B座'],
  ])('%s is %s', (a, b) => expect(plainName(a)).toBe(plainName(b)))

  it.each([
    ['1-2地块', '12地块'],
    ['A-1', 'A1'],
    ['地块A-1', '地块A1'],
    ['1-A地块', '1A地块'],
    ['3.5', '35'],
    ['3.5代线', '35代线'],
    ['1/2号厂房', '12号厂房'],
    ['1-2地块', '1.2地块'],
    ['2024 12 项目', '202412项目'],
  ])('%s is not %s', (a, b) => {
    expect(plainName(a)).not.toBe(plainName(b))
    const index = new NameIndex()
    index.add(1, a)
    expect(index.same(b)).toEqual([])
    expect(index.same(a)).toEqual([1])
    expect(isCertain(suggestions(b, [{ value: 'x', names: [a] }]))).toBe(false)
  })

  it('is its own plain form, and the same in any case and width of letters', () => {
    const name = fc.string({ unit: fc.constantFrom(...'aB1２3甲乙 -—.,（）&/'), maxLength: 12 })
    fc.assert(
      fc.property(name, (text) => {
        expect(plainName(plainName(text))).toBe(plainName(text))
        expect(plainName(text.toUpperCase().normalize('NFKC'))).toBe(plainName(text))
      }),
    )
  })
})

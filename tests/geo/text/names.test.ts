import { expect, it } from 'vitest'
import { hasTwoNames, isOwnTranslation } from '#geo/text/names'
import { sourceMark } from '#geo/text/source-mark'

it.each([
  ['甲项目', 'Project A', false, true, true],
  ['甲项目', 'Project A', true, true, false],
  ['甲项目', '甲项目', false, false, false],
  ['ABC（一期）', 'abc一期', false, false, false],
])('%s and %s, given %s: two names %s, our translation %s', (zh, en, isGiven, two, own) => {
  expect([hasTwoNames({ zh, en }), isOwnTranslation({ zh, en }, isGiven)]).toEqual([two, own])
})

it('a source has a mark that can be read', () => {
  expect(sourceMark('S1')).toBe('S1')
  expect(sourceMark('3fa85f64-5717-4562-b3fc-2c963f66afa6')).toBe('3FA8')
})

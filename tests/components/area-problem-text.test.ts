import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noteText } from '#components/compare/note-text'
import { areaProblemText } from '#components/draw/area-problem-text'
import { areaProblemsOf } from '#components/messages/area-problems'
import type { PolygonProblem } from '#geo/areas/check-polygon'
import { type AreaProblem, parseAreaText } from '#geo/areas/parse-area'
import type { UrlNote } from '#geo/compare/url'
import { LOCALES } from '#geo/vocabulary'

const END = { zh: /。$/, en: /\.$/ }

describe('what is wrong with an area is said', () => {
  const repair: PolygonProblem & { repair: unknown } = { code: 'swapped', repair: [] }
  it.each<[AreaProblem, string, string]>([
    [{ code: 'not-a-position', ring: 0, vertex: 2 }, '第 1 环第 3 个顶点', 'Corner 3 of ring 1'],
    [
      { code: 'out-of-range', ring: 1, vertex: 0, at: [3450000, 120] },
      '第 2 环第 1 个顶点',
      '3450000.00000, 120.00000',
    ],
    [{ code: 'not-json', line: 1204, column: 7 }, '第 1204 行第 7 个字符', 'line 1204, character 7'],
    [{ code: 'srid', srid: 32651 }, 'EPSG:32651', 'EPSG:32651'],
    [
      { code: 'too-many-corners', corners: 12345, limit: 5000, repair: [] },
      '12,345 个顶点，最多 5,000 个',
      '12,345 corners',
    ],
    [{ code: 'self-crossing', count: 1, at: [120, 31] }, '自相交 1 处', 'crosses itself 1 time, at 120.00000'],
    [
      { code: 'self-crossing', count: 2, at: [120, 31] },
      '首处在 120.00000',
      'crosses itself 2 times, first at 120.00000',
    ],
    [{ code: 'too-long', length: 2400, limit: 1200 }, '少画些顶点。', 'fewer corners.'],
    [
      { code: 'too-long', length: 2400, limit: 1200, repair: [] },
      '或使用简化后的边界',
      'or use the simplified boundary',
    ],
    [{ code: 'datum', likely: 'bd09', corners: 9, repair: [] }, '百度坐标', 'BD-09'],
    [repair, '先经度后纬度', 'longitude comes first'],
  ])('%j', (problem, zh, en) => {
    expect(areaProblemText(problem, 'zh')).toContain(zh)
    expect(areaProblemText(problem, 'en')).toContain(en)
  })

  it('for every problem that any text has, without a hole', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.json(),
      fc.string().map((rest) => `POLYGON((${rest}`),
      fc.array(fc.array(fc.anything())).map((coordinates) => JSON.stringify({ type: 'Polygon', coordinates })),
      fc
        .array(fc.tuple(fc.integer({ min: 119, max: 122 }), fc.integer({ min: 30, max: 33 })))
        .map((ring) => JSON.stringify({ type: 'Polygon', coordinates: [ring] })),
    )
    fc.assert(
      fc.property(texts, (text) => {
        for (const problem of parseAreaText(text).problems.filter(({ code }) => code !== 'no-polygon')) {
          for (const locale of LOCALES) {
            expect(areaProblemText(problem, locale)).toMatch(END[locale])
            expect(areaProblemText(problem, locale)).not.toMatch(/undefined|NaN|\{/)
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})

it.each(Object.keys(areaProblemsOf('zh').notes) as UrlNote['code'][])('the note %s says what was left out', (code) => {
  for (const locale of LOCALES) {
    expect(noteText({ code, text: 'd:999' }, locale)).toContain('d:999')
    expect(noteText({ code, text: 'd:999' }, locale)).toMatch(END[locale])
    expect(noteText({ code, text: 'd:999' }, locale)).not.toMatch(/undefined|\{/)
  }
})

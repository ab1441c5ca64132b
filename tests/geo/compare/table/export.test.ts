import { describe, expect, it } from 'vitest'
import { COMPARE_WORDS } from '#components/messages/compare/words'
import { compareEn } from '#components/messages/compare-en'
import { compareZh } from '#components/messages/compare-zh'
import { areasGeoJson } from '#geo/compare/table/export-geojson'
import { exportTable, provenance } from '#geo/compare/table/export-table'
import { changeOf } from '#geo/compare/table/row'
import { csvText } from '#geo/text/csv'
import { districtPolygons } from '../support'
import { FACTS, SIP, SND, table } from './example'

describe('exports', () => {
  it('give each area a figure and what stands beside it, each pair a row', () => {
    const { head, rows } = exportTable(table, FACTS, 'zh', compareZh.exported)
    expect(head.slice(0, 6)).toEqual(['组', '指标', '代码', '单位', 'A 园区', 'A 园区 附注'])
    for (const line of rows) expect(line).toHaveLength(head.length)
    expect(rows.find((line) => line[2] === 'sumCny')!.slice(4, 8)).toEqual([
      4e8,
      '2 个已披露，2 个未披露',
      '未披露',
      '0 个已披露，1 个未披露',
    ])
    expect(rows.find((line) => line[2] === 'centreDistanceKm')!.slice(0, 2)).toEqual(['区域之间 A–B', '中心距离'])
  })

  it('give shares in the percent that their unit says, and no ratio of angles', () => {
    const { rows } = exportTable(table, FACTS, 'en', compareEn.exported)
    const shares = table.groups.flatMap((group) => group.rows).filter(({ unit }) => unit === 'share')
    expect(shares.length).toBeGreaterThan(0)
    for (const { id, cells } of shares) {
      const line = rows.find((candidate) => candidate[2] === id)!
      expect(line[3]).toBe('%')
      for (const [i, { value }] of cells.entries())
        if (value !== null) expect(line[4 + 2 * i]).toBeCloseTo(100 * value, 9)
    }
    const angle = table.groups.flatMap((group) => group.rows).find(({ unit }) => unit === 'degrees')!
    const cells = [30, 60].map((value) => ({ ...angle.cells[0]!, value }))
    expect(changeOf({ ...angle, cells, warning: null }, 1, 'ratios', COMPARE_WORDS)).toBeNull()
    expect(changeOf({ ...angle, cells, warning: null }, 1, 'differences', COMPARE_WORDS)?.en).toBe('+30°')
  })

  it('as CSV begin with a mark, end lines with CRLF and hold no formula', () => {
    const text = csvText([
      ['=1+1', '@x', '-', -5, 'a,"b"'],
      ['苏州', '+86'],
    ])
    expect(text).toBe(`\ufeff'=1+1,'@x,'-,-5,"a,""b"""\r\n苏州,'+86\r\n`)
  })

  it('as GeoJSON are sound, with every measure and where it comes from', () => {
    const areas = FACTS.map((facts, i) => ({ ...facts, polygons: districtPolygons([SIP, SND][i]!) }))
    const view = {
      address: 'http://localhost/compare',
      revision: 7,
      condition: 'Research',
      notice: 'Made up',
      leftOut: [],
    }
    const about = provenance(table.sources, view, 'en', compareEn.exported)
    const collection = areasGeoJson(table, areas, about, 'en')
    expect(collection.provenance).toMatchObject({ Address: 'http://localhost/compare', 'Data revision': '7', S1: 'A' })
    expect(collection.provenance).toMatchObject({ Attention: 'Made up', Filter: 'Research' })
    expect(collection.features[0]!.properties).toMatchObject({ letter: 'A', name: 'SIP', count: 4, sumCny: 4e8 })
    expect(collection.features[1]!.properties.sumCny).toBeNull()
    for (const { geometry } of collection.features) {
      const [[outer]] = geometry.coordinates as [[number[][]]]
      expect(outer[0]).toEqual(outer.at(-1))
      const twice = outer.slice(1).reduce((sum, [x, y], i) => sum + outer[i]![0]! * y! - x! * outer[i]![1]!, 0)
      expect(twice).toBeGreaterThan(0)
    }
  })
})

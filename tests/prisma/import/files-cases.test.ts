/** The texts of tests/cases/import, as they are read before anybody asks what they mean. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReadRow } from '#geo/import/row-notes'
import { readFileRows } from '#prisma/import/read-file'

const caseFile = (name: string) => readFileSync(join(import.meta.dirname, '..', '..', 'cases', 'import', name))

async function readRowsOf(name: string): Promise<ReadRow[]> {
  const rows: ReadRow[] = []
  for await (const batch of (await readFileRows(caseFile(name))).batches) rows.push(...batch)
  return rows
}

/** What the README of the cases says of each file: its first rows. */
const TEXTS: readonly (readonly [name: string, encoding: string, rows: readonly (readonly string[])[]])[] = [
  [
    'c1-sep-line.csv',
    'utf-8',
    [[''], ['项目名称', '所在区', '经度', '纬度'], ['分隔甲', '苏州工业园区', '120.72', '31.31']],
  ],
  [
    'c2-cr.csv',
    'utf-8',
    [
      ['项目名称', '所在区', '经度', '纬度'],
      ['分隔甲', '苏州工业园区', '120.72', '31.31'],
    ],
  ],
  ['c3-utf16le-nobom.csv', 'utf-16le', [['项目名称', '所在区', '经度', '纬度']]],
  ['c4-big5.csv', 'big5', [['項目名稱', '所在區', '經度', '緯度']]],
  [
    'c5-one-bad-byte.csv',
    'utf-8',
    [
      ['项目名称', '所在区', '经度', '纬度'],
      ['分隔甲', '苏州工业园区', '120.72', '31.31'],
    ],
  ],
  [
    'c9-fullwidth-comma.csv',
    'utf-8',
    [
      ['项目名称', '所在区', '经度', '纬度'],
      ['全角逗号甲', '苏州工业园区', '120.72', '31.31'],
    ],
  ],
  [
    'p3-decimal-comma.csv',
    'utf-8',
    [
      ['项目名称', '所在区', '经度', '纬度', '总投资（亿元）'],
      ['逗号甲', '苏州工业园区', '120.7215', '31.3115', '5.22'],
      ['逗号乙', '苏州高新区', '120.4215', '31.3515', '1200.5'],
    ],
  ],
  [
    'g2-single-feature.geojson',
    'utf-8',
    [
      ['name', 'district', '经度', '纬度'],
      ['单个要素', '苏州工业园区', '120.72', '31.31'],
    ],
  ],
  [
    'g3-lines.geojsonl',
    'utf-8',
    [
      ['name', 'district', '经度', '纬度'],
      ['逐行0', '苏州工业园区', '120.72', '31.31'],
    ],
  ],
  [
    'g7-array.json',
    'utf-8',
    [
      ['项目名称', '所在区', '经度', '纬度'],
      ['数组甲', '苏州工业园区', '120.72', '31.31'],
    ],
  ],
  [
    'g8-topojson.json',
    'utf-8',
    [
      ['name', '经度', '纬度'],
      ['拓扑', '120.72', '31.31'],
    ],
  ],
  [
    'g5-crs-4490.geojson',
    'utf-8',
    [
      ['name', 'district', '经度（CGCS2000）', '纬度（CGCS2000）'],
      ['国家2000甲', '苏州工业园区', '120.72', '31.31'],
    ],
  ],
  [
    'g9-multipoint-only.geojson',
    'utf-8',
    [
      ['name', 'type', '经度', '纬度'],
      ['超图点甲', 'x', '120.72', '31.31'],
    ],
  ],
  [
    'k1.kml',
    'utf-8',
    [
      ['name', 'description', '经度', '纬度'],
      ['谷歌地标甲', '简介', '120.72', '31.31'],
    ],
  ],
  [
    'k2.gpx',
    'utf-8',
    [
      ['name', '经度', '纬度'],
      ['航点甲', '120.72', '31.31'],
    ],
  ],
]

const textsOf = async (name: string) => (await readRowsOf(name)).map(({ cells }) => [...cells])

describe('the cases', () => {
  it.each(TEXTS)('%s is read as %s', async (name, encoding, rows) => {
    const file = await readFileRows(caseFile(name))
    expect(file.encoding).toBe(encoding)
    expect((await textsOf(name)).slice(0, rows.length)).toEqual(rows)
  })

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['g2-single-feature.geojson', (bytes) => Buffer.from(`\ufeff${bytes}`, 'utf16le')],
    ['g2-single-feature.geojson', (bytes) => Buffer.from(`${bytes}`, 'utf16le')],
    ['g3-lines.geojsonl', (bytes) => Buffer.from(String(bytes).replace(/^(?=.)/gm, '\u001e'))],
    ['k1.kml', (bytes) => Buffer.from(`\ufeff${String(bytes).replace(/encoding="[^"]*"/, '')}`, 'utf16le')],
  ])('%s is known in another encoding', async (name, encoded) => {
    const [, , [head]] = TEXTS.find(([other]) => other === name)!
    const [first] = (await (await readFileRows(encoded(caseFile(name)))).batches.next()).value as ReadRow[]
    expect(first!.cells).toEqual(head)
  })

  it.each(['k3.kmz', 'k5-csv.zip'])('%s is read from its archive', async (name) => {
    expect((await textsOf(name)).length).toBeGreaterThan(1)
  })

  it('a bad byte is noted in its own cell', async () => {
    const rows = await readRowsOf('c5-one-bad-byte.csv')
    expect(rows.map(({ notes }) => notes.map(({ column, code }) => [column, code]))).toEqual([
      [],
      [],
      [],
      [[0, 'bad-byte']],
    ])
  })

  it('stray quotes are noted, and swallow no other row', async () => {
    const rows = await readRowsOf('c8-quotes.csv')
    expect(rows.map(({ cells }) => cells[0])).toEqual(['项目名称', '引号"甲"项目', '5" 晶圆厂', '"未闭合', '末行项目'])
    expect(rows.map(({ notes }) => notes.some(({ code }) => code === 'stray-quote'))).toEqual([
      false,
      false,
      false,
      true,
      false,
    ])
  })

  it('an area stands at a point on its surface, with how far it reaches', async () => {
    const [head, first] = await textsOf('g6-all-polygons.geojson')
    expect(head!.slice(-3)).toEqual(['经度', '纬度', '位置误差（米）'])
    const [lng, lat, error] = first!.slice(-3).map(Number)
    expect(lng).toBeGreaterThan(120.71)
    expect(lng).toBeLessThan(120.73)
    expect(lat).toBeGreaterThan(31.3)
    expect(lat).toBeLessThan(31.32)
    expect(error).toBeGreaterThan(1000)
    expect(error).toBeLessThan(3000)
  })
})

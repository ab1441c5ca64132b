/**
 * An area is what a reader sees filled: awkward areas as people paste them.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { areaProblemText } from '#components/draw/area-problem-text'
import { areaText, readDrawnArea } from '#geo/areas/area-text'
import { parseAreas } from '#geo/areas/area-url'
import type { MakeValid } from '#geo/areas/mended'
import { parseAreaText } from '#geo/areas/parse-area'
import { areaKm2 } from '#geo/geometry/geodesy'
import { polygonsOf, type Ring } from '#geo/geometry/polygons'
import { LOCALES } from '#geo/vocabulary'
import { loadMakeValid } from '#prisma/geometry/make-valid'

const FOLDER = join(import.meta.dirname, '../../cases/areas')
let makeValid: MakeValid
beforeAll(async () => {
  makeValid = await loadMakeValid()
})
const read = (text: string) => parseAreaText(text, [], makeValid)
const readFile = (name: string) => read(readFileSync(join(FOLDER, name), 'utf8'))
const km2Of = (rings: readonly Ring[]) => areaKm2(polygonsOf(rings))
const box = (west: number, south: number, east: number, north: number): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

describe('awkward areas', () => {
  it.each<[name: string, faults: readonly string[], expected: readonly Ring[] | number]>([
    ['bow-tie.geojson', ['crossing'], 52.81],
    [
      'eight-through-a-vertex.geojson',
      ['touching'],
      [
        [
          [120.6, 31.2],
          [120.66, 31.2],
          [120.63, 31.24],
          [120.6, 31.2],
        ],
        [
          [120.58, 31.29],
          [120.63, 31.24],
          [120.68, 31.29],
          [120.58, 31.29],
        ],
      ],
    ],
    ['one-inside-another.geojson', ['overlap'], [box(120.55, 31.2, 120.75, 31.4)]],
    ['same-twice.geojson', ['overlap'], [box(120.55, 31.2, 120.65, 31.3)]],
    ['neighbours-with-t-junction.geojson', ['joined'], [box(120.55, 31.2, 120.65, 31.25)]],
    ['hole-outside.geojson', ['hole-outside'], [box(120.55, 31.2, 120.6, 31.25)]],
    [
      'hole-across-the-edge.geojson',
      ['hole-across'],
      [box(120.55, 31.2, 120.65, 31.3), box(120.62, 31.23, 120.65, 31.26)],
    ],
    ['spike.geojson', ['spike'], [box(120.55, 31.2, 120.65, 31.3)]],
    ['doubled-points.geojson', ['doubled'], [box(120.55, 31.2, 120.65, 31.3)]],
  ])('%s is mended by name, and what is filled is offered', (name, faults, expected) => {
    const { problems, area, repaired } = readFile(name)
    const mending = problems.find(({ code }) => code === 'mended')
    expect(mending).toMatchObject({ faults })
    expect(area).toBeNull()
    const km2 = typeof expected === 'number' ? expected : km2Of(expected)
    expect(Math.abs(km2Of(repaired!.rings) / km2 - 1)).toBeLessThan(2e-3)
    for (const locale of LOCALES) expect(areaProblemText(mending!, locale)).toMatch(/km²|平方公里/)
    // No edge of the whole is one of its parts alone, and the address holds what was offered.
    const text = areaText(repaired!)
    expect(parseAreas(text, new Set()).dropped).toEqual([])
    const again = readDrawnArea(text) as { readonly rings: readonly Ring[] }
    expect(km2Of(again.rings)).toBeCloseTo(km2Of(repaired!.rings), 3)
  })

  const SHELL = box(120.55, 31.2, 120.65, 31.3)
  const HOLE = box(120.58, 31.23, 120.6, 31.25)
  it.each<[name: string, rings: readonly Ring[], faults: readonly string[], expected: readonly Ring[]]>([
    ['the same hole twice', [SHELL, HOLE, HOLE], ['holes'], [SHELL, HOLE]],
    [
      'a hole within a hole',
      [SHELL, box(120.57, 31.22, 120.63, 31.28), HOLE],
      ['holes'],
      [SHELL, box(120.57, 31.22, 120.63, 31.28)],
    ],
    [
      'holes side by side',
      [SHELL, HOLE, box(120.6, 31.23, 120.62, 31.25)],
      ['holes'],
      [SHELL, box(120.58, 31.23, 120.62, 31.25)],
    ],
    [
      'a hole along the border',
      [SHELL, box(120.55, 31.22, 120.6, 31.25)],
      ['hole-along'],
      [SHELL, box(120.55, 31.22, 120.6, 31.25)],
    ],
    ['a ring twice round', [[...SHELL, ...SHELL.slice(1)]], ['touching'], [SHELL]],
    [
      'a spike inwards',
      [[SHELL[0]!, [120.6, 31.2], [120.6, 31.25], [120.6, 31.2], ...SHELL.slice(1)]],
      ['spike'],
      [SHELL],
    ],
  ])('%s is mended by name', (_, rings, faults, expected) => {
    const { problems, area, repaired } = read(JSON.stringify({ type: 'Polygon', coordinates: rings }))
    expect(problems).toMatchObject([{ code: 'mended', faults }])
    expect(area).toBeNull()
    expect(km2Of(repaired!.rings) / km2Of(expected)).toBeCloseTo(1, 5)
  })

  it('holes that cross are taken away as one', () => {
    const coordinates = [SHELL, HOLE, box(120.59, 31.24, 120.62, 31.26)]
    const { problems, repaired } = read(JSON.stringify({ type: 'Polygon', coordinates }))
    expect(problems.map(({ code }) => code)).toEqual(['self-crossing', 'mended'])
    const common = km2Of([box(120.59, 31.24, 120.6, 31.25)])
    const holes = km2Of([coordinates[1]!]) + km2Of([coordinates[2]!]) - common
    expect(km2Of(repaired!.rings)).toBeCloseTo(km2Of([SHELL]) - holes, 2)
  })

  it('crossing features are one area, with no border within', () => {
    const { repaired } = readFile('crossing-features.geojson')
    expect(repaired!.rings).toHaveLength(1)
  })

  it('two combs laid over each other are done in less than a second of work, or refused', () => {
    const started = process.cpuUsage()
    const { repaired } = readFile('combs.geojson')
    const { user, system } = process.cpuUsage(started)
    expect(user + system).toBeLessThan(3e6)
    if (repaired) expect(km2Of(repaired.rings)).toBeGreaterThan(0)
  })

  it('what was right stays as it is', () => {
    const island = [box(120.5, 31.2, 120.7, 31.4), box(120.55, 31.25, 120.65, 31.35)]
    for (const coordinates of [
      [island],
      [island, [box(120.58, 31.28, 120.62, 31.32)]],
      [island, [box(121, 31, 121.1, 31.1)]],
    ]) {
      const { problems, area } = read(JSON.stringify({ type: 'MultiPolygon', coordinates }))
      expect(problems).toEqual([])
      expect(area!.rings).toEqual(coordinates.flat())
    }
  })

  it('without GEOS what must be mended is named and refused', () => {
    const { problems, area, repaired } = parseAreaText(readFileSync(join(FOLDER, 'same-twice.geojson'), 'utf8'))
    expect([problems, area, repaired]).toEqual([[{ code: 'mended', faults: ['overlap'] }], null, null])
    expect(areaProblemText(problems[0]!, 'en')).toContain('page of comparisons')
  })

  it('every case is looked at', () => expect(readdirSync(FOLDER)).toHaveLength(17))
})

/**
 * An area is what a reader sees filled: awkward areas as people paste them, and random dirty ones against PostGIS's
 * MakeValid.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { areaProblemText } from '#components/draw/area-problem-text'
import { areaText, readDrawnArea } from '#geo/areas/area-text'
import { parseAreas } from '#geo/areas/area-url'
import type { MakeValid } from '#geo/areas/mended'
import { parseAreaText } from '#geo/areas/parse-area'
import { sharedBorderKm } from '#geo/geometry/borders'
import { differenceOf } from '#geo/geometry/clip'
import { crossings } from '#geo/geometry/crossings'
import { areaKm2 } from '#geo/geometry/geodesy'
import { bboxOf, borderEdges, boxesIntersect, type Polygons, polygonsOf, type Ring } from '#geo/geometry/polygons'
import { LOCALES } from '#geo/vocabulary'
import { loadMakeValid } from '#prisma/geometry/make-valid'
import { WATER } from '../../geo/compare/support'
import { type Postgis, startPostgis, whyNoPostgis } from '../../support/postgis'

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

/** Multiples of 0.001°, so that corners meet and edges lie in one line. */
const corner = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }))
const ringOf = (corners: readonly (readonly [number, number])[]): Ring => {
  const ring = corners.map(([x, y]): [number, number] => [120.6 + x / 1000, 31.2 + y / 1000])
  return [...ring, ring[0]!]
}
const dirtyRing = fc
  .array(corner, { minLength: 3, maxLength: 9 })
  .filter((corners) => new Set(corners.map(String)).size > 2)
  .map(ringOf)
/** A square of the grid; slanted ones are sheared by whole steps, so that their corners still lie in line. */
const square = (column: number, row: number, isSlanted: boolean): Ring => {
  const at = (x: number, y: number): [number, number] => [
    Number((120.6 + x / 128 + (isSlanted ? y / 256 : 0)).toFixed(5)),
    Number((31.2 + y / 128).toFixed(5)),
  ]
  return [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1), at(column, row)]
}
/** Of these some lie within, along or over one another in whole edges. */
const plainRing = fc
  .tuple(corner, corner)
  .filter(([[x0, y0], [x1, y1]]) => x0 < x1 && y0 < y1)
  .map(([[x0, y0], [x1, y1]]) =>
    ringOf([
      [x0, y0],
      [x1, y0],
      [x1, y1],
      [x0, y1],
    ]),
  )
const dirtyPolygons = fc.array(fc.array(fc.oneof(dirtyRing, plainRing), { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 4,
})

const WATER_THERE = WATER.filter((polygon) => boxesIntersect(bboxOf([polygon]), [120.6, 31.2, 120.64, 31.24]))

const missing = whyNoPostgis()
it.runIf(missing && process.env.CI)('there is a PostGIS to test by', () => expect(missing).toBeNull())

describe.skipIf(missing)('PostGIS fills the same', () => {
  let postgis: Postgis
  beforeAll(async () => {
    postgis = await startPostgis()
  })
  afterAll(() => postgis?.stop())

  /** Square degrees of the union of what each polygon fills, a hole taking away from its own ring alone. */
  const FILLED = `
    with rings as (
      select p.n as polygon, r.n as ring,
        ST_MakeValid(ST_GeomFromGeoJSON(jsonb_build_object('type', 'Polygon', 'coordinates', jsonb_build_array(r.ring))::text), 'method=structure keepcollapsed=false') as area
      from jsonb_array_elements($1::jsonb) with ordinality as p(rings, n), jsonb_array_elements(p.rings) with ordinality as r(ring, n)
    ), polygons as (
      select polygon, ST_Difference((array_agg(area) filter (where ring = 1))[1], coalesce(ST_Union(area) filter (where ring > 1), ST_SetSRID('POLYGON EMPTY'::geometry, 4326))) as area
      from rings group by polygon
    )
    select ST_AsGeoJSON(ST_Union(area), 15) as filled, ST_Area(ST_Union(area)) as area from polygons`
  const COMPARED = `
    select ST_IsValid(ours) as valid, ST_Area(ours) as area, ST_Area(ST_SymDifference(ours, ST_MakeValid(ST_GeomFromGeoJSON($2)))) as apart, ST_Perimeter(ours) as border
    from (select ST_GeomFromGeoJSON($1) as ours) as one`

  it('of random dirty polygons, whose land is never more than their area', async () => {
    await fc.assert(
      fc.asyncProperty(dirtyPolygons, async (polygons) => {
        const [theirs] = await postgis.query<{ filled: string; area: number }>(FILLED, [JSON.stringify(polygons)])
        const text = JSON.stringify({ type: 'MultiPolygon', coordinates: polygons })
        const { area, repaired } = read(text)
        const usable = repaired ?? area
        if (!usable) return expect(theirs!.area).toBeLessThan(2e-6)
        const ours: Polygons = polygonsOf(usable.rings)
        const [compared] = await postgis.query<{ valid: boolean; area: number; apart: number; border: number }>(
          COMPARED,
          [JSON.stringify({ type: 'MultiPolygon', coordinates: ours }), theirs!.filled],
        )
        expect(compared!.valid).toBe(true)
        // Crossings are rounded to a metre, as addresses hold them.
        expect(compared!.apart).toBeLessThan(1e-5 * compared!.border + 1e-9)
        expect(crossings(usable.rings, 1)).toEqual([])
        expect(borderEdges(ours).size).toBe(usable.rings.reduce((sum, ring) => sum + ring.length - 1, 0))
        expect(areaKm2(differenceOf(ours, WATER_THERE))).toBeLessThanOrEqual(areaKm2(ours) * (1 + 1e-9))
      }),
      { numRuns: 25 },
    )
  })

  /** Squares of two owners, each owner's as one area: corners of one lie amid edges of the other. */
  it('of the border that two areas share', async () => {
    const owners = fc.array(fc.constantFrom('a', 'b', 'a', 'b', ''), { minLength: 36, maxLength: 36 })
    await fc.assert(
      fc.asyncProperty(owners, fc.boolean(), async (owned, isSlanted) => {
        const [a, b] = ['a', 'b'].map((owner) => {
          const squares = owned.flatMap((of, i) =>
            of === owner ? [[square(i % 6, Math.floor(i / 6), isSlanted)]] : [],
          )
          return polygonsOf(makeValid(squares).flat())
        })
        const [compared] = await postgis.query<{ km: number }>(
          `select ST_Length(ST_Intersection(ST_Boundary(ST_GeomFromGeoJSON($1)), ST_Boundary(ST_GeomFromGeoJSON($2)))::geography) / 1000 as km`,
          [a, b].map((coordinates) => JSON.stringify({ type: 'MultiPolygon', coordinates })),
        )
        expect(Math.abs(sharedBorderKm(a!, b!) - compared!.km)).toBeLessThan(1e-4)
        expect(sharedBorderKm(b!, a!)).toBeCloseTo(sharedBorderKm(a!, b!), 9)
      }),
      { numRuns: 30 },
    )
  })
})

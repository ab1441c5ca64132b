/** What GEOS fills, by random dirty polygons, against PostGIS's MakeValid. */

import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { MakeValid } from '#geo/areas/mended'
import { parseAreaText } from '#geo/areas/parse-area'
import { sharedBorderKm } from '#geo/geometry/borders'
import { differenceOf } from '#geo/geometry/clip'
import { crossings } from '#geo/geometry/crossings'
import { areaKm2 } from '#geo/geometry/geodesy'
import { bboxOf, borderEdges, boxesIntersect, type Polygons, polygonsOf, type Ring } from '#geo/geometry/polygons'
import { loadMakeValid } from '#prisma/geometry/make-valid'
import { WATER } from '../../geo/compare/support'
import { type Postgis, startPostgis, whyNoPostgis } from '../../support/postgis'

let makeValid: MakeValid
beforeAll(async () => {
  makeValid = await loadMakeValid()
})
const read = (text: string) => parseAreaText(text, [], makeValid)

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

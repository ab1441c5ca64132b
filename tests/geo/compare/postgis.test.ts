/**
 * The measures of geo/compare against PostGIS, which reckons on the ellipsoid by GeographicLib, on the real districts.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { circleRing } from '#geo/areas/area'
import { countWithin } from '#geo/compare/statistics/spatial-relation'
import { gapKm, sharedBorderKm } from '#geo/geometry/borders'
import { differenceOf, intersectionOf } from '#geo/geometry/clip'
import { areaKm2, geodesicKm, perimeterKm } from '#geo/geometry/geodesy'
import type { Polygons } from '#geo/geometry/polygons'
import type { Position } from '#geo/records'
import { buildSnapshot } from '#geo/snapshot/build'
import { type Postgis, startPostgis, whyNoPostgis } from '../../support/postgis'
import { rowOf, TEST_LABEL_POINTS } from '../rows'
import { random } from './points'
import { cutSmall, DISTRICTS, districtPolygons, WATER } from './support'

const missing = whyNoPostgis()
if (missing) console.log(`PostGIS tests are skipped: ${missing}`)

const json = (polygons: Polygons) => JSON.stringify({ type: 'MultiPolygon', coordinates: polygons })
const SHAPE = (n: number) => `ST_GeomFromGeoJSON($${n})`
const relative = (value: number, reference: number) => Math.abs(value / reference - 1)
const nameOf = (ids: readonly string[]) => ids.join(' and ')

/** SIP, SND and their neighbours; a pair across Taihu's far side; one in another city. */
const PAIRS = [
  ['320571', '320505'],
  ['320571', '320507'],
  ['320571', '320506'],
  ['320505', '320506'],
  ['320505', '320507'],
  ['320508', '320571'],
  ['320582', '320509'],
  ['440305', '440306'],
] as const

it.runIf(missing && process.env.CI)('there is a PostGIS to test by', () => expect(missing).toBeNull())

describe.skipIf(missing)('PostGIS says the same', () => {
  let postgis: Postgis
  const ask = async (sql: string, values: readonly unknown[]): Promise<number> => {
    const [row] = await postgis.query<{ answer: number }>(`select (${sql})::float8 as answer`, values)
    return row!.answer
  }
  beforeAll(async () => {
    postgis = await startPostgis()
  })
  afterAll(() => postgis?.stop())

  /**
   * Geography's edges are geodesics and ours straight in degrees: 5e-5 apart as drawn, the same to 2e-8 once cut into
   * 64.
   */
  it.each(DISTRICTS)('of the area and perimeter of %s', async (_, polygons) => {
    const drawn = json(polygons)
    expect(relative(areaKm2(polygons), (await ask(`ST_Area(${SHAPE(1)}::geography)`, [drawn])) / 1e6)).toBeLessThan(
      5e-5,
    )
    const cut = json(cutSmall(polygons, 64))
    expect(relative(areaKm2(polygons), (await ask(`ST_Area(${SHAPE(1)}::geography)`, [cut])) / 1e6)).toBeLessThan(1e-7)
    const km = (await ask(`ST_Perimeter(${SHAPE(1)}::geography)`, [drawn])) / 1000
    expect(relative(perimeterKm(polygons), km)).toBeLessThan(1e-9)
  })

  /** Both clip in degrees; what remains is the edges, as above, and rounding. */
  it.each(['320571', '320505', '320507'])('of the land of %s', async (id) => {
    const polygons = districtPolygons(id)
    const water = WATER.filter((polygon) => areaKm2(intersectionOf(polygons, [polygon])) > 0)
    const sql = `ST_Area(ST_Difference(${SHAPE(1)}, ST_MakeValid(${SHAPE(2)}))::geography)`
    const km2 = (await ask(sql, [json(polygons), json(water)])) / 1e6
    expect(relative(areaKm2(differenceOf(polygons, WATER)), km2)).toBeLessThan(5e-5)
  })

  it('of distances', async () => {
    const next = random(3)
    for (let i = 0; i < 100; i++) {
      const [a, b]: Position[] = [0, 1].map(() => [73 + 60 * next(), 4 + 49 * next()])
      const sql = 'ST_Distance(ST_Point($1, $2)::geography, ST_Point($3, $4)::geography)'
      expect(geodesicKm(a!, b!)).toBeCloseTo((await ask(sql, [...a!, ...b!])) / 1000, 6)
    }
  })

  /**
   * The gap of geography is a geodesic between geodesic edges: within 1e-3 where an edge crosses a lake in one line; 0
   * alike.
   */
  it.each(PAIRS.map((pair) => [nameOf(pair), ...pair] as const))(
    'of gap and shared border of %s',
    async (_, idA, idB) => {
      const [a, b] = [districtPolygons(idA), districtPolygons(idB)]
      const [drawnA, drawnB] = [json(a), json(b)]
      const gap = (await ask(`ST_Distance(${SHAPE(1)}::geography, ${SHAPE(2)}::geography)`, [drawnA, drawnB])) / 1000
      expect(Math.abs(gapKm(a, b) - gap)).toBeLessThan(1e-3 * gap + 1e-9)
      const shared = `ST_Length(ST_Intersection(ST_Boundary(${SHAPE(1)}), ST_Boundary(${SHAPE(2)}))::geography)`
      expect(Math.abs(sharedBorderKm(a, b) - (await ask(shared, [drawnA, drawnB])) / 1000)).toBeLessThan(1e-6)
      expect(sharedBorderKm(b, a)).toBeCloseTo(sharedBorderKm(a, b), 9)
    },
  )

  it('of the overlap of a circle with each district', async () => {
    const circle: Polygons = [[circleRing([120.63, 31.3], 15)]]
    for (const [id, polygons] of DISTRICTS) {
      const sql = `ST_Area(ST_Intersection(${SHAPE(1)}, ${SHAPE(2)})::geography)`
      const km2 = (await ask(sql, [json(circle), json(polygons)])) / 1e6
      expect(Math.abs(areaKm2(intersectionOf(circle, polygons)) - km2), id).toBeLessThan(5e-5 * km2 + 1e-6)
    }
  })

  /**
   * ST_Buffer of geography goes by a projection and 32 corners a quarter: 1e-4 short of the circle by the corners, 1e-3
   * by the projection.
   */
  it.each([1, 5, 20])('of the buffer of %d km around a point', async (km) => {
    const sql = `ST_Area(ST_Buffer(ST_Point(120.7, 31.3)::geography, $1, 32))`
    expect(relative(areaKm2([[circleRing([120.7, 31.3], km)]]), (await ask(sql, [1000 * km])) / 1e6)).toBeLessThan(1e-3)
  })

  /** ST_DWithin measures to geodesic edges: one in 2000 points may fall on the other side. */
  it('of the projects within 5 km of a district', async () => {
    const next = random(9)
    const places = Array.from({ length: 2000 }, () => [120.3 + 0.7 * next(), 31 + 0.6 * next()] as const)
    const rows = places.map(([lng, lat], i) => rowOf(i + 1, { lng, lat }))
    const members = { located: Uint32Array.from(rows.keys()), unlocated: new Uint32Array(0), undecided: 0 }
    const sip = districtPolygons('320571')
    const count = countWithin(buildSnapshot(1, rows, TEST_LABEL_POINTS), members, sip, 5)
    const sql = `select count(*) from unnest($2::float8[], $3::float8[]) as place(lng, lat)
      where ST_DWithin(${SHAPE(1)}::geography, ST_Point(lng, lat)::geography, 5000)`
    const values = [json(sip), places.map(([lng]) => lng), places.map(([, lat]) => lat)]
    expect(Math.abs(count - (await ask(sql, values)))).toBeLessThanOrEqual(1)
    expect(count).toBeGreaterThan(200)
  })
})

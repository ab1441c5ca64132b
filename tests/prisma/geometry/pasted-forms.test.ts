/** Forms in which people paste an area: each is read, mended with a name for what was wrong, or refused in words. */

import { beforeAll, expect, it } from 'vitest'
import type { MakeValid } from '#geo/areas/mended'
import { parseAreaText } from '#geo/areas/parse-area'
import { areaKm2 } from '#geo/geometry/geodesy'
import { polygonsOf } from '#geo/geometry/polygons'
import { loadMakeValid } from '#prisma/geometry/make-valid'

let makeValid: MakeValid
beforeAll(async () => {
  makeValid = await loadMakeValid()
})

const SQUARE = '120.5 31.2, 120.6 31.2, 120.6 31.3, 120.5 31.3, 120.5 31.2'
const BOX = SQUARE.split(', ').map((corner) => corner.split(' ').map(Number))
const TRIANGLE_3D = '120.5 31.2 5, 120.6 31.2 5, 120.6 31.3 5, 120.5 31.2 5'
const polygon = (...rings: unknown[]) => JSON.stringify({ type: 'Polygon', coordinates: rings })
const KML_RING = '120.5,31.2,0 120.6,31.2,0 120.6,31.3,0 120.5,31.2,0'
const KML = `<Polygon><outerBoundaryIs><LinearRing><coordinates>${KML_RING}</coordinates></LinearRing></outerBoundaryIs></Polygon>`
/** km² of the square, and of half of it. */
const [WHOLE, HALF] = [105.61, 52.82]

it.each<[text: string, codes: string, asIs: number | null, mended: number | null]>([
  [`SRID=4326;POLYGON Z ((${TRIANGLE_3D}))`, '', HALF, null],
  [`SRID=4490;POLYGON M ((${TRIANGLE_3D}))`, 'same-datum', HALF, null],
  [`SRID=3857;POLYGON((${SQUARE}))`, 'srid', null, null],
  [`polygon((${SQUARE}));`, '', WHOLE, null],
  [`\ufeffPOLYGON((${SQUARE}))`, '', WHOLE, null],
  [`GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(POLYGON((${SQUARE}))),POINT(1 2))`, 'left-out', WHOLE, null],
  ['MULTIPOLYGON EMPTY', 'empty', null, null],
  ['CURVEPOLYGON(CIRCULARSTRING(0 0,4 0,4 4,0 4,0 0))', 'no-polygon', null, null],
  ['POLYGON((120.5 31.2,\u0000120.6 31.2,120.6 31.3,120.5 31.2))', 'bad-wkt', null, null],
  [`\ufeff<kml>${KML}</kml>`, '', HALF, null],
  [
    `<kml><MultiGeometry>${KML}<LineString><coordinates>1,2 3,4</coordinates></LineString></MultiGeometry></kml>`,
    'left-out',
    HALF,
    null,
  ],
  [polygon(BOX.map(([lng, lat]) => [lat, lng])), 'swapped', null, WHOLE],
  [polygon(BOX.map(([lng, lat]) => [String(lng), String(lat)])), 'not-a-position', null, null],
  [polygon([[null, null], ...BOX]), 'not-a-position', null, null],
  [polygon(BOX).replace('120.5', '1e400'), 'not-a-position', null, null],
  [polygon(BOX.slice(0, 4)), 'open', null, WHOLE],
  [polygon(BOX.slice(0, 2)), 'too-few-corners', null, null],
  [polygon(BOX, BOX), 'no-area', null, null],
  [polygon([]), 'empty', null, null],
  [
    polygon([
      [179, 30],
      [-179, 30],
      [-179, 31],
      [179, 31],
      [179, 30],
    ]),
    'antimeridian',
    null,
    null,
  ],
  [
    polygon([
      [179, 30],
      [181, 30],
      [181, 31],
      [179, 31],
      [179, 30],
    ]),
    'antimeridian',
    null,
    null,
  ],
  ['{"type":"__proto__"}', 'no-polygon', null, null],
  ['{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null}]}', 'no-polygon', null, null],
  [JSON.stringify({ type: 'Topology', objects: {} }), 'no-polygon', null, null],
  ['0103000000010000000500', 'not-json', null, null],
])('%s', (text, codes, asIs, mended) => {
  const { problems, area, repaired } = parseAreaText(text, [], makeValid)
  const km2Of = (one: typeof area) => one && Number(areaKm2(polygonsOf(one.rings)).toFixed(2))
  expect(problems.map(({ code }) => code).join()).toBe(codes)
  expect([km2Of(area), km2Of(repaired)]).toEqual([asIs, mended])
})

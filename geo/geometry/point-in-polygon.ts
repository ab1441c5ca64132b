import { borderEdges, type Polygons } from './polygons'

const MAX_BANDS = 1024

/**
 * A test for whether a position in degrees lies inside, with edges straight in longitude and latitude. A position on a
 * border belongs to the side east of it, and on a border that runs due east to the side north of it. So of
 * two neighbours that share vertices exactly one contains a position on their common border, and a position on the
 * outermost border may lie in none. Edges are indexed by bands of latitude: a call looks only at those of one band.
 */
export function pointInPolygons(polygons: Polygons): (lng: number, lat: number) => boolean {
  const edges = [...borderEdges(polygons).values()].filter(([[, y0], [, y1]]) => y0 !== y1)
  // Two neighbours run along their border in opposite directions. Lower end first, both compute the same to the last
  // bit.
  const upward = edges.map(([a, b]) => (a[1] < b[1] ? [...a, ...b] : [...b, ...a]))
  const ends = Float64Array.from(upward.flat())
  const south = upward.reduce((lowest, edge) => Math.min(lowest, edge[1]!), Infinity)
  const north = upward.reduce((highest, edge) => Math.max(highest, edge[3]!), -Infinity)
  const count = Math.min(MAX_BANDS, Math.max(1, edges.length))
  const bandOf = (lat: number) => Math.min(count - 1, Math.floor(((lat - south) / (north - south)) * count))
  const { starts, edgesInBands } = bands(upward, count, bandOf)

  return (lng, lat) => {
    if (!(lat >= south && lat < north)) return false
    const band = bandOf(lat)
    let inside = false
    for (let m = starts[band]!; m < starts[band + 1]!; m++) {
      const e = 4 * edgesInBands[m]!
      const y0 = ends[e + 1]!
      const y1 = ends[e + 3]!
      if (lat < y0 || lat >= y1) continue
      const x0 = ends[e]!
      if (lng < x0 + ((ends[e + 2]! - x0) * (lat - y0)) / (y1 - y0)) inside = !inside
    }
    return inside
  }
}

/** The edges that reach into a band are `edgesInBands[starts[band]]` until before `edgesInBands[starts[band + 1]]`. */
function bands(upward: readonly (readonly number[])[], count: number, bandOf: (lat: number) => number) {
  const starts = new Uint32Array(count + 1)
  for (const edge of upward) {
    for (let band = bandOf(edge[1]!); band <= bandOf(edge[3]!); band++) starts[band + 1]!++
  }
  for (let band = 0; band < count; band++) starts[band + 1]! += starts[band]!
  const edgesInBands = new Uint32Array(starts[count]!)
  const cursors = starts.slice()
  upward.forEach((edge, i) => {
    for (let band = bandOf(edge[1]!); band <= bandOf(edge[3]!); band++) edgesInBands[cursors[band]!++] = i
  })
  return { starts, edgesInBands }
}

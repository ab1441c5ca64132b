import { areaText } from '#geo/areas/area-text'
import type { Ring } from '#geo/geometry/polygons'
import type { PublishedShape } from '#geo/shapes/published'

/** A ring that runs `teeth` times across the ground; turned, every tooth crosses every tooth of one that is not. */
function comb(teeth: number, isTurned: boolean, shift: number): Ring {
  const size = 0.3
  const there: [number, number][] = []
  for (let i = 0; i < teeth; i++) {
    const [from, to] = [(size * 2 * i) / (2 * teeth), (size * (2 * i + 1)) / (2 * teeth)]
    there.push([from, 0], [from, size], [to, size], [to, 0.01])
  }
  const closed = [...there, [size, 0], there[0]!] as [number, number][]
  return closed.map(([x, y]) => (isTurned ? [120.6 + y + shift, 31.2 + x] : [120.6 + x + shift, 31.2 + y]))
}

/** Six areas as an address names them, that cross each other in nearly every edge; degrees further east. */
export const combs = (teeth: number, east = 0): string => {
  const texts = Array.from({ length: 6 }, (_, i) =>
    areaText({ kind: 'polygon', rings: [comb(teeth, i % 2 === 0, east + i * 1e-4)] }),
  )
  return texts.join('~')
}

/** Water in so many pieces that no area on it is measured within the budget of one request. */
export function ponds(): PublishedShape[] {
  const side = 60
  const [step, size] = [0.3 / side, 0.15 / side]
  const name = { zh: '', en: '' }
  return Array.from({ length: side * side }, (_, i) => {
    const [west, south] = [120.6 + (i % side) * step, 31.2 + Math.floor(i / side) * step]
    const [east, north] = [west + size, south + size / 2]
    const ring = [
      [west, south],
      [east, south],
      [east + size / 3, north],
      [west, north + size / 3],
      [west, south],
    ]
    return { id: `pond-${i}`, rings: [ring], city: null, name, short: name, label: null }
  })
}

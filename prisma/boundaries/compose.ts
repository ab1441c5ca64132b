/** From checked shapes to what is stored of them: names, cities, and where names are written. */

import { centroidOf } from '#geo/areas/area'
import { areaKm2 } from '#geo/geometry/geodesy'
import type { MapShape } from '#geo/geometry/map-shapes'
import { bboxOf, boxesIntersect, polygonsOf, type Ring } from '#geo/geometry/polygons'
import { lookUp } from '#geo/look-up'
import type { Position, Text } from '#geo/records'
import type { NamedShape } from '#geo/shapes/check-shapes'
import type { MapShapes } from '#geo/shapes/map-shapes'
import type { PublishedCity, PublishedShape, PublishedShapes } from '#geo/shapes/published'
import type { Assignment, ReadingContext, UploadSettings } from '#geo/shapes/reading'
import { shortOf } from './short-name'
import { innerPoints } from './topology'

/** A shape of the file on its way to the map. */
export type DraftShape = NamedShape & { readonly becomes: Assignment; readonly names: Text }

export const areaOf = (rings: readonly Ring[]): number => (rings.length > 0 ? areaKm2(polygonsOf(rings)) : 0)

/**
 * The districts on the map that the file does not hold. A new installation, which has no districts of its own yet,
 * keeps none: those on its map are of the place where this program was first used.
 */
export function keptShapes(
  shapes: readonly NamedShape[],
  { districts, labels }: MapShapes,
  { keepsOthers }: UploadSettings,
  context: ReadingContext,
): NamedShape[] {
  if (!keepsOthers || context.districts.length === 0) return []
  return districts
    .filter(({ id }) => !shapes.some((shape) => shape.id === id))
    .map((shape) => ({ ...shape, title: labels.find(({ id }) => id === shape.id)?.name.zh ?? shape.id }))
}

/** km²: smaller waters have no name on the map. */
const NAMED_WATER_KM2 = 1

/** What is stored of the drafts and of the districts that are kept beside them, label points included. */
export async function publishedOf(
  drafts: readonly DraftShape[],
  kept: readonly MapShape[],
  standing: MapShapes,
  context: ReadingContext,
): Promise<PublishedShapes> {
  if (drafts.length === 0) return { shapes: [], cities: [] }
  if (context.kind === 'land') return { shapes: drafts.map((draft) => shapeOf(draft, null, null)), cities: [] }
  const points = await innerPoints(drafts, context.kind === 'districts' ? standing.water : [])
  if (context.kind === 'water') {
    const isNamed = (draft: DraftShape) => draft.names.zh !== '' && areaOf(draft.rings as Ring[]) >= NAMED_WATER_KM2
    return { shapes: drafts.map((draft, i) => shapeOf(draft, null, isNamed(draft) ? points[i]! : null)), cities: [] }
  }
  const recordOf = (id: string) => context.districts.find((record) => record.id === id)
  const fresh = drafts.map((draft, i): PublishedShape => {
    const { becomes } = draft
    if (becomes.to === 'new') {
      const name = { zh: becomes.zh, en: becomes.en }
      return { ...shapeOf(draft, becomes.cityId, points[i]!), name, short: { zh: shortOf(name.zh), en: name.en } }
    }
    const record = recordOf(draft.id)!
    return { ...shapeOf(draft, record.cityId, points[i]!), name: record.name, short: record.short }
  })
  const others = kept.map(({ id, rings }): PublishedShape => {
    const label = standing.labels.find((candidate) => candidate.id === id)
    const { name, short } = recordOf(id) ?? label ?? { name: { zh: id, en: id }, short: { zh: id, en: id } }
    const city = recordOf(id)?.cityId ?? label?.city ?? null
    return { id, rings, city, name, short, label: label?.position ?? null }
  })
  const shapes = [...fresh, ...others]
  return { shapes, cities: citiesOf(shapes, standing, context) }
}

const shapeOf = ({ id, rings, names }: DraftShape, city: string | null, label: Position | null): PublishedShape => ({
  ...{ id, rings, city, label },
  ...{ name: names, short: names },
})

/** Where the map already names a city, its name stays there; else it stands in the middle of its districts. */
function citiesOf(
  shapes: readonly PublishedShape[],
  { labels }: MapShapes,
  { cities }: ReadingContext,
): PublishedCity[] {
  const ids = [...new Set(shapes.flatMap(({ city }) => city ?? []))]
  return ids.map((id) => {
    // One shape after the other: where two overlap, none is a hole of the other.
    const polygons = shapes.filter(({ city }) => city === id).flatMap(({ rings }) => polygonsOf(rings))
    const known = labels.find((label) => label.id === id && label.type === 'city')
    const [west, south, east, north] = bboxOf(polygons)
    const isInside = known && boxesIntersect([west, south, east, north], [...known.position, ...known.position])
    return {
      id,
      name: lookUp(cities, id) ?? known?.name ?? { zh: id, en: id },
      label: isInside ? known.position : centroidOf(polygons),
    }
  })
}

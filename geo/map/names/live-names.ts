/** The names of a live map, from what it has loaded for its view. */

import type { Feature, FeatureCollection, Geometry } from 'geojson'
import { project, unproject } from '../../geometry/web-mercator'
import type { Position } from '../../records'
import type { MapLabel } from '../../shapes/map-shapes'
import { type FixedCamera, TILE_SIZE } from '../camera'
import type { Box } from '../label-collision'
import { LEVEL_SPREAD } from '../zoom-levels'
import { byRank, districtNameAt, isWritten, LAND_EM_PX, type NamesInput } from './district-names'
import { boxOfDisc, boxOfLetter, boxOfPin, placeVenues } from './marks'
import { type Outline, outlineOf } from './outlines'
import { placeDistrictNames } from './place-names'

type Loaded = Pick<Feature, 'geometry' | 'properties'>

/** Features of the sources that names depend on, as far as they are loaded; shapes may come in pieces. */
export interface LoadedFeatures {
  readonly labels: readonly Loaded[]
  readonly districts: readonly Loaded[]
  readonly water: readonly Loaded[]
  readonly projects: readonly Loaded[]
  readonly events: readonly Loaded[]
  /** Those of compared areas, their outlines among them. */
  readonly areas: readonly Loaded[]
}

/**
 * The names of districts and cities as points, with `text` and its offset `at` in ems, and the lines to them. They are
 * placed as if the map were at `placedFor`.
 */
export function namesCollection(
  loaded: LoadedFeatures,
  input: NamesInput,
  { zoom, bearing }: Pick<FixedCamera, 'zoom' | 'bearing'>,
  placedFor = zoom,
): FeatureCollection {
  const view = { ...input, zoom: placedFor }
  const { pxOf, positionAt } = frameOf(placedFor, bearing)
  const districts = loaded.districts.flatMap(outlinesOf)
  const water = loaded.water.flatMap(outlinesOf)
  const drawn = new Set(districts.map(({ id }) => id))
  const labels = byRank(
    labelsOf(loaded.labels).filter((label) => label.type !== 'water' && isWritten(label, placedFor)),
    input,
  )
  const names = placeDistrictNames(
    labels.map((label) => districtNameAt(label, pxOf(label.position), drawn.has(label.id), view)),
    marksOf(loaded, pxOf),
    { outlines: { districts, water }, positionAt, spread: placedFor === zoom ? 1 : LEVEL_SPREAD },
  )
  const em = LAND_EM_PX[input.locale]
  const shown = frameOf(zoom, bearing)
  const features = labels.flatMap(({ position }, i): Feature[] => {
    const name = names[i]
    if (!name) return []
    const [x, y] = shown.pxOf(position)
    const point = (at: Position, offset: readonly [number, number]): Feature => ({
      type: 'Feature',
      properties: { text: name.lines.join('\n'), at: offset },
      geometry: { type: 'Point', coordinates: [...at] },
    })
    if (!name.leader) return [point(position, [name.at[0] / em, name.at[1] / em])]
    // Both ends stand on the map, so that they stay together while it is zoomed.
    const coordinates = name.leader.map(([dx, dy]) => [...shown.positionAt(x + dx, y + dy)])
    return [
      point(shown.positionAt(x + name.at[0], y + name.at[1]), [0, 0]),
      { type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } },
      { type: 'Feature', properties: { end: true }, geometry: { type: 'Point', coordinates: coordinates[1]! } },
    ]
  })
  return { type: 'FeatureCollection', features }
}

/** Px from the corner of the world, turned as the map is. */
function frameOf(zoom: number, bearing: number) {
  const scale = TILE_SIZE * 2 ** zoom
  const angle = (-bearing * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return {
    pxOf: (position: Position): [number, number] => {
      const [x, y] = project(position)
      return [scale * (x * cos - y * sin), scale * (x * sin + y * cos)]
    },
    positionAt: (x: number, y: number): Position => unproject((x * cos + y * sin) / scale, (y * cos - x * sin) / scale),
  }
}

/** Each once, though several tiles may hold it. */
function labelsOf(features: readonly Loaded[]): MapLabel[] {
  const labels = new Map<string, MapLabel>()
  for (const { properties: p, geometry } of features) {
    if (!p || geometry.type !== 'Point') continue
    const [lng, lat] = geometry.coordinates as [number, number]
    labels.set(`${p.type} ${p.id}`, {
      ...{ id: String(p.id), type: p.type, city: p.city ?? null, position: [lng, lat] },
      ...{ name: { zh: p.zh, en: p.en }, short: { zh: p.shortZh, en: p.shortEn } },
    })
  }
  return [...labels.values()]
}

function outlinesOf({ properties, geometry }: Loaded): Outline[] {
  const rings = ringsOf(geometry)
  return rings.length > 0 ? [outlineOf({ id: String(properties?.id ?? ''), rings })] : []
}

const ringsOf = (geometry: Geometry): number[][][] => {
  if (geometry.type === 'Polygon') return geometry.coordinates
  return geometry.type === 'MultiPolygon' ? geometry.coordinates.flat() : []
}

function marksOf({ projects, events, areas }: LoadedFeatures, pxOf: (at: Position) => [number, number]): Box[] {
  const venues = new Map<unknown, { readonly venue: Position; readonly label: string }>()
  for (const { properties: p, at } of points(events)) if (p.id) venues.set(p.id, { venue: at, label: String(p.label) })
  return [
    ...points(areas).map(({ at }) => boxOfLetter(pxOf(at))),
    ...placeVenues([...venues.values()], pxOf).flatMap(({ boxes }) => boxes),
    ...points(projects).map(({ properties: p, at }) =>
      p.t === 'pin' ? boxOfPin(pxOf(at), p.r ?? null) : boxOfDisc(pxOf(at), p.n),
    ),
  ]
}

const points = (features: readonly Loaded[]) =>
  features.flatMap(({ properties, geometry }) =>
    geometry.type === 'Point' ? [{ properties: properties ?? {}, at: geometry.coordinates as [number, number] }] : [],
  )

/** All measures of the areas compared, and of each pair of them. */

import { type Area, centreOf, polygonsOfArea } from '../../areas/area'
import { areaText } from '../../areas/area-text'
import { type ProjectsInArea, projectsInArea } from '../../areas/projects-in-area'
import type { MapShape } from '../../geometry/map-shapes'
import { type Polygons, polygonsOf } from '../../geometry/polygons'
import type { Position } from '../../records'
import type { Selection } from '../../snapshot/selection'
import type { Snapshot } from '../../snapshot/snapshot'
import { type Amounts, amountsOf } from './amounts'
import { type CountsByValue, countsBy, type ProjectCounts, projectCounts } from './counts'
import { type Distribution, distributionOf } from './distribution'
import { type Surface, surfaceOf } from './land'
import { cosineSimilarity, herfindahl, jensenShannon, locationQuotients, shannon } from './mix'
import { countWithin, type SpatialRelation, spatialRelation } from './spatial-relation'

/** By sector; a location quotient is null if the reference has no project of the sector. */
interface SectorMix {
  readonly locationQuotients: Readonly<Record<string, number | null>>
  readonly shannon: ReturnType<typeof shannon>
  readonly herfindahl: number | null
}

/** All measures of one area. Plain JSON. */
export interface AreaMeasures {
  readonly area: Area
  readonly centre: Position
  readonly surface: Surface
  readonly projects: ProjectCounts
  readonly amounts: Amounts
  readonly distribution: Distribution
  /** Compared with the sectors of all projects on the map that match the area's filter. */
  readonly mix: SectorMix
}

export interface PairMeasures extends SpatialRelation {
  /** Indices of the areas. */
  readonly a: number
  readonly b: number
  readonly radiusKm: number
  /** How many projects of a that have coordinates lie within the radius of area b, and the other way round. */
  readonly aNearB: number
  readonly bNearA: number
  readonly sectorCosine: number | null
  readonly sectorJensenShannonBits: number | null
}

export interface AreaComparison {
  readonly areas: readonly AreaMeasures[]
  readonly pairs: readonly PairMeasures[]
}

/** One area, and the projects that match both the common filter and the area's own. */
export interface AreaSelection {
  readonly area: Area
  readonly selection: Matching
}

type Matching = Pick<Selection, 'mask' | 'count'>

/** The shapes of the map and the geometry computed from them so far. Make one with `areaCache` and reuse it. */
export interface AreaCache {
  readonly shapes: readonly MapShape[]
  readonly water: Polygons
  /** By text of the area. */
  readonly areas: Map<string, AreaGeometry>
  /** By the texts of both areas. */
  readonly pairs: Map<string, SpatialRelation>
}

interface AreaGeometry {
  readonly polygons: Polygons
  readonly centre: Position
  readonly surface: Surface
}

/** Entries: more than all districts, plus the areas that a few readers draw. */
const MAX_CACHED = 500

export const areaCache = (shapes: readonly MapShape[], water: readonly MapShape[]): AreaCache => ({
  shapes,
  water: water.flatMap(({ rings }) => polygonsOf(rings)),
  areas: new Map(),
  pairs: new Map(),
})

/** The polygons, centre and surface of an area, cached. Throws as `polygonsOfArea` does. */
export function areaGeometry({ shapes, water, areas: cachedValues }: AreaCache, area: Area): AreaGeometry {
  return cached(cachedValues, areaText(area), () => computeGeometry(area, shapes, water))
}

const pairKey = (a: Area, b: Area): string => `${areaText(a)} ${areaText(b)}`

/** The spatial relation of two areas, cached. */
function relationOf(cache: AreaCache, a: Area, b: Area): SpatialRelation {
  return cached(cache.pairs, pairKey(a, b), () =>
    spatialRelation(a, areaGeometry(cache, a).polygons, b, areaGeometry(cache, b).polygons),
  )
}

/** Geometry that was computed for some areas, to be passed from one thread to another. */
export interface CachedGeometries {
  readonly areas: readonly (readonly [key: string, geometry: AreaGeometry])[]
  readonly pairs: readonly (readonly [key: string, relation: SpatialRelation])[]
}

const pairsOf = (areas: readonly Area[]): (readonly [Area, Area])[] =>
  areas.flatMap((a, i) => areas.slice(i + 1).map((b) => [a, b] as const))

/** What has been computed of the areas and their pairs. */
export const knownGeometries = (cache: AreaCache, areas: readonly Area[]): CachedGeometries => ({
  areas: areas.flatMap((area) => entryOf(cache.areas, areaText(area))),
  pairs: pairsOf(areas).flatMap(([a, b]) => entryOf(cache.pairs, pairKey(a, b))),
})

function entryOf<T>(values: ReadonlyMap<string, T>, key: string): (readonly [string, T])[] {
  const value = values.get(key)
  return value === undefined ? [] : [[key, value]]
}

/** Computes the geometry of the areas and of each pair, which `compareAreas` will need. */
export const geometriesOf = (cache: AreaCache, areas: readonly Area[]): CachedGeometries => ({
  areas: areas.map((area) => [areaText(area), areaGeometry(cache, area)]),
  pairs: pairsOf(areas).map(([a, b]) => [pairKey(a, b), relationOf(cache, a, b)]),
})

/** Caches what another thread has computed. */
export function addGeometries(cache: AreaCache, { areas, pairs }: CachedGeometries): void {
  for (const [key, geometry] of areas) cached(cache.areas, key, () => geometry)
  for (const [key, relation] of pairs) cached(cache.pairs, key, () => relation)
}

export const isCached = (cache: AreaCache, areas: readonly Area[]): boolean =>
  areas.every((area) => cache.areas.has(areaText(area))) &&
  pairsOf(areas).every(([a, b]) => cache.pairs.has(pairKey(a, b)))

function cached<T>(cachedValues: Map<string, T>, key: string, compute: () => T): T {
  const value = cachedValues.get(key) ?? compute()
  cachedValues.delete(key)
  cachedValues.set(key, value)
  for (const oldest of cachedValues.keys()) {
    if (cachedValues.size <= MAX_CACHED) break
    cachedValues.delete(oldest)
  }
  return value
}

function computeGeometry(area: Area, shapes: readonly MapShape[], water: Polygons): AreaGeometry {
  const polygons = polygonsOfArea(area, shapes)
  const centre = centreOf(area, polygons)
  return { polygons, centre, surface: surfaceOf(polygons, water, centre) }
}

/** All measures of the areas, in their order, and of each pair; without a radius, of no pair. */
export function compareAreas(
  snapshot: Snapshot,
  cache: AreaCache,
  sides: readonly AreaSelection[],
  radiusKm: number | null,
): AreaComparison {
  const all = sides.map((side) => {
    const geometry = areaGeometry(cache, side.area)
    const projects = projectsInArea(snapshot, side.selection.mask, side.area, cache.shapes)
    return { side, geometry, projects, measured: measureArea(snapshot, side, geometry, projects) }
  })
  if (radiusKm === null) return { areas: all.map(({ measured }) => measured), pairs: [] }
  const pairs = all.flatMap((first, a) =>
    all.slice(a + 1).map((second, i): PairMeasures => {
      const sectors = [first.measured.projects.bySector, second.measured.projects.bySector] as const
      return {
        a,
        b: a + 1 + i,
        ...relationOf(cache, first.side.area, second.side.area),
        radiusKm,
        aNearB: countWithin(snapshot, first.projects, second.geometry.polygons, radiusKm),
        bNearA: countWithin(snapshot, second.projects, first.geometry.polygons, radiusKm),
        sectorCosine: cosineSimilarity(...sectors),
        sectorJensenShannonBits: jensenShannon(...sectors),
      }
    }),
  )
  return { areas: all.map(({ measured }) => measured), pairs }
}

function measureArea(
  snapshot: Snapshot,
  { area, selection }: AreaSelection,
  { centre, surface }: AreaGeometry,
  inArea: ProjectsInArea,
): AreaMeasures {
  const projects = projectCounts(snapshot, inArea, selection.count, surface.landKm2)
  return {
    area,
    centre,
    surface,
    projects,
    amounts: amountsOf(snapshot, inArea),
    distribution: distributionOf(snapshot, inArea, centre, surface),
    mix: mixOf(projects.bySector, sectorsOf(snapshot, selection)),
  }
}

const mixOf = (sectors: CountsByValue, reference: CountsByValue): SectorMix => ({
  locationQuotients: locationQuotients(sectors, reference),
  shannon: shannon(sectors),
  herfindahl: herfindahl(sectors),
})

/** The sectors of all matching projects on the map. */
function sectorsOf(snapshot: Snapshot, { mask, count }: Matching): CountsByValue {
  const located = new Uint32Array(count)
  let i = 0
  for (let row = 0; row < mask.length; row++) if (mask[row]) located[i++] = row
  return countsBy(snapshot, { located, unlocated: new Uint32Array(0), undecided: 0 }, 'sector')
}

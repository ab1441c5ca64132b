/** Every measure of some areas, and between each two of them. */

import { type Area, centreOf, polygonsOfArea } from '../../areas/area'
import { areaText } from '../../areas/area-text'
import { type Members, membersOf } from '../../areas/projects-in-area'
import type { MapShape } from '../../geometry/map-shapes'
import { type Polygons, polygonsOf } from '../../geometry/polygons'
import type { Selection } from '../../query/selection'
import type { Position } from '../../records'
import type { Snapshot } from '../../snapshot/snapshot'
import { type Amounts, amountsOf } from './amounts'
import { type Between, between, countWithin } from './between'
import { type Counts, countsBy, type ProjectCounts, projectCounts } from './counts'
import { type Distribution, distributionOf } from './distribution'
import { type Surface, surfaceOf } from './land'
import { cosineSimilarity, herfindahl, jensenShannon, locationQuotients, shannon } from './mix'

/** Of each sector; null where the reference has none of it. */
export interface Mix {
  readonly locationQuotients: Readonly<Record<string, number | null>>
  readonly shannon: ReturnType<typeof shannon>
  readonly herfindahl: number | null
}

/** Plain JSON: what is known of one area. */
export interface Measured {
  readonly area: Area
  readonly centre: Position
  readonly surface: Surface
  readonly projects: ProjectCounts
  readonly amounts: Amounts
  readonly distribution: Distribution
  /** Against the sectors of all projects that match the area's filter, on the whole map. */
  readonly mix: Mix
}

export interface MeasuredPair extends Between {
  /** Indices of the areas. */
  readonly a: number
  readonly b: number
  /** How many projects of one area that have coordinates lie within the radius of the other area. */
  readonly radiusKm: number
  readonly aNearB: number
  readonly bNearA: number
  readonly sectorCosine: number | null
  readonly sectorJensenShannonBits: number | null
}

export interface Comparison {
  readonly areas: readonly Measured[]
  readonly pairs: readonly MeasuredPair[]
}

/** One area, and what matches the common filter and its own. */
export interface Side {
  readonly area: Area
  readonly selection: Selection
}

/** What the map is made of, with what has been reckoned from it before: make one with `ground` and keep it. */
export interface Ground {
  readonly shapes: readonly MapShape[]
  readonly water: Polygons
  /** By text of the area. */
  readonly known: Map<string, Laid>
  /** By the texts of both areas. */
  readonly knownPairs: Map<string, Between>
}

interface Laid {
  readonly polygons: Polygons
  readonly centre: Position
  readonly surface: Surface
}

/** Areas kept: more than all districts and what a few readers draw. */
const KEPT = 500

export const ground = (shapes: readonly MapShape[], water: readonly MapShape[]): Ground => ({
  shapes,
  water: water.flatMap(({ rings }) => polygonsOf(rings)),
  known: new Map(),
  knownPairs: new Map(),
})

/** The polygons, centre and surface of an area: reckoned once, the longest unused forgotten. Throws as `polygonsOfArea` does. */
export function layOut({ shapes, water, known }: Ground, area: Area): Laid {
  return kept(known, areaText(area), () => layOutAnew(area, shapes, water))
}

/** What lies between two areas, kept likewise. */
function betweenOf(place: Ground, a: Area, b: Area): Between {
  return kept(place.knownPairs, `${areaText(a)} ${areaText(b)}`, () =>
    between(a, layOut(place, a).polygons, b, layOut(place, b).polygons),
  )
}

function kept<T>(known: Map<string, T>, key: string, make: () => T): T {
  const value = known.get(key) ?? make()
  known.delete(key)
  known.set(key, value)
  for (const oldest of known.keys()) {
    if (known.size <= KEPT) break
    known.delete(oldest)
  }
  return value
}

function layOutAnew(area: Area, shapes: readonly MapShape[], water: Polygons): Laid {
  const polygons = polygonsOfArea(area, shapes)
  return { polygons, centre: centreOf(area, polygons), surface: surfaceOf(polygons, water) }
}

/** All measures of `sides`, area by area in their order, and of each pair. */
export function compare(snapshot: Snapshot, place: Ground, sides: readonly Side[], radiusKm: number): Comparison {
  const all = sides.map((side) => {
    const laid = layOut(place, side.area)
    const members = membersOf(snapshot, side.selection.mask, side.area, place.shapes)
    return { side, laid, members, measured: measure(snapshot, side, laid, members) }
  })
  const pairs = all.flatMap((first, a) =>
    all.slice(a + 1).map((second, i): MeasuredPair => {
      const sectors = [first.measured.projects.bySector, second.measured.projects.bySector] as const
      return {
        a,
        b: a + 1 + i,
        ...betweenOf(place, first.side.area, second.side.area),
        radiusKm,
        aNearB: countWithin(snapshot, first.members, second.laid.polygons, radiusKm),
        bNearA: countWithin(snapshot, second.members, first.laid.polygons, radiusKm),
        sectorCosine: cosineSimilarity(...sectors),
        sectorJensenShannonBits: jensenShannon(...sectors),
      }
    }),
  )
  return { areas: all.map(({ measured }) => measured), pairs }
}

function measure(snapshot: Snapshot, { area, selection }: Side, { centre, surface }: Laid, members: Members): Measured {
  const projects = projectCounts(snapshot, members, selection.count, surface.landKm2)
  return {
    area,
    centre,
    surface,
    projects,
    amounts: amountsOf(snapshot, members),
    distribution: distributionOf(snapshot, members, centre, surface),
    mix: mixOf(projects.bySector, sectorsOf(snapshot, selection)),
  }
}

const mixOf = (sectors: Counts, reference: Counts): Mix => ({
  locationQuotients: locationQuotients(sectors, reference),
  shannon: shannon(sectors),
  herfindahl: herfindahl(sectors),
})

/** The sectors of everything that matches, wherever it is. */
function sectorsOf(snapshot: Snapshot, { mask, count }: Selection): Counts {
  const located = new Uint32Array(count)
  let i = 0
  for (let row = 0; row < mask.length; row++) if (mask[row]) located[i++] = row
  return countsBy(snapshot, { located, unlocated: new Uint32Array(0), undecided: 0 }, 'sector')
}

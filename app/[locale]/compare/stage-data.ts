/** What the maps of a comparison show: read and drawn on the server, then handed to the live maps as plain data. */

import type { HexagonData, MapCell, StageData } from '#components/compare/map/types'
import type { Messages } from '#components/messages/index'
import { MIN_AREAS } from '#geo/areas/area'
import { bothFilters } from '#geo/compare/both-filters'
import { type Density, densityOf, hexagonCollection } from '#geo/compare/map/density'
import { type Classification, classify, rampStep } from '#geo/compare/map/district-classes'
import { scatterFeatures } from '#geo/compare/map/scatter-features'
import { boxOfAreas, polygonsIn, type ShownArea } from '#geo/compare/map/shown-area'
import type { AreaComparison } from '#geo/compare/statistics/compare'
import type { CompareView } from '#geo/compare/url'
import type { Bbox, Filters } from '#geo/filters'
import { geodesicKm } from '#geo/geometry/geodesy'
import { bboxOf, boxesIntersect } from '#geo/geometry/polygons'
import { drawnCollection } from '#geo/map/area-outline'
import { bboxOfRadius, type Camera } from '#geo/map/camera'
import type { StaticMap } from '#geo/map/static-map'
import type { Rooms } from '#geo/map/zoom-levels'
import type { SiteViews } from '#geo/site/site-views'
import { viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { selected } from '#prisma/read/selected-projects'
import { readSiteViews } from '#prisma/site/site'
import { choroplethData } from './choropleth-data'
import { drawCell, type PlannedCell } from './draw-cell'

interface Input {
  readonly locale: Locale
  readonly t: Messages['compareMap']
  readonly view: CompareView
  readonly comparison: AreaComparison
  readonly areas: readonly ShownArea[]
  /** What the address asks for; absent: the areas. */
  readonly camera?: Camera | undefined
  readonly isPhone?: boolean
}

export interface StageOfView {
  readonly data: StageData
  readonly pictures: readonly StaticMap[]
  /** Names of all districts that have a shape, by code. */
  readonly districts: Readonly<Record<string, string>>
  readonly density: { readonly density: Density; readonly classes: Classification } | null
  /** Whether areas have filters of their own that no map here applies. */
  readonly ignoresOwnFilters: boolean
}

export async function readStage(input: Input): Promise<StageOfView> {
  const { locale, areas, comparison, camera, isPhone } = input
  const { view, ignoresOwnFilters } = withSharedFilters(input.view)
  const [{ snapshot, selection }, site] = await Promise.all([selected(view.filters), readSiteViews()])
  const planned = cellsOf({ ...input, view }, camera ?? null, site)
  const density =
    view.mode === 'density' ? classedDensity(densityOf(snapshot, selection, boxToShow(areas, site))) : null
  const choropleth = view.mode === 'districts' ? await choroplethData(locale, areas, view.filters) : null
  const scatter = scatterFeatures(
    comparison,
    areas.map(({ letter }) => letter),
    view,
  )
  const rooms = roomsOf(planned.length, isPhone)
  const pictures = await Promise.all(
    planned.map((cell) =>
      drawCell(cell, {
        locale,
        snapshot,
        areas,
        scatter,
        rooms,
        density,
        classed: choropleth?.districts.map(({ id }) => id),
      }),
    ),
  )
  const hexagons: HexagonData | null = density && {
    data: hexagonCollection(density.density),
    bounds: density.classes.bounds,
    steps: density.classes.bounds.map((_, i) => rampStep(i, density.classes.bounds.length)),
  }
  const cells = planned.map(({ filters: _, ...cell }): MapCell => cell)
  return {
    data: { revision: snapshot.revision, cells, areas, scatter, hexagons, choropleth, isApart: areApart(view, areas) },
    pictures,
    districts: Object.fromEntries(
      snapshot.shapes.labels.filter(({ type }) => type === 'district').map(({ id, name }) => [id, name[locale]]),
    ),
    density,
    ignoresOwnFilters,
  }
}

/**
 * One map has one filter: the common one, with what all areas ask for besides. Where they ask for different things,
 * their own filters are left out, which must be said. Of side by side and swipe each map has its own.
 */
export function withSharedFilters(view: CompareView): Pick<StageOfView, 'ignoresOwnFilters'> & { view: CompareView } {
  const isOneEach = (view.mode === 'split' || view.mode === 'swipe') && view.areas.length > 1
  const [first = '', ...others] = view.areas.map(({ filters }) => viewQuery({ filters }))
  if (isOneEach || view.mode === 'overlay' || (first === '' && others.every((other) => other === '')))
    return { view, ignoresOwnFilters: false }
  if (others.some((other) => other !== first)) return { view, ignoresOwnFilters: true }
  return { view: { ...view, filters: bothFilters(view.filters, view.areas[0]!.filters) }, ignoresOwnFilters: false }
}

/** All areas; while there is only one near home, the home view, so that the map stays where the second is chosen. */
function boxToShow(areas: readonly ShownArea[], { start }: SiteViews): Bbox {
  const box = boxOfAreas(areas)
  if (!box) return start
  const [west, south, east, north] = start
  const isAtHome = box[0] < east && box[2] > west && box[1] < north && box[3] > south
  return areas.length < MIN_AREAS && isAtHome ? start : box
}

/** One map, or one for each area; projects where they are what is looked at. */
function cellsOf(
  { t, view, areas, comparison }: Input,
  requestedCamera: Camera | null,
  site: SiteViews,
): PlannedCell[] {
  const letters = areas.map(({ letter }) => letter)
  const everything = boxToShow(areas, site)
  const home = middleOf(everything)
  if ((view.mode !== 'split' && view.mode !== 'swipe') || areas.length < 2) {
    const showsProjects = view.mode !== 'districts' && view.mode !== 'density'
    const box = view.mode === 'districts' ? site.whole : everything
    return [
      {
        key: view.mode,
        label: t.label,
        outlined: letters,
        filled: showsProjects ? letters : [],
        query: showsProjects ? queryOf(view.filters) : null,
        filters: view.filters,
        drawn: drawnCollection(view.filters.area),
        camera: requestedCamera ?? { fit: box },
        home,
      },
    ]
  }
  const isCentred = view.sameScale || areApart(view, areas)
  // More than two outlines and letters in each of small cells would lie over one another.
  const isAlone = isCentred || areas.length > 2
  const reachKm = Math.max(...areas.map((area, i) => reachOf(area, comparison.areas[i]!.centre)))
  return areas.map((area, i) => {
    const filters = bothFilters(view.filters, view.areas[i]?.filters ?? {})
    const { centre } = comparison.areas[i]!
    return {
      key: `${view.mode}-${area.letter}`,
      label: `${area.letter} ${area.name}`,
      outlined: isAlone ? [area.letter] : letters,
      filled: [area.letter],
      query: queryOf(filters),
      filters,
      drawn: drawnCollection(filters.area),
      camera: isCentred ? { fit: bboxOfRadius(centre, reachKm) } : (requestedCamera ?? { fit: everything }),
      home: isCentred ? centre : home,
    }
  })
}

/** Whether a divider over one view would show slivers: the boxes of the areas have nothing in common. */
function areApart({ mode }: CompareView, areas: readonly ShownArea[]): boolean {
  if (mode !== 'swipe') return false
  const boxes = areas.map((area) => bboxOf(polygonsIn(area)))
  return boxes.some((box, i) => boxes.slice(i + 1).some((other) => !boxesIntersect(box, other)))
}

/** The query of a filter; null where it can match nothing, which no query says. */
function queryOf({ bbox: _, ...filters }: Filters): string | null {
  const isEmpty = Object.values(filters).some((value) => Array.isArray(value) && value.length === 0)
  return isEmpty ? null : viewQuery({ filters })
}

const middleOf = ([west, south, east, north]: Bbox) => [(west + east) / 2, (south + north) / 2] as const

/** How far its farthest corner is from its middle, with a little air. */
const reachOf = (area: ShownArea, centre: readonly [number, number]): number =>
  1.04 *
  Math.max(
    ...polygonsIn(area)
      .flat(2)
      .map((corner) => geodesicKm(centre, corner)),
  )

function classedDensity(density: Density): { density: Density; classes: Classification } {
  const counts = density.hexagons.map(({ id, count }) => [id, count] as const)
  return { density, classes: classify(counts, 'jenks') }
}

/**
 * The room that a cell leaves, from that on paper to a large screen's. Several cells have one level each: they share
 * the rules that show the right one, but not their zoom.
 */
function roomsOf(cells: number, isPhone = false): Rooms {
  if (cells === 1) return { least: [250, 200], most: [1200, 620] }
  const typical = isPhone ? ([320, 220] as const) : ([440, 470] as const)
  return { least: typical, most: typical }
}

/** Draws one map of a comparison. */

import { setImmediate as breathe } from 'node:timers/promises'
import type { MapCell, StageData } from '#components/compare/map/types'
import { classOf } from '#geo/compare/map/classes'
import { drawCompareStaticMap } from '#geo/compare/map/compare-static-map'
import { drawComparedShapes } from '#geo/compare/map/compared-shapes'
import type { Density } from '#geo/compare/map/density'
import { type Classification, rampStep } from '#geo/compare/map/district-classes'
import type { ShownArea } from '#geo/compare/map/shown-area'
import type { Filters } from '#geo/filters'
import { CSS_PALETTE } from '#geo/map/palette'
import type { StaticMap } from '#geo/map/static-map'
import { viewportOf } from '#geo/map/viewport'
import type { Rooms } from '#geo/map/zoom-levels'
import type { Snapshot } from '#geo/snapshot/snapshot'
import type { Locale } from '#geo/vocabulary'
import { selected } from '#prisma/read/selected-projects'
import { NO_FOCUS } from '../../focus'
import { pictureLevels } from '../../picture'

/** A cell with the filters of its projects. */
export type PlannedCell = MapCell & { readonly filters: Filters }

interface DrawInput {
  readonly locale: Locale
  readonly snapshot: Snapshot
  readonly areas: readonly ShownArea[]
  readonly scatter: StageData['scatter']
  readonly rooms: Rooms
  readonly density: { readonly density: Density; readonly classes: Classification } | null
  readonly classed: readonly string[] | undefined
}

/** In steps, between which others are answered: together they take a tenth of a second. */
export async function drawCell(cell: PlannedCell, input: DrawInput): Promise<StaticMap> {
  await breathe()
  const { locale, snapshot, areas, scatter, rooms, density, classed } = input
  const { selection } = await selected(cell.filters)
  const address = { locale, path: '/compare', view: { filters: cell.filters } }
  const mapInput = {
    address,
    snapshot,
    selection,
    events: [],
    districts: [],
    districtsWithProjects: [],
    focus: NO_FOCUS,
    camera: cell.camera,
  }
  const levels = pictureLevels(mapInput, CSS_PALETTE, rooms).map((level) => ({
    ...level,
    features: cell.query === null ? [] : level.features,
  }))
  await breathe()
  const isShown = ({ letter }: { letter: string }) => (cell.outlined as readonly string[]).includes(letter)
  const bounds = density?.classes.bounds ?? []
  const compared = {
    ...levels[levels.length >> 1]!,
    areas: areas.filter(isShown),
    filled: cell.filled,
    scatter: { ...scatter, features: scatter.features.filter(({ properties }) => isShown(properties)) },
    classed,
    density: density
      ? {
          hexagons: density.density.hexagons,
          stepOf: (count: number) => rampStep(classOf(count, bounds), bounds.length),
        }
      : undefined,
  }
  const shapes = drawComparedShapes(viewportOf(compared.camera), compared)
  await breathe()
  const map = drawCompareStaticMap(compared, levels, shapes)
  await breathe()
  return map
}

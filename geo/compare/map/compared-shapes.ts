/**
 * Land and water of a comparison's still map, with its areas, classes, hexagons and lines laid in between, in units of
 * the view box.
 */

import type { Letter, Palette } from '../../map/palette'
import { drawShapes } from '../../map/static-map'
import type { StaticMapInput } from '../../map/static-map-input'
import { linePath, pathOfRings } from '../../map/svg-path'
import type { Viewport } from '../../map/viewport'
import type { Density } from './density'
import { classVariable } from './district-classes'
import type { ScatterFeatures, ScatterProperties } from './scatter-features'
import { dashArray, FILL_OPACITY, OUTLINE_PX, polygonsIn, type ShownArea } from './shown-area'

export interface CompareStaticMapInput extends StaticMapInput {
  readonly areas: readonly ShownArea[]
  /** The areas that are tinted. */
  readonly filled: readonly Letter[]
  readonly scatter: ScatterFeatures
  /**
   * The coloured districts. Each takes its colour from the custom property `classVariable(id)`, so that a page can
   * repaint them.
   */
  readonly classed?: readonly string[]
  /** Hexagons, and the step of the ramp for each count. */
  readonly density?: { readonly hexagons: Density['hexagons']; readonly stepOf: (count: number) => number }
}

const TOLERANCE = 1.2

/** Lines keep their width in CSS px; `px`, for a renderer that cannot do that: the number of units in one px. */
export function drawComparedShapes(viewport: Viewport, input: CompareStaticMapInput, px?: number): string {
  const land = drawShapes(viewport, { ...input, water: [], events: [], drawn: [] }, px)
  const water = drawShapes(viewport, { ...input, districts: [], sea: [], rivers: [], events: [] }, px)
  return [
    land,
    classes(viewport, input, px),
    fills(viewport, input),
    water,
    hexagons(viewport, input, px),
    outlines(viewport, input, px),
    lines(viewport, input, px),
  ].join('')
}

/** The width of a line, with what else it has of `more`. */
const widthOf = (width: number, px: number | undefined, more = ''): string =>
  ` stroke-width="${width * (px ?? 1)}"${more}${px === undefined ? ' vector-effect="non-scaling-stroke"' : ''}`

const dashes = (pattern: string): string => pattern && ` stroke-dasharray="${pattern}"`

type Rings = readonly (readonly (readonly number[])[])[]

const ringsPath = (viewport: Viewport, rings: Rings): string =>
  pathOfRings(
    rings.map((ring) => ring.map(([lng, lat]) => viewport.place([lng!, lat!]))),
    viewport.region,
    TOLERANCE,
  )

const areaPath = (viewport: Viewport, area: ShownArea): string => ringsPath(viewport, polygonsIn(area).flat())

function classes(viewport: Viewport, { classed, districts, palette }: CompareStaticMapInput, px?: number): string {
  if (!classed) return ''
  return districts
    .filter(({ id }) => classed.includes(id))
    .map(({ id, rings }) => {
      const d = ringsPath(viewport, rings)
      const fill = `fill:var(${classVariable(id)},${palette.noData})`
      return d && `<path d="${d}" style="${fill}" stroke="${palette.border}"${widthOf(1, px)}/>`
    })
    .join('')
}

const fills = (viewport: Viewport, { areas, filled, palette }: CompareStaticMapInput): string =>
  areas
    .filter(({ letter }) => filled.includes(letter))
    .map(
      (area) =>
        `<path d="${areaPath(viewport, area)}" fill="${palette.areas[area.letter]}" fill-opacity="${FILL_OPACITY}" fill-rule="evenodd"/>`,
    )
    .join('')

const outlines = (viewport: Viewport, { areas, palette }: CompareStaticMapInput, px?: number): string =>
  areas
    .map(
      (area) =>
        `<path d="${areaPath(viewport, area)}" fill="none" stroke="${palette.areas[area.letter]}"${widthOf(OUTLINE_PX, px, ` stroke-linejoin="round"${dashes(dashArray(area.letter, OUTLINE_PX * (px ?? 1)))}`)}/>`,
    )
    .join('')

function hexagons(viewport: Viewport, { density, palette }: CompareStaticMapInput, px?: number): string {
  return (density?.hexagons ?? [])
    .map(({ ring, count }) => {
      const d = ringsPath(viewport, [ring])
      return (
        d &&
        `<path d="${d}" fill="${palette.ramp[density!.stepOf(count)]}" fill-opacity="0.88" stroke="${palette.panel}"${widthOf(1, px)}/>`
      )
    })
    .join('')
}

const LINE_PX = 2
const ELLIPSE_DASHES = [6, 4]

function lines(viewport: Viewport, { scatter, palette }: CompareStaticMapInput, px?: number): string {
  return scatter.features
    .map(({ properties, geometry }) => {
      if (geometry.type !== 'LineString') return ''
      const d = linePath(geometry.coordinates.map(([lng, lat]) => viewport.place([lng!, lat!])))
      const pattern = properties.kind === 'ellipse' ? ELLIPSE_DASHES.map((part) => part * (px ?? 1)).join(' ') : ''
      return `<path d="${d}" fill="none" stroke="${palette.areas[properties.letter]}"${widthOf(LINE_PX, px, ` stroke-linecap="round"${dashes(pattern)}`)}/>`
    })
    .join('')
}

interface Disc {
  readonly radius: number
  readonly fill: string
  readonly stroke: string
}

/** The mean centre is a filled disc, the median a hollow one. */
export function centreDisc({ letter, kind }: ScatterProperties, palette: Palette): Disc {
  const areaColour = palette.areas[letter]
  return kind === 'mean'
    ? { radius: 7, fill: areaColour, stroke: palette.panel }
    : { radius: 5, fill: palette.panel, stroke: areaColour }
}

/** What the letter of an area stands on. */
export const letterDisc = (letter: Letter, palette: Palette): Disc => ({
  radius: 11,
  fill: palette.areas[letter],
  stroke: palette.panel,
})

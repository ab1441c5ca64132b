/**
 * The static map of a comparison: the static map of the home page, with areas, classes, hexagons and scatter features
 * laid into it.
 */

import type { Letter, Palette } from '../../map/palette'
import { drawFeatures, drawShapes, type StaticMap, type StaticMapLevel } from '../../map/static-map'
import type { StaticMapInput } from '../../map/static-map-input'
import { atPosition, linePath, pathOfRings } from '../../map/svg-path'
import { type Viewport, viewportOf } from '../../map/viewport'
import { levelRules, levelsText } from '../../map/zoom-levels'
import type { Density } from './density'
import { classVariable } from './district-classes'
import { scaleBar } from './scale-bar'
import type { ScatterFeatures, ScatterProperties } from './scatter-features'
import {
  dashArray,
  districtsIn,
  FILL_OPACITY,
  letterPoints,
  OUTLINE_PX,
  polygonsIn,
  type ShownArea,
} from './shown-area'

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

/** `levels`: the zooms that its box may come out at, with what stands there; absent: the input's own alone. */
export function drawCompareStaticMap(
  input: CompareStaticMapInput,
  levels: readonly StaticMapLevel[] = [{ ...input, from: input.zoom }],
): StaticMap {
  const viewport = viewportOf(input.camera)
  const land = drawShapes(viewport, { ...input, water: [], events: [], drawn: [] })
  const water = drawShapes(viewport, { ...input, districts: [], sea: [], rivers: [], events: [] })
  const shapes = [
    land,
    classes(viewport, input),
    fills(viewport, input),
    water,
    hexagons(viewport, input),
    outlines(viewport, input),
  ]
  return {
    size: viewport.size,
    px: viewport.px,
    shapes: [...shapes, lines(viewport, input)].join(''),
    features: [
      ...counts(viewport, input),
      ...centres(viewport, input),
      drawFeatures(
        viewport,
        ...levels.map((level) => ({
          ...level,
          comparedDistricts: districtsIn(input.areas),
          letters: letterPoints(input.areas),
        })),
      ),
      ...letters(viewport, input),
      scaleBar(input.camera, input.palette, input.locale),
    ].join(''),
    rules: levelRules(
      input.camera,
      levels.map(({ from }) => from),
    ),
    levels: levelsText(levels),
  }
}

type Rings = readonly (readonly (readonly number[])[])[]

const ringsPath = (viewport: Viewport, rings: Rings): string =>
  pathOfRings(
    rings.map((ring) => ring.map(([lng, lat]) => viewport.place([lng!, lat!]))),
    viewport.region,
    TOLERANCE,
  )

const areaPath = (viewport: Viewport, area: ShownArea): string => ringsPath(viewport, polygonsIn(area).flat())

function classes(viewport: Viewport, { classed, districts, palette }: CompareStaticMapInput): string {
  if (!classed) return ''
  return districts
    .filter(({ id }) => classed.includes(id))
    .map(({ id, rings }) => {
      const d = ringsPath(viewport, rings)
      const fill = `fill:var(${classVariable(id)},${palette.noData})`
      return d && `<path d="${d}" style="${fill}" stroke="${palette.border}" vector-effect="non-scaling-stroke"/>`
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

function outlines(viewport: Viewport, { areas, palette }: CompareStaticMapInput): string {
  return areas
    .map((area) => {
      const dash = dashArray(area.letter, OUTLINE_PX)
      return `<path d="${areaPath(viewport, area)}" fill="none" stroke="${palette.areas[area.letter]}" stroke-width="${OUTLINE_PX}" stroke-linejoin="round"${dash && ` stroke-dasharray="${dash}"`} vector-effect="non-scaling-stroke"/>`
    })
    .join('')
}

function hexagons(viewport: Viewport, { density, palette }: CompareStaticMapInput): string {
  return (density?.hexagons ?? [])
    .map(({ ring, count }) => {
      const d = ringsPath(viewport, [ring])
      return (
        d &&
        `<path d="${d}" fill="${palette.ramp[density!.stepOf(count)]}" fill-opacity="0.88" stroke="${palette.panel}" vector-effect="non-scaling-stroke"/>`
      )
    })
    .join('')
}

/** Up to so many hexagons carry their numbers. */
const MAX_NUMBERED = 300

function counts(viewport: Viewport, { density, palette }: CompareStaticMapInput): string[] {
  const hexagonsToNumber = density?.hexagons ?? []
  if (hexagonsToNumber.length > MAX_NUMBERED) return []
  return hexagonsToNumber.map(({ ring, count }) => {
    const corners = ring.slice(1)
    const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length
    const text = `<text class="h" y="4" fill="${palette.ink}" stroke="${palette.panel}">${count}</text>`
    return atPosition(viewport, [mean(0), mean(1)], text)
  })
}

function lines(viewport: Viewport, { scatter, palette }: CompareStaticMapInput): string {
  return scatter.features
    .map(({ properties, geometry }) => {
      if (geometry.type !== 'LineString') return ''
      const d = linePath(geometry.coordinates.map(([lng, lat]) => viewport.place([lng!, lat!])))
      const dash = properties.kind === 'ellipse' ? ' stroke-dasharray="6 4"' : ''
      return `<path d="${d}" fill="none" stroke="${palette.areas[properties.letter]}" stroke-width="2" stroke-linecap="round"${dash} vector-effect="non-scaling-stroke"/>`
    })
    .join('')
}

const centres = (viewport: Viewport, { scatter, palette }: CompareStaticMapInput): string[] =>
  scatter.features.map(({ properties, geometry }) =>
    geometry.type === 'Point'
      ? atPosition(viewport, [geometry.coordinates[0]!, geometry.coordinates[1]!], centreSymbol(properties, palette))
      : '',
  )

/** The mean centre is a filled disc, the median a hollow one. */
function centreSymbol({ letter, kind }: ScatterProperties, palette: Palette): string {
  const areaColour = palette.areas[letter]
  const [radius, fill, stroke] = kind === 'mean' ? [7, areaColour, palette.panel] : [5, palette.panel, areaColour]
  return `<circle r="${radius}" fill="${fill}" stroke="${stroke}" stroke-width="2.5"/>`
}

const letters = (viewport: Viewport, { areas, palette }: CompareStaticMapInput): string[] =>
  letterPoints(areas).map((point, i) => atPosition(viewport, point, letterSymbol(areas[i]!.letter, palette)))

const letterSymbol = (letter: Letter, palette: Palette): string =>
  `<circle r="11" fill="${palette.areas[letter]}" stroke="${palette.panel}" stroke-width="2"/><text class="l" y="5" fill="${palette.panel}">${letter}</text>`

/** The map of a comparison drawn by the server: the map's own picture with areas, classes, hexagons and figures laid into it. */

import type { Letter, Palette } from '../../map/palette'
import { drawMarks, drawShapes, type Picture, type PictureInput, placed } from '../../map/static-map'
import { linePath, pathOf } from '../../map/svg-path'
import { type Frame, frameOf } from '../../map/viewport'
import type { Density } from './density'
import { classVariable } from './district-classes'
import type { FigureProperties, Figures } from './figures'
import { scaleBar } from './scale-bar'
import { dashText, FILL_OPACITY, OUTLINE_PX, polygonsIn, type ShownArea, tipOf } from './shown-area'

export interface ComparePictureInput extends PictureInput {
  readonly areas: readonly ShownArea[]
  /** The areas that are tinted. */
  readonly filled: readonly Letter[]
  readonly figures: Figures
  /** The districts that are coloured: each by the custom property `classVariable(id)`, so that a page can repaint them. */
  readonly classed?: readonly string[]
  /** Hexagons, and the step of the ramp for each count. */
  readonly density?: { readonly hexagons: Density['hexagons']; readonly stepOf: (count: number) => number }
}

const TOLERANCE = 1.2

export function drawComparePicture(input: ComparePictureInput): Picture {
  const frame = frameOf(input.camera)
  const land = drawShapes(frame, { ...input, water: [], events: [], drawn: [] })
  const water = drawShapes(frame, { ...input, districts: [], sea: [], events: [] })
  const shapes = [
    land,
    classes(frame, input),
    fills(frame, input),
    water,
    hexagons(frame, input),
    outlines(frame, input),
  ]
  return {
    size: frame.size,
    px: frame.px,
    shapes: [...shapes, lines(frame, input)].join(''),
    marks: [
      ...counts(frame, input),
      ...centres(frame, input),
      drawMarks(frame, input),
      ...letters(frame, input),
      scaleBar(input.camera, input.palette, input.locale),
    ].join(''),
  }
}

type Rings = readonly (readonly (readonly number[])[])[]

const ringsPath = (frame: Frame, rings: Rings): string =>
  pathOf(
    rings.map((ring) => ring.map(([lng, lat]) => frame.place([lng!, lat!]))),
    frame.region,
    TOLERANCE,
  )

const areaPath = (frame: Frame, area: ShownArea): string => ringsPath(frame, polygonsIn(area).flat())

function classes(frame: Frame, { classed, districts, palette }: ComparePictureInput): string {
  if (!classed) return ''
  return districts
    .filter(({ id }) => classed.includes(id))
    .map(({ id, rings }) => {
      const d = ringsPath(frame, rings)
      const fill = `fill:var(${classVariable(id)},${palette.noData})`
      return d && `<path d="${d}" style="${fill}" stroke="${palette.border}" vector-effect="non-scaling-stroke"/>`
    })
    .join('')
}

const fills = (frame: Frame, { areas, filled, palette }: ComparePictureInput): string =>
  areas
    .filter(({ letter }) => filled.includes(letter))
    .map(
      (area) =>
        `<path d="${areaPath(frame, area)}" fill="${palette.areas[area.letter]}" fill-opacity="${FILL_OPACITY}" fill-rule="evenodd"/>`,
    )
    .join('')

function outlines(frame: Frame, { areas, palette }: ComparePictureInput): string {
  return areas
    .map((area) => {
      const dash = dashText(area.letter, OUTLINE_PX)
      return `<path d="${areaPath(frame, area)}" fill="none" stroke="${palette.areas[area.letter]}" stroke-width="${OUTLINE_PX}" stroke-linejoin="round"${dash && ` stroke-dasharray="${dash}"`} vector-effect="non-scaling-stroke"/>`
    })
    .join('')
}

function hexagons(frame: Frame, { density, palette }: ComparePictureInput): string {
  return (density?.hexagons ?? [])
    .map(({ ring, count }) => {
      const d = ringsPath(frame, [ring])
      return (
        d &&
        `<path d="${d}" fill="${palette.ramp[density!.stepOf(count)]}" fill-opacity="0.88" stroke="${palette.panel}" vector-effect="non-scaling-stroke"/>`
      )
    })
    .join('')
}

/** So many hexagons are few enough to carry their numbers. */
const NUMBERED = 300

function counts(frame: Frame, { density, palette }: ComparePictureInput): string[] {
  const some = density?.hexagons ?? []
  if (some.length > NUMBERED) return []
  return some.map(({ ring, count }) => {
    const corners = ring.slice(1)
    const mean = (axis: 0 | 1) => corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length
    const text = `<text class="h" y="4" fill="${palette.ink}" stroke="${palette.panel}">${count}</text>`
    return placed(frame, [mean(0), mean(1)], text)
  })
}

function lines(frame: Frame, { figures, palette }: ComparePictureInput): string {
  return figures.features
    .map(({ properties, geometry }) => {
      if (geometry.type !== 'LineString') return ''
      const d = linePath(geometry.coordinates.map(([lng, lat]) => frame.place([lng!, lat!])))
      const dash = properties.kind === 'ellipse' ? ' stroke-dasharray="6 4"' : ''
      return `<path d="${d}" fill="none" stroke="${palette.areas[properties.letter]}" stroke-width="2" stroke-linecap="round"${dash} vector-effect="non-scaling-stroke"/>`
    })
    .join('')
}

const centres = (frame: Frame, { figures, palette }: ComparePictureInput): string[] =>
  figures.features.map(({ properties, geometry }) =>
    geometry.type === 'Point'
      ? placed(frame, [geometry.coordinates[0]!, geometry.coordinates[1]!], centreMark(properties, palette))
      : '',
  )

/** The mean centre is a filled disc, the median a hollow one. */
export function centreMark({ letter, kind }: FigureProperties, palette: Palette): string {
  const own = palette.areas[letter]
  const [radius, fill, stroke] = kind === 'mean' ? [7, own, palette.panel] : [5, palette.panel, own]
  return `<circle r="${radius}" fill="${fill}" stroke="${stroke}" stroke-width="2.5"/>`
}

const letters = (frame: Frame, { areas, palette }: ComparePictureInput): string[] =>
  areas.map((area) => placed(frame, tipOf(area), letterMark(area.letter, palette)))

export const letterMark = (letter: Letter, palette: Palette): string =>
  `<circle r="11" fill="${palette.areas[letter]}" stroke="${palette.panel}" stroke-width="2"/><text class="l" y="5" fill="${palette.panel}">${letter}</text>`

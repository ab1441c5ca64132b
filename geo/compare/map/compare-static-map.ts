/**
 * The static map of a comparison: the static map of the home page, with areas, classes, hexagons and scatter features
 * laid into it.
 */

import type { Palette } from '../../map/palette'
import { drawFeatures, type StaticMap, type StaticMapLevel } from '../../map/static-map'
import { atPosition } from '../../map/svg-path'
import { type Viewport, viewportOf } from '../../map/viewport'
import { levelRules, levelsText } from '../../map/zoom-levels'
import { type CompareStaticMapInput, centreDisc, drawComparedShapes, letterDisc } from './compared-shapes'
import { scaleBar } from './scale-bar'
import type { ScatterProperties } from './scatter-features'
import { districtsIn, letterPoints } from './shown-area'

/**
 * `levels`: the zooms that its box may come out at, with what stands there; absent: the input's own alone. `shapes` may
 * have been drawn before, by whoever takes breath in between.
 */
export function drawCompareStaticMap(
  input: CompareStaticMapInput,
  levels: readonly StaticMapLevel[] = [{ ...input, from: input.zoom }],
  shapes: string = drawComparedShapes(viewportOf(input.camera), input),
): StaticMap {
  const viewport = viewportOf(input.camera)
  return {
    size: viewport.size,
    px: viewport.px,
    shapes,
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

const centres = (viewport: Viewport, { scatter, palette }: CompareStaticMapInput): string[] =>
  scatter.features.map(({ properties, geometry }) =>
    geometry.type === 'Point'
      ? atPosition(viewport, [geometry.coordinates[0]!, geometry.coordinates[1]!], centreSymbol(properties, palette))
      : '',
  )

function centreSymbol(properties: ScatterProperties, palette: Palette): string {
  const { radius, fill, stroke } = centreDisc(properties, palette)
  return `<circle r="${radius}" fill="${fill}" stroke="${stroke}" stroke-width="2.5"/>`
}

const letters = (viewport: Viewport, { areas, palette }: CompareStaticMapInput): string[] =>
  letterPoints(areas).map((point, i) => {
    const { letter } = areas[i]!
    const { radius, fill, stroke } = letterDisc(letter, palette)
    const disc = `<circle r="${radius}" fill="${fill}" stroke="${stroke}" stroke-width="2"/>`
    return atPosition(viewport, point, `${disc}<text class="l" y="5" fill="${palette.panel}">${letter}</text>`)
  })

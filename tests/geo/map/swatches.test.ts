import { describe, expect, it } from 'vitest'
import GLYPHS from '#geo/map/glyphs/all-glyphs'
import { PALETTES, THEMES } from '#geo/map/palette'
import { PLAIN_SWATCH, SWATCHES } from '#geo/map/swatches'
import { contrast, DEFICIENCIES, type Deficiency, deltaE, linear, seenWith } from '../colours'

/** Non-text contrast of WCAG 2.2. */
const GRAPHIC = 3
/** CIE76: about 2.3 is just noticeable. */
const MIN_DELTA_E = 12
const VISIONS = ['full colour vision', ...(Object.keys(DEFICIENCIES) as Deficiency[])] as const
const seenBy = (vision: (typeof VISIONS)[number], hex: string) =>
  vision === 'full colour vision' ? linear(hex) : seenWith(vision, linear(hex))

it('there are 28 colours', () => {
  expect(SWATCHES).toHaveLength(28)
})

describe.each(THEMES)('in the %s theme', (theme) => {
  it.each([...SWATCHES, PLAIN_SWATCH].map((swatch) => swatch[theme]))('%s stands out from land and water', (colour) => {
    for (const ground of ['land', 'landFocus', 'landActive', 'water'] as const)
      expect(contrast(colour, PALETTES[theme][ground])).toBeGreaterThanOrEqual(GRAPHIC)
  })

  it.each(VISIONS)('no two look alike with %s', (vision) => {
    const seen = SWATCHES.map((swatch) => seenBy(vision, swatch[theme]))
    const differences = seen.flatMap((one, i) => seen.slice(i + 1).map((other) => deltaE(one, other)))
    expect(Math.min(...differences)).toBeGreaterThanOrEqual(MIN_DELTA_E)
  })
})

it('every glyph is a path that stays in its box', () => {
  for (const [name, { d, box }] of GLYPHS) {
    expect(d, name).toMatch(/^[Mm][\d\s,.a-zA-Z-]+$/)
    expect(d, name).not.toMatch(/\.(?!\d)/) // a point without a digit is no number
    expect([15, 24, 40, 50], name).toContain(box)
  }
})

import { describe, expect, it, test } from 'vitest'
import { CLASS_COUNT, CSS_PALETTE, cssVariables, LETTERS, PALETTES, type Palette, THEMES } from '#geo/map/palette'
import { contrast, DEFICIENCIES, type Deficiency, deltaE, linear, seenWith } from '../colours'

type Plain = Exclude<keyof Palette, 'swatches' | 'areas' | 'ramp'>

/** Least ratios of WCAG 2.2: of text, and of what is not text but must be seen. */
const [TEXT, GRAPHIC] = [4.5, 3]
/** Areas must differ at least so much (CIE76) for every reader; letters tell them apart besides. */
const MIN_DELTA_E = 15
const VISIONS = ['full colour vision', ...(Object.keys(DEFICIENCIES) as Deficiency[])] as const
const seenBy = (vision: (typeof VISIONS)[number], hex: string) =>
  vision === 'full colour vision' ? linear(hex) : seenWith(vision, linear(hex))

const GROUNDS: readonly Plain[] = ['panel', 'raised', 'paper', 'land', 'landFocus', 'landActive', 'water']
const WRITTEN: readonly (readonly [Plain, readonly Plain[], number])[] = [
  ['ink', GROUNDS, TEXT],
  ['inkSoft', GROUNDS, TEXT],
  ['waterInk', GROUNDS, TEXT],
  ['accent', GROUNDS, TEXT],
  ['focus', GROUNDS, GRAPHIC],
  ['onAccent', ['accent'], TEXT],
  ['onCluster', ['cluster'], TEXT],
  ['cluster', GROUNDS, GRAPHIC],
]

describe.each(THEMES)('in the %s theme', (theme) => {
  const palette = PALETTES[theme]

  it.each(WRITTEN.flatMap(([colour, grounds, least]) => grounds.map((ground) => [colour, ground, least] as const)))(
    '%s on %s has a contrast of %d or more',
    (colour, ground, least) => {
      expect(contrast(palette[colour], palette[ground])).toBeGreaterThanOrEqual(least)
    },
  )

  it.each(LETTERS)('area %s stands out from every ground, and its letter on it', (letter) => {
    for (const ground of GROUNDS)
      expect(contrast(palette.areas[letter], palette[ground])).toBeGreaterThanOrEqual(GRAPHIC)
    expect(contrast(palette.panel, palette.areas[letter])).toBeGreaterThanOrEqual(TEXT)
  })

  it.each(VISIONS)('no two areas look alike with %s', (vision) => {
    const seen = Object.values(palette.areas).map((colour) => seenBy(vision, colour))
    const differences = seen.flatMap((one, i) => seen.slice(i + 1).map((other) => deltaE(one, other)))
    expect(differences.length).toBe((seen.length * (seen.length - 1)) / 2)
    expect(Math.min(...differences)).toBeGreaterThanOrEqual(MIN_DELTA_E)
  })

  it.each(VISIONS)('classes are told from their neighbours, and no value from each, with %s', (vision) => {
    const seen = palette.ramp.map((colour) => seenBy(vision, colour))
    expect(seen).toHaveLength(CLASS_COUNT)
    for (let i = 1; i < seen.length; i++) expect(deltaE(seen[i - 1]!, seen[i]!)).toBeGreaterThanOrEqual(MIN_DELTA_E)
    for (const colour of seen) expect(deltaE(colour, seenBy(vision, palette.noData))).toBeGreaterThanOrEqual(8)
  })

  it('runs from what is like the ground to what stands out', () => {
    const away = palette.ramp.map((colour) => contrast(colour, palette.land))
    expect(away.toSorted((a, b) => a - b)).toEqual(away)
  })
})

test('both themes have every colour, and CSS has a property for each', () => {
  expect(Object.keys(PALETTES.dark)).toEqual(Object.keys(PALETTES.light))
  for (const theme of THEMES) {
    const properties = cssVariables(theme)
    const names = [...properties.matchAll(/(--[a-z0-9-]+):(#[0-9a-f]{6});/g)].map(([, name]) => name!)
    expect(names.join('').length).toBe(properties.replace(/:#[0-9a-f]{6};/g, '').length)
    const { swatches, plainSwatch, areas, ramp, ...plain } = CSS_PALETTE
    const used = [...Object.values(plain), ...swatches, plainSwatch, ...Object.values(areas), ...ramp]
    expect(used.map((value) => /^var\((.+)\)$/.exec(value)?.[1])).toEqual(names)
  }
})

test('the arithmetic of these tests: black on white is 21, grey #767676 4.54, and red differs from green less with deuteranopia', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 9)
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  const [red, green] = [linear('#d62728'), linear('#2ca02c')]
  expect(deltaE(seenWith('deuteranopia', red), seenWith('deuteranopia', green))).toBeLessThan(deltaE(red, green) / 3)
})

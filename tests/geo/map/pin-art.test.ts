import { describe, expect, it, test } from 'vitest'
import { MARKS } from '#geo/map/marks'
import { CSS_PALETTE, PALETTES } from '#geo/map/palette'
import {
  activePaths,
  isHollow,
  markPaths,
  PIN_BOX,
  type Pin,
  pathsSvg,
  pinImageId,
  pinOf,
  pinOfImageId,
  pinPaths,
  venuePaths,
} from '#geo/map/pin-art'
import { PRECISIONS, valuesOf } from '#geo/vocabulary'
import { TERMS } from '../../support/terms'

const PALETTE = Object.freeze(PALETTES.light)
/** Every look: those of the starter set, with every mark. */
const PINS: readonly Pin[] = TERMS.sector.flatMap(({ colour, glyph }) =>
  valuesOf(PRECISIONS).flatMap((precision) =>
    [null, ...MARKS.keys()].map((mark) => Object.freeze({ colour, glyph, precision, mark })),
  ),
)
const BIOMED = { colour: 0, glyph: 'cross', mark: null } as const

test('a project has the look of its terms, and one of unknown terms a plain look', () => {
  const facts = { sector: 'biomed', precision: 'site', status: 'settled' }
  expect(pinOf(TERMS, facts)).toEqual({ ...BIOMED, precision: 'site', mark: 'square' })
  const plain = { colour: null, glyph: null, precision: 'site', mark: null }
  expect(pinOf(TERMS, { sector: 'alchemy', precision: 'site', status: 'dreamt' })).toEqual(plain)
  expect(pinOfImageId(pinImageId(pinOf(TERMS, { ...facts, sector: 'alchemy' })))).toMatchObject({ colour: null })
})

test('every pin comes back from the id of its image, and no two share one', () => {
  for (const pin of PINS) expect(pinOfImageId(pinImageId(pin))).toEqual(pin)
  expect(new Set(PINS.map(pinImageId)).size).toBe(PINS.length)
})

test.each(['', 'venue', 'active', 'pins|biomed|park|'])('%j is the image of no pin', (id) => {
  expect(pinOfImageId(id)).toBeNull()
})

test('only what is known to the district or city is hollow', () => {
  expect(valuesOf(PRECISIONS).filter(isHollow)).toEqual(['district', 'city'])
})

describe('a pin', () => {
  const drawn = (pin: Pin) => pathsSvg(pinPaths(pin, PALETTE))

  it('looks unlike any other but those of the same precision class', () => {
    const looks = new Set(PINS.map(drawn))
    expect(looks.size).toBe(TERMS.sector.length * 2 * (MARKS.size + 1))
  })

  it('has a disc of its sector’s colour where its position is known, and a ring where it is not', () => {
    const [, full] = pinPaths({ ...BIOMED, precision: 'park' }, PALETTE)
    expect(full).toMatchObject({ fill: PALETTE.swatches[0] })
    expect(full!.stroke).toBeUndefined()
    const [, hollow] = pinPaths({ ...BIOMED, precision: 'district' }, PALETTE)
    expect(hollow).toMatchObject({ fill: PALETTE.landActive, stroke: PALETTE.swatches[0] })
  })

  it('has a glyph that its disc does not swallow', () => {
    for (const pin of PINS) {
      const [, disc, glyph] = pinPaths(pin, PALETTE)
      expect(glyph!.fill).not.toBe(disc!.fill)
    }
  })

  it('has no mark where its status is not known', () => {
    const bare = pinPaths({ ...BIOMED, precision: 'site' }, PALETTE)
    const marked = pinPaths({ ...BIOMED, precision: 'site', mark: 'square' }, PALETTE)
    expect(marked).toEqual([...bare, ...markPaths('square', PALETTE, [25, 25])])
  })

  it('is drawn in properties of CSS as in colours', () => {
    const inCss = pinPaths({ ...BIOMED, precision: 'site', mark: 'square' }, CSS_PALETTE)
    expect(pathsSvg(inCss)).toContain('fill="var(--swatch-0)"')
  })
})

test('marks differ in shape, not only in colour', () => {
  const shapes = [...MARKS.keys()].map((name) => {
    const [, mark] = markPaths(name, PALETTE, [0, 0])
    return `${mark!.d} ${mark!.fill ? 'full' : 'open'}`
  })
  expect(new Set(shapes).size).toBe(MARKS.size)
})

test('everything stays in its box', () => {
  const all = [...PINS.map((pin) => pinPaths(pin, PALETTE)), activePaths(PALETTE), venuePaths(PALETTE)].flat()
  for (const { d, at = [0, 0], scale = 1, width = 0 } of all) {
    const start = /^[Mm]\s*(-?[\d.]+)[ ,]*(-?[\d.]+)/.exec(d)!
    for (const [i, text] of start.slice(1).entries()) {
      const value = at[i as 0 | 1] + Number(text) * scale
      expect(value - width / 2).toBeGreaterThanOrEqual(0)
      expect(value + width / 2).toBeLessThanOrEqual(PIN_BOX)
    }
  }
})

test('markup has a transform only where a shape is moved', () => {
  expect(pathsSvg([{ d: 'M0 0z', fill: '#fff' }])).toBe('<path d="M0 0z" fill="#fff"/>')
  expect(pathsSvg([{ d: 'M0 0z', stroke: '#000', width: 2, at: [1, 2], scale: 0.5 }])).toBe(
    '<path d="M0 0z" fill="none" stroke="#000" stroke-width="2" transform="translate(1 2) scale(0.5)"/>',
  )
})

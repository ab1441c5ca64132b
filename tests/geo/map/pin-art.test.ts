import { describe, expect, it, test } from 'vitest'
import { CSS_PALETTE, PALETTES } from '#geo/map/palette'
import {
  activePaths,
  isHollow,
  PIN_BOX,
  type Pin,
  pathsSvg,
  pinImageId,
  pinOfImageId,
  pinPaths,
  statusPaths,
  venuePaths,
} from '#geo/map/pin-art'
import { PRECISIONS, SECTORS, STATUSES, valuesOf } from '#geo/vocabulary'

const PALETTE = Object.freeze(PALETTES.light)
const PINS: readonly Pin[] = valuesOf(SECTORS).flatMap((sector) =>
  valuesOf(PRECISIONS).flatMap((precision) =>
    [null, ...valuesOf(STATUSES)].map((status) => Object.freeze({ sector, precision, status })),
  ),
)

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
    expect(looks.size).toBe(SECTORS.length * 2 * (STATUSES.length + 1))
  })

  it('has a disc of its sector’s colour where its position is known, and a ring where it is not', () => {
    const [, full] = pinPaths({ sector: 'biomed', precision: 'park', status: null }, PALETTE)
    expect(full).toMatchObject({ fill: PALETTE.sectors.biomed })
    expect(full!.stroke).toBeUndefined()
    const [, hollow] = pinPaths({ sector: 'biomed', precision: 'district', status: null }, PALETTE)
    expect(hollow).toMatchObject({ fill: PALETTE.landActive, stroke: PALETTE.sectors.biomed })
  })

  it('has a glyph that its disc does not swallow', () => {
    for (const pin of PINS) {
      const [, disc, glyph] = pinPaths(pin, PALETTE)
      expect(glyph!.fill).not.toBe(disc!.fill)
    }
  })

  it('has no mark where its status is not known', () => {
    const bare = pinPaths({ sector: 'sports', precision: 'site', status: null }, PALETTE)
    const marked = pinPaths({ sector: 'sports', precision: 'site', status: 'settled' }, PALETTE)
    expect(marked).toEqual([...bare, ...statusPaths('settled', PALETTE, [25, 25])])
  })

  it('is drawn in properties of CSS as in colours', () => {
    const inCss = pinPaths({ sector: 'sports', precision: 'site', status: 'settled' }, CSS_PALETTE)
    expect(pathsSvg(inCss)).toContain('fill="var(--sector-sports)"')
  })
})

test('statuses differ in shape, not only in colour', () => {
  const shapes = valuesOf(STATUSES).map((status) => {
    const [, mark] = statusPaths(status, PALETTE, [0, 0])
    return `${mark!.d} ${mark!.fill ? 'full' : 'open'}`
  })
  expect(new Set(shapes).size).toBe(STATUSES.length)
})

test('everything stays in its box', () => {
  const all = [...PINS.map((pin) => pinPaths(pin, PALETTE)), activePaths(PALETTE), venuePaths(PALETTE)].flat()
  for (const { d, at = [0, 0], scale = 1, width = 0 } of all) {
    const start = /^M(-?[\d.]+)[ ,]?(-?[\d.]+)/.exec(d)!
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

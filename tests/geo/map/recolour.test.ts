import { expect, it } from 'vitest'
import { PALETTES } from '#geo/map/palette'
import { recolour } from '#geo/map/recolour'

const bytes = (...colours: string[]) =>
  Uint8ClampedArray.from(
    colours.flatMap((hex) => [...[1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)), 255]),
  )
const { light, dark } = PALETTES

it('every colour of a dark map becomes that of the light one, and stays as opaque', () => {
  for (const name of [
    'paper',
    'land',
    'landFocus',
    'landActive',
    'water',
    'border',
    'ink',
    'accent',
    'cluster',
  ] as const) {
    const pixels = bytes(dark[name])
    recolour(pixels, 'dark', 'light')
    expect([name, ...pixels]).toEqual([name, ...bytes(light[name])])
  }
  for (const [i, swatch] of dark.swatches.entries()) {
    const pixels = bytes(swatch)
    recolour(pixels, 'dark', 'light')
    expect([...pixels]).toEqual([...bytes(light.swatches[i]!)])
  }
})

it('edges between land and ink run from light to dark', () => {
  const [from, to] = [bytes(dark.landFocus), bytes(dark.ink)]
  const steps = Array.from({ length: 11 }, (_, step) =>
    Uint8ClampedArray.from(from, (value, i) => value + ((to[i]! - value) * step) / 10),
  )
  const brightness = steps.map((pixels) => {
    recolour(pixels, 'dark', 'light')
    return pixels[0]! + pixels[1]! + pixels[2]!
  })
  expect(brightness[0]).toBeGreaterThan(700)
  expect(brightness.at(-1)).toBeLessThan(150)
  for (const [i, value] of brightness.slice(1).entries()) expect(value).toBeLessThan(brightness[i]! + 120)
})

it('numbers on clusters can still be read', () => {
  const pixels = bytes(dark.onCluster)
  recolour(pixels, 'dark', 'light')
  expect(Math.min(...pixels)).toBeGreaterThan(180)
})

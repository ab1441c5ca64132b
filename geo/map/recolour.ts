/** Pixels of a map in one theme as they would be in the other, for paper, which waits for no new drawing. */

import { PALETTES, type Palette, type Theme } from './palette'

type Rgb = readonly [red: number, green: number, blue: number]

/** What maps are painted with, but for the numbers on clusters: in the dark they are as dark as the land. */
const PAINTS = [
  ...['paper', 'land', 'landFocus', 'landActive', 'water', 'shore', 'border'],
  ...['ink', 'inkSoft', 'waterInk', 'accent', 'cluster'],
] as readonly (keyof Palette)[] as readonly ('paper' | 'ink')[]

const coloursOf = (palette: Palette): Rgb[] =>
  [
    ...PAINTS.map((name) => palette[name]),
    ...palette.swatches,
    palette.plainSwatch,
    ...Object.values(palette.areas),
    ...palette.ramp,
  ].map(rgbOf)

function rgbOf(hex: string): Rgb {
  const number = Number.parseInt(hex.slice(1), 16)
  return [number >> 16, (number >> 8) & 255, number & 255]
}

/**
 * Changes RGBA bytes from one theme to the other: a colour of the palette exactly, and what lies between several by how
 * near it is to each (Shepard's interpolation, with the fourth power of the distance).
 */
export function recolour(pixels: Uint8ClampedArray, from: Theme, to: Theme): void {
  const [known, wanted] = [coloursOf(PALETTES[from]), coloursOf(PALETTES[to])]
  const answers = new Map<number, Rgb>()
  for (let i = 0; i < pixels.length; i += 4) {
    const key = (pixels[i]! << 16) | (pixels[i + 1]! << 8) | pixels[i + 2]!
    const answer = answers.get(key) ?? between([pixels[i]!, pixels[i + 1]!, pixels[i + 2]!], known, wanted)
    answers.set(key, answer)
    pixels.set(answer, i)
  }
}

function between([red, green, blue]: Rgb, known: readonly Rgb[], wanted: readonly Rgb[]): Rgb {
  let [total, r, g, b] = [0, 0, 0, 0]
  for (const [i, [knownRed, knownGreen, knownBlue]] of known.entries()) {
    const distance2 = (red - knownRed) ** 2 + (green - knownGreen) ** 2 + (blue - knownBlue) ** 2
    if (distance2 === 0) return wanted[i]!
    const weight = 1 / distance2 ** 2
    total += weight
    r += weight * wanted[i]![0]
    g += weight * wanted[i]![1]
    b += weight * wanted[i]![2]
  }
  return [r / total, g / total, b / total]
}

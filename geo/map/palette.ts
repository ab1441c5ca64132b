/**
 * The colours of paper, water, ink and accent in both themes: one table for page, map style, server-drawn SVG and
 * pictures.
 */

import { PLAIN_SWATCH, SWATCHES, swatchVariable } from './swatches'

export type Theme = 'light' | 'dark'
export const THEMES: readonly Theme[] = ['light', 'dark']

/** The letters of compared areas, in their order. */
export const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const
export type Letter = (typeof LETTERS)[number]
/** The classes of a map of values, from the least. */
export const CLASS_COUNT = 5

export interface Palette {
  /** Ground outside the mapped districts. */
  readonly paper: string
  readonly land: string
  /** Land of districts that have projects. */
  readonly landFocus: string
  /** Land of the districts in focus: hovered or selected. */
  readonly landActive: string
  readonly water: string
  readonly shore: string
  readonly border: string
  readonly ink: string
  readonly inkSoft: string
  readonly waterInk: string
  /** The one accent, a cinnabar seal: selection and event. */
  readonly accent: string
  readonly onAccent: string
  readonly panel: string
  readonly raised: string
  readonly rule: string
  readonly focus: string
  /** Discs of clusters and the numbers on them. */
  readonly cluster: string
  readonly onCluster: string
  /** The colours of sectors, in the order of SWATCHES, and that of a sector without one. */
  readonly swatches: readonly string[]
  readonly plainSwatch: string
  /** Compared areas; a letter and a dash of its own tell each besides. */
  readonly areas: Readonly<Record<Letter, string>>
  /** CLASS_COUNT steps from little to much, and the colour of what has no value. */
  readonly ramp: readonly string[]
  readonly noData: string
}

const areaColours = (...colours: readonly string[]) =>
  Object.fromEntries(LETTERS.map((letter, i) => [letter, colours[i]!])) as Record<Letter, string>

const swatches = (theme: Theme) => ({
  swatches: SWATCHES.map((swatch) => swatch[theme]),
  plainSwatch: PLAIN_SWATCH[theme],
})

/** The colour of a sector by its number. */
export const swatchOf = ({ swatches: colours, plainSwatch }: Palette, colour: number | null): string =>
  colours[colour ?? -1] ?? plainSwatch

export const PALETTES: Readonly<Record<Theme, Palette>> = {
  light: {
    paper: '#e9e2d3',
    land: '#f4efe3',
    landFocus: '#fcf9f1',
    landActive: '#ffffff',
    water: '#c9dbe0',
    shore: '#9dbac3',
    border: '#a89a80',
    ink: '#23282c',
    inkSoft: '#565d61',
    waterInk: '#3a6472',
    accent: '#ad2f24',
    onAccent: '#ffffff',
    panel: '#fffdf8',
    raised: '#f6f1e6',
    rule: '#e0d8c7',
    focus: '#1b5fb8',
    cluster: '#33414a',
    onCluster: '#ffffff',
    noData: '#d8d6d1',
    ...swatches('light'),
    areas: areaColours('#0f4c8f', '#c4400c', '#0e7a5c', '#a52bb0', '#4a3205', '#6f6a85'),
    ramp: ['#f2e2bd', '#e3bd84', '#c98a50', '#9c5a33', '#642f1f'],
  },
  dark: {
    paper: '#12171a',
    land: '#1a2024',
    landFocus: '#21292e',
    landActive: '#2c363c',
    water: '#10303d',
    shore: '#2a5566',
    border: '#59636a',
    ink: '#efeade',
    inkSoft: '#b3b6af',
    waterInk: '#8fc0d1',
    accent: '#f28a78',
    onAccent: '#1a0e0c',
    panel: '#171d20',
    raised: '#20272b',
    rule: '#333c41',
    focus: '#8ebcff',
    cluster: '#dfe6e4',
    onCluster: '#161c1f',
    noData: '#30373c',
    ...swatches('dark'),
    areas: areaColours('#a9d4ff', '#ec7a40', '#4fe39a', '#cf74ee', '#f2d347', '#9891ab'),
    ramp: ['#3b3324', '#64492a', '#946336', '#c98d4b', '#f5cf86'],
  },
}

type Plain = Omit<Palette, 'swatches' | 'plainSwatch' | 'areas' | 'ramp'>
const { swatches: _, plainSwatch: ____, areas: __, ramp: ___, ...plain } = PALETTES.light
const PLAIN = Object.keys(plain) as (keyof Plain)[]
const variable = (name: string): string => `--${name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`)}`
const areaVariable = (letter: Letter): string => `--area-${letter.toLowerCase()}`
const rampVariable = (_colour: string, i: number): string => `--ramp-${'abcde'[i]}`

/** CSS custom properties of a theme: `--land:#f4efe3;--swatch-0:#13664c;--area-a:#0f4c8f;--ramp-a:#f2e2bd;…`. */
export function cssVariables(theme: Theme): string {
  const { areas, ramp, plainSwatch, ...colours } = PALETTES[theme]
  return [
    ...PLAIN.map((name) => `${variable(name)}:${colours[name]};`),
    ...colours.swatches.map((colour, i) => `${swatchVariable(i)}:${colour};`),
    `${swatchVariable(null)}:${plainSwatch};`,
    ...LETTERS.map((letter) => `${areaVariable(letter)}:${areas[letter]};`),
    ...ramp.map((colour, i) => `${rampVariable(colour, i)}:${colour};`),
  ].join('')
}

/** The palette whose colours are those properties, for markup that follows the page's theme. */
export const CSS_PALETTE: Palette = {
  ...(Object.fromEntries(PLAIN.map((name) => [name, `var(${variable(name)})`])) as Record<keyof Plain, string>),
  swatches: SWATCHES.map((_, i) => `var(${swatchVariable(i)})`),
  plainSwatch: `var(${swatchVariable(null)})`,
  areas: areaColours(...LETTERS.map((letter) => `var(${areaVariable(letter)})`)),
  ramp: PALETTES.light.ramp.map((colour, i) => `var(${rampVariable(colour, i)})`),
}

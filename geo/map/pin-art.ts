/**
 * How pins look: one drawing as plain shapes, painted by canvas on the map and written as SVG in pages, legend and
 * pictures.
 */

import { type EditedTerm, termIn, type Vocabularies } from '../terms'
import type { Precision } from '../vocabulary'
import { glyphOf } from './glyphs'
import { circle, MARKS } from './marks'
import { type Palette, swatchOf } from './palette'

/**
 * What a pin shows: the sector by colour and glyph, the precision by a full or hollow disc, the stage by a mark at its
 * lower right. The map knows looks, not terms: those are for whoever has the vocabularies (`pinOf`).
 */
export interface Pin {
  /** Its number in SWATCHES; null: of a sector that the vocabulary does not know. */
  readonly colour: number | null
  /** One of GLYPHS. */
  readonly glyph: string | null
  readonly precision: Precision
  /** One of MARKS; null: the stage is unknown. */
  readonly mark: string | null
}

/** What a pin is drawn of. */
interface PinFacts {
  readonly sector: string
  readonly precision: string
  readonly status: string | null
}

export const pinOf = (terms: Vocabularies, { sector, precision, status }: PinFacts): Pin => ({
  colour: termIn(terms.sector, sector)?.colour ?? null,
  glyph: termIn(terms.sector, sector)?.glyph ?? null,
  precision: precision as Precision,
  mark: termIn(terms.status, status)?.glyph ?? null,
})

/** The pin that stands for a sector in legends and charts. */
export const sectorPin = (terms: Vocabularies, sector: string): Pin =>
  pinOf(terms, { sector, precision: 'site', status: null })

/** The look of a sector in a tile: `3.basket`; of an unknown one `.`. */
export const sectorLook = (term: Pick<EditedTerm, 'colour' | 'glyph'> | undefined): string =>
  `${term?.colour ?? ''}.${term?.glyph ?? ''}`

/** The pin of a tile's properties: the look of its sector, its precision, and its mark, '' where there is none. */
export function pinOfLook(look: string, precision: string, mark: string): Pin {
  const [colour, glyph] = look.split('.')
  return {
    colour: colour ? Number(colour) : null,
    glyph: glyph || null,
    precision: precision as Precision,
    mark: mark || null,
  }
}

/** One SVG path, painted with `fill`, `stroke` or both, moved by `at` and scaled by `scale`. */
export interface IconPath {
  readonly d: string
  readonly fill?: string
  readonly stroke?: string
  readonly width?: number
  readonly at?: readonly [number, number]
  readonly scale?: number
}

/** Side of the square box that a pin is drawn in, CSS px; the disc's centre is its centre. */
export const PIN_BOX = 32
const CENTRE = PIN_BOX / 2
const RADIUS = 12

/** A position better than the district is a full disc. */
export const isHollow = (precision: Precision): boolean => precision === 'district' || precision === 'city'

const MARK_AT = [25, 25] as const
/** Side of a glyph, CSS px. */
const GLYPH = 16.8

/** The paths of a pin in paint order, in a box of `PIN_BOX`. */
export function pinPaths({ colour: number, glyph, precision, mark }: Pin, palette: Palette): IconPath[] {
  const { d, box } = glyphOf(glyph)
  const hollow = isHollow(precision)
  const colour = swatchOf(palette, number)
  const shapes: IconPath[] = [
    { d: circle(CENTRE, CENTRE, RADIUS + 1.5), fill: palette.landActive },
    hollow
      ? { d: circle(CENTRE, CENTRE, RADIUS - 1), fill: palette.landActive, stroke: colour, width: 2 }
      : { d: circle(CENTRE, CENTRE, RADIUS), fill: colour },
    {
      d,
      fill: hollow ? colour : palette.landActive,
      at: [CENTRE - GLYPH / 2, CENTRE - GLYPH / 2],
      scale: Number((GLYPH / box).toFixed(4)),
    },
  ]
  return mark ? [...shapes, ...markPaths(mark, palette, MARK_AT)] : shapes
}

/** The mark of a stage around `at`, on a small disc of paper; none for a name that is no mark. */
export function markPaths(name: string | null, palette: Palette, at: readonly [number, number]): IconPath[] {
  const mark = MARKS.get(name ?? '')
  if (!mark) return []
  const { d, isOpen } = mark
  return [
    { d: circle(0, 0, 6), fill: palette.landActive, at },
    isOpen ? { d, stroke: palette.ink, width: 1.6, at } : { d, fill: palette.ink, at },
  ]
}

/** The ring around a hovered or selected pin. */
export const activePaths = (palette: Palette): IconPath[] => [
  { d: circle(CENTRE, CENTRE, 14.5), stroke: palette.accent, width: 3 },
]

/** The sign of an event's venue: a seal, hollow because the venue is known to the city only. */
export const venuePaths = (palette: Palette): IconPath[] => [
  { d: 'M5 5h22v22H5z', fill: palette.landActive, stroke: palette.accent, width: 2.5 },
  { d: 'M10 9.500h1.800V23H10zM12.5 10h10.500l-2.5 3.5 2.5 3.500H12.500z', fill: palette.accent },
]

/** The arrow on the way from a venue to a district, pointing up. */
export const arrowPaths = (palette: Palette): IconPath[] => [
  { d: 'M16 9.500 21 20 16 17.500 11 20z', fill: palette.accent, stroke: palette.landFocus, width: 1 },
]

/** SVG markup of paths; colours as given, so CSS variables work too. */
export const pathsSvg = (shapes: readonly IconPath[]): string =>
  shapes
    .map(({ d, fill = 'none', stroke, width, at, scale }) => {
      const move = at ? ` transform="translate(${at[0]} ${at[1]})${scale ? ` scale(${scale})` : ''}"` : ''
      return `<path d="${d}" fill="${fill}"${stroke ? ` stroke="${stroke}" stroke-width="${width}"` : ''}${move}/>`
    })
    .join('')

/** The id under which the map asks for a pin's image, and back. A mark '' is none. */
export const pinImageId = (pin: Pin): string => `pin|${sectorLook(pin)}|${pin.precision}|${pin.mark ?? ''}`

export function pinOfImageId(id: string): Pin | null {
  const [tag, look = '', precision = '', mark = ''] = id.split('|')
  return tag === 'pin' ? pinOfLook(look, precision, mark) : null
}

/**
 * How pins look: one drawing as plain shapes, painted by canvas on the map and written as SVG in pages, legend and
 * pictures.
 */

import { type Precision, SECTORS, type Sector, type Status } from '../vocabulary'
import type { Palette } from './palette'

/**
 * What a pin shows: the sector by colour and glyph, the precision by a full or hollow disc, the status by a sign at its
 * lower right.
 */
export interface Pin {
  readonly sector: Sector
  readonly precision: Precision
  readonly status: Status | null
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

const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`

const MARK = [25, 25] as const
/** The signs of the statuses, around [0, 0]: from an open ring to a full disc, told apart by shape alone. */
const MARKS: Readonly<Record<Status, { readonly d: string; readonly open?: boolean }>> = {
  announced: { d: circle(0, 0, 3), open: true },
  unveiled: { d: 'M0-4 4 0 0 4-4 0z' },
  founded: { d: 'M0-4 4 3.5-4 3.500z' },
  settled: { d: 'M-3.2-3.200h6.400v6.400h-6.400z' },
  operating: { d: circle(0, 0, 3.8) },
}

/** The paths of a pin in paint order, in a box of `PIN_BOX`. */
export function pinPaths({ sector, precision, status }: Pin, palette: Palette): IconPath[] {
  const term = SECTORS.find(({ value }) => value === sector)!
  const hollow = isHollow(precision)
  const colour = palette.sectors[sector]
  const shapes: IconPath[] = [
    { d: circle(CENTRE, CENTRE, RADIUS + 1.5), fill: palette.landActive },
    hollow
      ? { d: circle(CENTRE, CENTRE, RADIUS - 1), fill: palette.landActive, stroke: colour, width: 2 }
      : { d: circle(CENTRE, CENTRE, RADIUS), fill: colour },
    { d: term.glyph, fill: hollow ? colour : palette.landActive, at: [CENTRE - 8.4, CENTRE - 8.4], scale: 0.7 },
  ]
  return status ? [...shapes, ...statusPaths(status, palette, MARK)] : shapes
}

/** The sign of a status around `at`, on a small disc of paper. */
export function statusPaths(status: Status, palette: Palette, at: readonly [number, number]): IconPath[] {
  const { d, open } = MARKS[status]
  return [
    { d: circle(0, 0, 6), fill: palette.landActive, at },
    open ? { d, stroke: palette.ink, width: 1.6, at } : { d, fill: palette.ink, at },
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

/** SVG markup of paths; colours as given, so CSS variables work too. */
export const pathsSvg = (shapes: readonly IconPath[]): string =>
  shapes
    .map(({ d, fill = 'none', stroke, width, at, scale }) => {
      const move = at ? ` transform="translate(${at[0]} ${at[1]})${scale ? ` scale(${scale})` : ''}"` : ''
      return `<path d="${d}" fill="${fill}"${stroke ? ` stroke="${stroke}" stroke-width="${width}"` : ''}${move}/>`
    })
    .join('')

/** The id under which the map asks for a pin's image, and back. Status '' is unknown. */
export const pinImageId = (pin: Pin): string => `pin|${pin.sector}|${pin.precision}|${pin.status ?? ''}`

export function pinOfImageId(id: string): Pin | null {
  const [tag, sector, precision, status] = id.split('|')
  if (tag !== 'pin') return null
  return { sector: sector as Sector, precision: precision as Precision, status: (status || null) as Status | null }
}

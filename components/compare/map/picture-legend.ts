/** The legends of the page painted below a picture: areas, classes, notes, and what the marks of projects mean. */

import { AREA_DASHES, OUTLINE_PX, type ShownArea } from '#geo/compare/map/shown-area'
import type { Palette } from '#geo/map/palette'
import { svgImage } from './svg-image'
import { CANVAS_SANS, write } from './write-text'

const LINE = 22

interface LegendLine {
  readonly colour: string | null
  readonly text: string
}

interface PinLine {
  readonly icon: SVGSVGElement
  readonly text: string
}

export interface PictureLegend {
  readonly areas: readonly ShownArea[]
  readonly lines: readonly LegendLine[]
  readonly pins: readonly PinLine[]
}

/** What of the page's legends goes with a picture. Marks are named only where maps draw them. */
export function legendOf(section: HTMLElement, areas: readonly ShownArea[]): PictureLegend {
  const lines = [...section.querySelectorAll<HTMLElement>('.class-legend p, .class-legend li, .area-legend p')]
  const pins = [...section.querySelectorAll('.pin-legend li')]
  return {
    areas,
    lines: lines.map((line) => {
      const swatch = line.querySelector('.swatch')
      return { colour: swatch && getComputedStyle(swatch).backgroundColor, text: line.textContent ?? '' }
    }),
    pins: pins.flatMap((line) => {
      const icon = line.querySelector('svg')
      return icon ? [{ icon, text: line.textContent?.trim() ?? '' }] : []
    }),
  }
}

const COLUMN_PX = 330
const ICON_PX = 20

const columnsIn = (width: number): number => Math.max(1, Math.floor(width / COLUMN_PX))

/** In px, with the room for marks in as many columns as the width has. */
export const legendHeight = ({ areas, lines, pins }: PictureLegend, width: number): number =>
  (areas.length + lines.length + Math.ceil(pins.length / columnsIn(width))) * LINE

export async function paintLegend(
  context: CanvasRenderingContext2D,
  { left, top, width }: { readonly left: number; readonly top: number; readonly width: number },
  { areas, lines, pins }: PictureLegend,
  palette: Palette,
): Promise<void> {
  areas.forEach(({ letter, name }, i) => {
    const y = top + i * LINE
    context.strokeStyle = palette.areas[letter]
    context.lineWidth = OUTLINE_PX
    context.setLineDash(AREA_DASHES[letter].map((part) => part * OUTLINE_PX))
    context.beginPath()
    context.moveTo(left, y)
    context.lineTo(left + 36, y)
    context.stroke()
    context.setLineDash([])
    write(context, `${letter}  ${name}`, left + 46, y + 5, palette.ink, CANVAS_SANS)
  })
  lines.forEach(({ colour, text }, i) => {
    const y = top + (areas.length + i) * LINE
    if (colour) {
      context.fillStyle = colour
      context.fillRect(left, y - 7, 36, 14)
    }
    write(context, text, colour ? left + 46 : left, y + 5, palette.ink, CANVAS_SANS)
  })
  const columns = columnsIn(width)
  const rows = Math.ceil(pins.length / columns)
  for (const [i, { icon, text }] of pins.entries()) {
    const x = left + Math.floor(i / rows) * (width / columns)
    const y = top + (areas.length + lines.length + (i % rows)) * LINE
    const image = await svgImage(icon, ICON_PX, ICON_PX, 2)
    context.drawImage(image, x, y - ICON_PX / 2, ICON_PX, ICON_PX)
    write(context, text, x + ICON_PX + 8, y + 5, palette.ink, CANVAS_SANS, undefined, width / columns - ICON_PX - 16)
  }
}

/**
 * The maps in view with title, legend, scale and sources, painted onto one canvas. Loaded when somebody asks for it.
 */

import type { MapRef } from 'react-map-gl/maplibre'
import { roundLength } from '#geo/compare/map/same-scale-camera'
import type { ShownArea } from '#geo/compare/map/shown-area'
import { metresPerPx } from '#geo/map/camera'
import { PALETTES, type Palette, type Theme } from '#geo/map/palette'
import { formatDistance } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { copyOfCanvas } from './map-canvas'
import { legendHeight, legendOf, paintLegend } from './picture-legend'
import { svgImage } from './svg-image'
import { CANVAS_SANS, write } from './write-text'

export interface PictureRequest {
  /** `.compare-map`: what is in view is read off it. */
  readonly section: HTMLElement
  readonly title: string
  readonly areas: readonly ShownArea[]
  /** Lines below the legend, above what the map owes. */
  readonly about: readonly string[]
  readonly locale: Locale
  readonly theme: Theme
  readonly mapAt: (place: number) => MapRef | null
  /** Whether the reader's ground may not be in pictures: it is left out then, and what it owes with it. */
  readonly withoutGround: boolean
}

const SCALE = 2
const PAD = 24
const LINE = 22
const TITLE_LINE = 32
const SERIF = '600 24px Georgia, "Songti SC", "Noto Serif CJK SC", serif'

/** A PNG. Rejects where the browser cannot make one. */
export async function composePicture(request: PictureRequest): Promise<Blob> {
  const { section, title, areas, theme } = request
  const palette = PALETTES[theme]
  const stage = section.querySelector<HTMLElement>('.compare-stage, .overlay-figure svg')!
  const box = stage.getBoundingClientRect()
  const legend = legendOf(section, areas)
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d')
  if (!context) throw new Error('No canvas to paint on')
  context.font = SERIF
  const titleLines = wrapped(context, title, box.width)
  context.font = CANVAS_SANS
  const notice = document.querySelector('.site-notice [data-notice="synthetic"]')?.textContent ?? ''
  const noticeLines = wrapped(context, notice, box.width)
  const titleEnd = PAD + titleLines.length * TITLE_LINE
  const top = titleEnd + noticeLines.length * LINE + 12
  const noteLines = [...request.about, notesOf(request)].flatMap((line) => wrapped(context, line, box.width))
  canvas.width = (box.width + 2 * PAD) * SCALE
  const notesHeight = (noteLines.length - 1) * LINE
  canvas.height = (top + box.height + 16 + legendHeight(legend, box.width) + 30 + notesHeight + PAD) * SCALE
  context.scale(SCALE, SCALE)
  context.fillStyle = palette.panel
  context.fillRect(0, 0, canvas.width, canvas.height)
  for (const [i, line] of titleLines.entries()) write(context, line, PAD, PAD + 22 + i * TITLE_LINE, palette.ink, SERIF)
  for (const [i, line] of noticeLines.entries())
    write(context, line, PAD, titleEnd + 16 + i * LINE, palette.accent, `bold ${CANVAS_SANS}`)
  context.save()
  context.translate(PAD, top)
  await paintStage(context, stage, box, request, palette)
  context.restore()
  const below = { left: PAD, top: top + box.height + 27, width: box.width }
  await paintLegend(context, below, legend, palette)
  const bottom = canvas.height / SCALE - PAD - notesHeight
  for (const [i, line] of noteLines.entries())
    write(context, line, PAD, bottom + i * LINE, palette.inkSoft, CANVAS_SANS)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The canvas cannot be read'))), 'image/png'),
  )
}

/** What must stand on a picture of these maps. */
function notesOf({ section, withoutGround }: PictureRequest): string {
  const notes = [...(section.querySelector('.map-notes')?.children ?? [])]
    .filter((note) => !(withoutGround && note.matches('.ground-note')))
    .map(({ textContent }) => textContent)
  return [...notes.filter(Boolean), location.host].join(' · ')
}

/** The text in lines of at most `width` px in the context's font, broken at spaces and between Chinese characters. */
function wrapped(context: CanvasRenderingContext2D, text: string, width: number): string[] {
  const pieces = text.match(/[\p{Script=Han}，。、：；（）“”·]|[^\s\p{Script=Han}，。、：；（）“”·]+|\s+/gu) ?? []
  const lines: string[] = ['']
  for (const piece of pieces) {
    const longer = lines.at(-1)! + piece
    if (lines.at(-1) === '' || context.measureText(longer.trimEnd()).width <= width) lines[lines.length - 1] = longer
    else lines.push(piece.trimStart())
  }
  return lines.map((line) => line.trim()).filter(Boolean)
}

async function paintStage(
  context: CanvasRenderingContext2D,
  stage: HTMLElement,
  box: DOMRect,
  request: PictureRequest,
  palette: Palette,
): Promise<void> {
  const cells = [...stage.querySelectorAll<HTMLElement>('.compare-cell')]
  if (cells.length === 0) {
    context.drawImage(await svgImage(stage, box.width, box.height, SCALE), 0, 0, box.width, box.height)
    return
  }
  const cut = Number.parseFloat(stage.style.getPropertyValue('--cut')) / 100
  for (const [place, cell] of cells.entries()) {
    const { left, top, width, height } = cell.getBoundingClientRect()
    const [x, y] = [left - box.left, top - box.top]
    const from = stage.dataset.mode === 'swipe' && place === 1 ? width * cut : 0
    context.save()
    context.beginPath()
    context.rect(x + from, y, width - from, height)
    context.clip()
    context.fillStyle = palette.paper
    context.fillRect(x, y, width, height)
    await paintCell(context, cell, { x, y, width, height }, request, place, palette)
    context.restore()
  }
  if (stage.dataset.mode === 'swipe') {
    context.fillStyle = palette.ink
    context.fillRect(box.width * cut - 1, 0, 2, box.height)
  }
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

async function paintCell(
  context: CanvasRenderingContext2D,
  cell: HTMLElement,
  { x, y, width, height }: Box,
  { mapAt, locale, withoutGround }: PictureRequest,
  place: number,
  palette: Palette,
): Promise<void> {
  const map = mapAt(place)
  if (map) {
    context.drawImage(await copyOfCanvas(map, withoutGround), x, y, width, height)
    paintScale(context, x + width - 12, y + height - 14, map, locale, palette)
  } else {
    const svg = cell.querySelector<SVGSVGElement>('svg.picture')
    const svgBox = svg?.getBoundingClientRect()
    const cellBox = cell.getBoundingClientRect()
    if (svg && svgBox)
      context.drawImage(
        await svgImage(svg, svgBox.width, svgBox.height, SCALE),
        x + svgBox.left - cellBox.left,
        y + svgBox.top - cellBox.top,
        svgBox.width,
        svgBox.height,
      )
  }
  const name = cell.querySelector('.compare-cell-name')?.textContent
  if (name)
    write(
      context,
      name,
      x + 12 + (place === 1 && x === 0 ? width / 2 : 0),
      y + 22,
      palette.ink,
      CANVAS_SANS,
      palette.panel,
    )
}

function paintScale(
  context: CanvasRenderingContext2D,
  right: number,
  bottom: number,
  map: MapRef,
  locale: Locale,
  palette: Palette,
) {
  const { lng, lat } = map.getCenter()
  const metres = metresPerPx({ center: [lng, lat], zoom: map.getZoom() })
  const km = roundLength((100 * metres) / 1000)
  const width = (km * 1000) / metres
  context.strokeStyle = palette.ink
  context.lineWidth = 1.5
  context.beginPath()
  context.moveTo(right - width, bottom - 6)
  context.lineTo(right - width, bottom)
  context.lineTo(right, bottom)
  context.lineTo(right, bottom - 6)
  context.stroke()
  write(context, formatDistance(km, locale), right - width, bottom - 10, palette.ink, CANVAS_SANS, palette.panel)
}

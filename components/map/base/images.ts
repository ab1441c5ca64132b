import type { MapLibreEvent } from 'maplibre-gl'
import { lookUp } from '#geo/look-up'
import { knowsGlyph, learnAllGlyphs } from '#geo/map/glyphs'
import { IMAGE } from '#geo/map/layers'
import { PALETTES } from '#geo/map/palette'
import { activePaths, arrowPaths, type IconPath, PIN_BOX, pinOfImageId, pinPaths, venuePaths } from '#geo/map/pin-art'
import { MIX_BOX, mixOfImageId, mixPaths } from '#geo/map/sector-mix'

interface Drawing {
  readonly shapes: readonly IconPath[]
  /** Side of its box, CSS px. */
  readonly box: number
}

/** Image ids end in the theme: `pin|biomed|park||light`, `active|dark`, `mix|20010000|light`. */
function drawingOf(id: string): Drawing | null {
  const cut = id.lastIndexOf('|')
  const palette = lookUp(PALETTES, id.slice(cut + 1))
  const name = id.slice(0, cut)
  if (!palette) return null
  if (name === IMAGE.active) return { shapes: activePaths(palette), box: PIN_BOX }
  if (name === IMAGE.arrow) return { shapes: arrowPaths(palette), box: PIN_BOX }
  if (name === IMAGE.disc) return { shapes: [], box: MIX_BOX }
  if (name === IMAGE.venue) return { shapes: venuePaths(palette), box: PIN_BOX }
  const mix = mixOfImageId(name)
  if (mix) return { shapes: mixPaths(mix, palette), box: MIX_BOX }
  const pin = pinOfImageId(name)
  return pin && { shapes: pinPaths(pin, palette), box: PIN_BOX }
}

/** Paints the image that the style asks for; null for an id that is none of ours. */
function drawImage(id: string, pixelRatio: number): ImageData | null {
  const drawing = drawingOf(id)
  if (!drawing) return null
  const { shapes, box } = drawing
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = box * pixelRatio
  const context = canvas.getContext('2d', { willReadFrequently: true }) // from a graphics card, reading back is slow
  if (!context) return null
  for (const shape of shapes) {
    context.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0)
    if (shape.at) context.translate(...shape.at)
    if (shape.scale) context.scale(shape.scale, shape.scale)
    const path = new Path2D(shape.d)
    if (shape.fill) {
      context.fillStyle = shape.fill
      context.fill(path)
    }
    if (shape.stroke) {
      context.strokeStyle = shape.stroke
      context.lineWidth = shape.width ?? 1
      context.stroke(path)
    }
  }
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

/** To be called as soon as there is a style, before its first tile asks. */
export function supplyImages({ target: map }: MapLibreEvent): void {
  const pixelRatio = Math.min(3, Math.ceil(devicePixelRatio))
  const add = (id: string) => {
    const image = drawImage(id, pixelRatio)
    if (image && !map.hasImage(id)) map.addImage(id, image, { pixelRatio })
  }
  map.setMissingStyleImageResolver((id) => {
    const glyph = pinOfImageId(id)?.glyph
    if (!glyph || knowsGlyph(glyph)) return add(id)
    // Of a sector that has come since the page; without the others it is drawn as one that nobody knows.
    return learnAllGlyphs().then(
      () => add(id),
      () => add(id),
    )
  })
}

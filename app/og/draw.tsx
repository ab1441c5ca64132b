/** Link previews: the map of a page beside its title, as a PNG of 1200 × 630. */

import '#server-only'
import { renderAsync } from '@resvg/resvg-js'
import { PALETTES } from '#geo/map/palette'
import { drawPreviewMap, fittedWidth, type PreviewSize } from '#geo/map/preview-map'
import type { StaticMapInput } from '#geo/map/static-map-input'
import { rowView } from '#geo/query/list-rows'
import { shapeBbox } from '#geo/shapes/map-shapes'
import { rowOfNo } from '#geo/snapshot/row-lookup'
import { readSite } from '#prisma/site/site'
import { dataNotice } from '../data-notice'
import { type Address, type MapOfAddress, mapOf, pictureInput } from '../picture'
import { notesOf } from '../shapes-notes'
import { type Caption, captionOf } from './caption'
import { CARD, Card, MAP_SCALE, MapTexts } from './card'
import { writer } from './writer'

export interface LinkPreview {
  readonly png: Buffer
  readonly revision: number
  /** Characters that the font does not have; they show as boxes. */
  readonly missing: readonly string[]
}

const MAP: PreviewSize = {
  width: (CARD.width - CARD.panel) / MAP_SCALE,
  height: CARD.height / MAP_SCALE,
  margin: [36, 64],
}
const PALETTE = PALETTES.light

/** In CSS px, the first one by default: hosts that show a link small ask for less. Heights are 21 to 40. */
export const PICTURE_WIDTHS: readonly [number, ...number[]] = [CARD.width, 600, 300]

/** Null for an address that has no page. */
export async function drawLinkPreview(address: Address, width: number = CARD.width): Promise<LinkPreview | null> {
  const map = await mapOf(address)
  const caption = await captionOf(map)
  if (!caption) return null
  const { ground, names, features, numbers } = drawPreviewMap(previewInput(map), MAP)
  const site = await readSite()
  const siteName = site.name[address.locale]
  const notes = await notesOf(map.snapshot.shapes, address.locale)
  const notice = await dataNotice(address.locale)
  const { write, missing } = await writer([
    siteName,
    notice ?? '',
    ...notes,
    ...wordsOf(caption),
    ...names.flatMap((n) => n.lines),
  ])
  const card = (
    <Card
      locale={address.locale}
      caption={caption}
      siteName={caption.title === siteName ? null : siteName}
      logoColour={site.logoColour || PALETTE.accent}
      notice={notice}
      notes={notes}
      numbers={numbers}
      palette={PALETTE}
    />
  )
  const layers = [
    onMap(ground),
    await write(<MapTexts texts={names} origin={[CARD.panel, 0]} scale={MAP_SCALE} />),
    onMap(features),
    await write(card),
  ]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}">${layers.join('')}</svg>`
  const image = await renderAsync(svg, { font: { loadSystemFonts: false }, fitTo: { mode: 'width', value: width } })
  return { png: image.asPng(), revision: map.snapshot.revision, missing: [...missing] }
}

const onMap = (markup: string): string => `<g transform="translate(${CARD.panel}) scale(${MAP_SCALE})">${markup}</g>`

/**
 * A project with a position is shown in the whole of its district, where that does not hide it in a number: in a still
 * picture the near surroundings alone say little.
 */
export function previewInput(map: MapOfAddress, size: PreviewSize = MAP): StaticMapInput {
  const { focus, snapshot, address } = map
  const row =
    focus.no === null || address.view.camera || address.view.presetView ? undefined : rowOfNo(snapshot, focus.no)
  const fit = row === undefined ? null : shapeBbox(snapshot.shapes, rowView(snapshot, row).districtId)
  const wide = fit && inputAt({ ...map, camera: { fit } }, size)
  return wide?.features.some((feature) => feature.type === 'pin' && feature.selected) ? wide : inputAt(map, size)
}

const inputAt = (map: MapOfAddress, size: PreviewSize): StaticMapInput =>
  pictureInput(map, PALETTE, fittedWidth(map.camera, size))

export const wordsOf = ({ kicker, title, lines }: Caption): string[] => [kicker ?? '', title, ...lines]

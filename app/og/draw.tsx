/** Link previews: the map of a page beside its title, as a PNG of 1200 × 630. */

import { setImmediate as breathe } from 'node:timers/promises'
import '#server-only'
import { renderAsync } from '@resvg/resvg-js'
import { PALETTES } from '#geo/map/palette'
import type { PreviewSize } from '#geo/map/preview-map'
import { readSite } from '#prisma/site/site'
import { dataNotice } from '../data-notice'
import type { Caption } from '../picture'
import { notesOf } from '../shapes-notes'
import { CARD, Card, MAP_SCALE, MapTexts } from './card'
import type { PicturedPage } from './pictured-page'
import { writer } from './writer'

export interface LinkPreview {
  readonly png: Buffer
  readonly revision: number
  /** Characters that the font does not have; they show as boxes. */
  readonly missing: readonly string[]
}

/** The room of the map in it. */
export const PREVIEW_ROOM: PreviewSize = {
  width: (CARD.width - CARD.panel) / MAP_SCALE,
  height: CARD.height / MAP_SCALE,
  margin: [36, 64],
}
const PALETTE = PALETTES.light

/** In CSS px, the first one by default: hosts that show a link small ask for less. Heights are 21 to 40. */
export const PICTURE_WIDTHS: readonly [number, ...number[]] = [CARD.width, 600, 300]

/** The link preview of a page, so wide. */
export async function drawLinkPreview(page: PicturedPage, width: number = CARD.width): Promise<LinkPreview> {
  const { locale, caption, snapshot } = page
  const { ground, names, features, numbers } = page.mapIn(PREVIEW_ROOM)
  await breathe() // between steps of 10 to 30 ms, so that others are answered
  const site = await readSite()
  const siteName = site.name[locale]
  const notes = [...(await notesOf(snapshot.shapes, locale)), ...page.notes]
  const notice = await dataNotice(locale)
  const { write, missing } = await writer([
    siteName,
    notice ?? '',
    ...notes,
    ...wordsOf(caption),
    ...[...names, ...numbers].flatMap(({ lines }) => lines),
  ])
  const card = (
    <Card
      locale={locale}
      caption={caption}
      siteName={caption.title === siteName ? null : siteName}
      logoColour={site.logoColour || PALETTE.accent}
      notice={notice}
      notes={notes}
      numbers={numbers}
      palette={PALETTE}
    />
  )
  const labels = await write(<MapTexts texts={names} origin={[CARD.panel, 0]} scale={MAP_SCALE} />)
  await breathe()
  const layers = [onMap(ground), labels, onMap(features), await write(card)]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}">${layers.join('')}</svg>`
  await breathe()
  const image = await renderAsync(svg, { font: { loadSystemFonts: false }, fitTo: { mode: 'width', value: width } })
  return { png: image.asPng(), revision: snapshot.revision, missing: [...missing] }
}

const onMap = (markup: string): string => `<g transform="translate(${CARD.panel}) scale(${MAP_SCALE})">${markup}</g>`

export const wordsOf = ({ kicker, title, lines }: Caption): string[] => [kicker ?? '', title, ...lines]

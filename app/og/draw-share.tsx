/** Picture cards for sharing: the map of a page with its title, figures, sources, date and code, as a PNG. */

import '#server-only'
import { renderAsync } from '@resvg/resvg-js'
import { messagesOf } from '#components/messages/index'
import { shareOf } from '#components/messages/share/index'
import { localPath } from '#components/paths'
import { asOfText } from '#components/records/as-of'
import { PALETTES } from '#geo/map/palette'
import { drawPreviewMap } from '#geo/map/preview-map'
import type { SourceRecord } from '#geo/records'
import { fill, formatDate } from '#geo/text/format'
import { CARD_SIZES, type CardShape } from '#geo/url/share-url'
import { viewQuery } from '#geo/url/view-url'
import { getDistrict } from '#prisma/read/districts'
import { getEvent } from '#prisma/read/events'
import { getProject } from '#prisma/read/projects'
import { getSources } from '#prisma/read/sources'
import { readSite } from '#prisma/site/site'
import { dataNotice } from '../data-notice'
import { type Address, mapOf } from '../picture'
import { notesOf } from '../shapes-notes'
import { siteUrl } from '../site'
import { captionOf } from './caption'
import { MapTexts } from './card'
import { type LinkPreview, previewInput, wordsOf } from './draw'
import { qrCode } from './qr'
import { CARD_SCALE, MAP_BOX, ShareCard } from './share-card'
import { writer } from './writer'

const PALETTE = PALETTES.light
/** Longer addresses make codes that no phone reads from a picture. */
const MAX_QR = 300

/** Null for an address that has no page. `today` is the day that stands on it. */
export async function drawShareCard(address: Address, shape: CardShape, today: string): Promise<LinkPreview | null> {
  const { locale } = address
  const map = await mapOf(address)
  const caption = await captionOf(map)
  if (!caption) return null
  const [left, top, mapWidth, mapHeight] = MAP_BOX[shape]
  const room = { width: mapWidth / CARD_SCALE, height: mapHeight / CARD_SCALE, margin: [36, 48] as const }
  const { ground, names, features, numbers } = drawPreviewMap(previewInput(map, room), room)
  const [site, sources, notes, notice] = await Promise.all([
    readSite(),
    sourcesOf(address),
    notesOf(map.snapshot.shapes, locale),
    dataNotice(locale),
  ])
  const url = siteUrl().origin + localPath(locale, address.path) + viewQuery(address.view)
  const words = shareOf(locale)
  const { revision } = map.snapshot
  const foot = [
    ...notes,
    asOfText(sources, locale, messagesOf(locale).project) ?? words.source,
    fill(words.revision, { n: String(revision), date: formatDate(today, 'day', locale) }),
  ]
  const siteName = site.name[locale]
  const [width, height] = CARD_SIZES[shape]
  const { write, missing } = await writer(
    [siteName, notice ?? '', ...foot, ...wordsOf(caption), ...names.flatMap(({ lines }) => lines)],
    { width, height },
  )
  const card = (
    <ShareCard
      {...{ shape, locale, caption, siteName, notice, numbers }}
      logoColour={site.logoColour || PALETTE.accent}
      notes={foot}
      qr={url.length <= MAX_QR ? qrCode(url) : null}
      palette={PALETTE}
    />
  )
  const onMap = (markup: string) => `<g transform="translate(${left} ${top}) scale(${CARD_SCALE})">${markup}</g>`
  const labels = await write(<MapTexts texts={names} origin={[left, top]} scale={CARD_SCALE} />)
  const layers = [onMap(ground), labels, onMap(features), await write(card)]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${layers.join('')}</svg>`
  const image = await renderAsync(svg, { font: { loadSystemFonts: false } })
  return { png: image.asPng(), revision, missing: [...missing] }
}

/** Of the record that a page is about; of a page about many: all. */
async function sourcesOf({ path }: Address): Promise<readonly SourceRecord[]> {
  const [, section, slug] = path.split('/')
  if (section === 'projects' && slug) return (await getProject(slug))?.sources ?? []
  if (section === 'events' && slug) return (await getEvent(slug))?.sources ?? []
  if (section === 'districts' && slug) return (await getDistrict(slug))?.sources ?? []
  return getSources()
}

/** Picture cards for sharing: the map of a page with its title, figures, sources, date and code, as a PNG. */

import { setImmediate as breathe } from 'node:timers/promises'
import '#server-only'
import { renderAsync } from '@resvg/resvg-js'
import { messagesOf } from '#components/messages/index'
import { shareOf } from '#components/messages/share/index'
import { asOfText } from '#components/records/as-of'
import { PALETTES } from '#geo/map/palette'
import { fill, formatDate } from '#geo/text/format'
import { CARD_SIZES, type CardShape } from '#geo/url/share-url'
import { readSite } from '#prisma/site/site'
import { dataNotice } from '../data-notice'
import { notesOf } from '../shapes-notes'
import { siteUrl } from '../site'
import { MapTexts } from './card'
import { type LinkPreview, wordsOf } from './draw'
import type { PicturedPage } from './pictured-page'
import { qrCode } from './qr'
import { CARD_SCALE, MAP_BOX, ShareCard } from './share-card'
import { writer } from './writer'

const PALETTE = PALETTES.light
/** Longer addresses make codes that no phone reads from a picture. */
const MAX_QR = 300

/** `today` is the day that stands on it. */
export async function drawShareCard(page: PicturedPage, shape: CardShape, today: string): Promise<LinkPreview> {
  const { locale, caption } = page
  const [left, top, mapWidth, mapHeight] = MAP_BOX[shape]
  const room = { width: mapWidth / CARD_SCALE, height: mapHeight / CARD_SCALE, margin: [36, 48] as const }
  const { ground, names, features, numbers } = page.mapIn(room)
  await breathe() // between steps of 10 to 30 ms, so that others are answered
  const [site, sources, notes, notice] = await Promise.all([
    readSite(),
    page.sources(),
    notesOf(page.snapshot.shapes, locale),
    dataNotice(locale),
  ])
  const url = siteUrl().origin + page.href
  const words = shareOf(locale)
  const { revision } = page.snapshot
  const foot = [
    ...notes,
    ...page.notes,
    asOfText(sources, locale, messagesOf(locale).project) ?? words.source,
    fill(words.revision, { n: String(revision), date: formatDate(today, 'day', locale) }),
  ]
  const siteName = site.name[locale]
  const [width, height] = CARD_SIZES[shape]
  const { write, missing } = await writer(
    [siteName, notice ?? '', ...foot, ...wordsOf(caption), ...[...names, ...numbers].flatMap(({ lines }) => lines)],
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
  await breathe()
  const layers = [onMap(ground), labels, onMap(features), await write(card)]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${layers.join('')}</svg>`
  await breathe()
  const image = await renderAsync(svg, { font: { loadSystemFonts: false } })
  return { png: image.asPng(), revision, missing: [...missing] }
}

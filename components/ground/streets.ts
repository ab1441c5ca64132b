/** Streets out of a PMTiles file. A module of its own, loaded by whoever looks at streets. */

import { addProtocol } from 'maplibre-gl'
import { PMTiles, Protocol } from 'pmtiles'
import type { GroundStyle } from '#geo/ground/compose'
import type { Ground } from '#geo/ground/ground'
import { isProtomaps, protomapsStyle } from '#geo/ground/protomaps'
import type { Theme } from '#geo/map/palette'
import type { Locale } from '#geo/vocabulary'

const protocol = new Protocol()
addProtocol('pmtiles', protocol.tile)

/**
 * The file itself says how deep it goes, and whom it names: an admin's larger zoom would ask for tiles that it has not.
 * Rejects where it cannot be read.
 */
export async function streetsOf(ground: Ground, theme: Theme, locale: Locale): Promise<GroundStyle> {
  const url = new URL(ground.url, location.href).href
  const file = protocol.get(url) ?? new PMTiles(url)
  protocol.add(file)
  const { maxZoom, tileType } = await file.getHeader()
  const metadata = await file.getMetadata()
  if (!isProtomaps(tileType, metadata)) throw new Error(`${url} has no streets of the Protomaps schema`)
  const { attribution } = (metadata ?? {}) as { readonly attribution?: unknown }
  const credit = typeof attribution === 'string' ? attribution : ''
  return protomapsStyle({ ...ground, maxZoom: Math.min(maxZoom, ground.maxZoom) }, url, theme, locale, credit)
}

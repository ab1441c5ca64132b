/** Streets out of a PMTiles file. A module of its own, loaded by whoever looks at streets. */

import { addProtocol } from 'maplibre-gl'
import { Protocol } from 'pmtiles'
import type { GroundStyle } from '#geo/ground/compose'
import type { Ground } from '#geo/ground/ground'
import { protomapsStyle } from '#geo/ground/protomaps'
import type { Theme } from '#geo/map/palette'
import type { Locale } from '#geo/vocabulary'

const protocol = new Protocol()
addProtocol('pmtiles', protocol.tile)

export const streetsOf = (ground: Ground, theme: Theme, locale: Locale): GroundStyle =>
  protomapsStyle(ground, new URL(ground.url, location.href).href, theme, locale)

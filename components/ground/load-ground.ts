import type { GroundStyle } from '#geo/ground/compose'
import { foreignGround, sourceAddresses, withTileJson } from '#geo/ground/foreign-style'
import type { Ground } from '#geo/ground/ground'
import { tiandituStyle } from '#geo/ground/tianditu'
import type { Theme } from '#geo/map/palette'
import type { Locale } from '#geo/vocabulary'
import { fetchJson } from './fetch-json'

/**
 * What MapLibre needs to draw a ground. Rejects where the style cannot be fetched or read. Only browsers ask for it,
 * never the server.
 */
export async function loadGround(
  ground: Ground,
  theme: Theme,
  locale: Locale,
  signal: AbortSignal,
): Promise<GroundStyle> {
  if (ground.kind === 'tianditu') return tiandituStyle(ground, theme, locale)
  if (ground.kind === 'style') return loadStyle(ground, theme, signal)
  const { streetsOf } = await import('./streets')
  return streetsOf(ground, theme, locale)
}

async function loadStyle(ground: Ground, theme: Theme, signal: AbortSignal): Promise<GroundStyle> {
  const address = new URL((theme === 'dark' && ground.urlDark) || ground.url, location.href).href
  const { value, url } = await fetchJson(address, signal)
  const made = foreignGround(value, url, ground.maxZoom)
  const told = await Promise.all(
    sourceAddresses(made).map(async ([id, at]) => [id, await fetchJson(at, signal)] as const),
  )
  return told.reduce((style, [id, json]) => withTileJson(style, id, json.value, json.url, ground.maxZoom), made)
}

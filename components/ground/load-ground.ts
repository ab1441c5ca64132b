import type { GroundStyle } from '#geo/ground/compose'
import { foreignGround } from '#geo/ground/foreign-style'
import type { Ground } from '#geo/ground/ground'
import { tiandituStyle } from '#geo/ground/tianditu'
import type { Theme } from '#geo/map/palette'
import type { Locale } from '#geo/vocabulary'

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
  if (ground.kind === 'style') {
    const url = new URL((theme === 'dark' && ground.urlDark) || ground.url, location.href).href
    const response = await fetch(url, { signal })
    if (!response.ok) throw new Error(`${url} answers ${response.status}`)
    return foreignGround(await response.json(), url, ground.maxZoom)
  }
  const { streetsOf } = await import('./streets')
  return streetsOf(ground, theme, locale)
}

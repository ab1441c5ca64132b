import type { Theme } from '#geo/map/palette'

const YEAR_S = 31_536_000

/** As it is called at a site of https, and elsewhere. */
export const THEME_COOKIES = ['__Host-theme', 'theme'] as const

/**
 * What a browser is told to keep: the theme, in the one cookie that fits the protocol, and nothing for `auto`. The
 * other cookie goes.
 */
export function themeCookies(choice: Theme | 'auto', protocol: string): string[] {
  const isHttps = protocol === 'https:'
  const [own, other] = isHttps ? THEME_COOKIES : [THEME_COOKIES[1], null]
  const rest = `path=/; samesite=lax${isHttps ? '; secure' : ''}`
  const gone = other === null ? [] : [`${other}=; max-age=0; ${rest}`]
  return [`${own}=${choice}; max-age=${choice === 'auto' ? 0 : YEAR_S}; ${rest}`, ...gone]
}

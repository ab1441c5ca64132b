/** The grounds that a map can stand on besides the built-in one: what an installation says of each. */

export const GROUND_KINDS = ['pmtiles', 'style', 'tianditu'] as const
export type GroundKind = (typeof GROUND_KINDS)[number]

/** Tianditu's three pictures: streets, satellite, terrain. */
export const TIANDITU_SETS = ['vec', 'img', 'ter'] as const
export type TiandituSet = (typeof TIANDITU_SETS)[number]

/** Plain JSON: pages hand it to the browser, which fetches the ground itself. */
export interface Ground {
  readonly id: string
  readonly kind: GroundKind
  readonly zh: string
  readonly en: string
  /**
   * Of the file or the style; of Tianditu, where it is served, with `{s}` for one of eight hosts. Absolute, or a path
   * of this site.
   */
  readonly url: string
  /** A style of its own for the dark theme; '' uses the light one. */
  readonly urlDark: string
  /** Of Tianditu only; 'vec' otherwise. */
  readonly set: TiandituSet
  /** Tianditu's key; '' for other kinds. It is no secret: every reader's browser sends it. */
  readonly key: string
  /** Hosts that a style asks besides its own, as origins. */
  readonly hosts: readonly string[]
  /** Plain text, shown while the ground is. */
  readonly attribution: string
  /** 审图号; '' where there is none. */
  readonly approvalNumber: string
  readonly maxZoom: number
  /** Whether exported pictures and prints may carry it. */
  readonly mayExport: boolean
  /** Whether it is shown to whoever has not chosen. */
  readonly isDefault: boolean
}

/** The id of the ground that needs no network and is always there. */
export const BUILT_IN = 'built-in'

/** Where Tianditu serves, with `{s}` for its eight hosts. */
export const TIANDITU_URL = 'https://t{s}.tianditu.gov.cn'
export const TIANDITU_HOSTS = ['0', '1', '2', '3', '4', '5', '6', '7'] as const
/** A key as Tianditu gives them out. */
export const TIANDITU_KEY = /^[0-9A-Za-z]{8,}$/
/** Its levels: none is served at 0, nor beyond 18. */
export const TIANDITU_ZOOMS = { min: 1, max: 18 } as const

const originOf = (url: string): string | null => {
  if (url.startsWith('/')) return null
  try {
    const { origin, protocol } = new URL(url)
    return protocol === 'https:' || protocol === 'http:' ? origin : null
  } catch {
    return null
  }
}

/**
 * The origins that a reader's browser fetches a ground from: what the content security policy has to allow, and
 * nothing more.
 */
export function originsOf({ kind, url, urlDark, hosts }: Ground): string[] {
  const urls = kind === 'tianditu' ? TIANDITU_HOSTS.map((s) => url.replace('{s}', s)) : [url, urlDark, ...hosts]
  return [...new Set(urls.map(originOf))].filter((origin) => origin !== null)
}

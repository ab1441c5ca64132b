/**
 * Requests of MapLibre's worker to other hosts, made by the page instead. A worker lives by the policy that its own
 * script came with, which is kept for
 * good and cannot name the hosts that an admin adds; the page's policy is computed from them.
 */

import type { AddProtocolAction, RequestTransformFunction } from 'maplibre-gl'

/** Before an address, it makes MapLibre hand the request from the worker to the page. */
const MARK = 'page+'
const WHAT_WORKERS_ASK: readonly (string | undefined)[] = ['Tile', 'Source']

/** Marks the addresses of tiles and data that lie elsewhere. */
export const markForeign: RequestTransformFunction = (url, type) =>
  WHAT_WORKERS_ASK.includes(type) && /^https?:/.test(url) && new URL(url).origin !== location.origin
    ? { url: MARK + url }
    : undefined

type MapLibre = Pick<typeof import('maplibre-gl'), 'addProtocol' | 'AJAXError'>

/**
 * Teaches MapLibre what a marked address means. Once for all maps of a page, before the first of them asks for
 * anything.
 */
export function fetchForWorker({ addProtocol, AJAXError }: MapLibre): void {
  const load: AddProtocolAction = async ({ url: marked, type, headers }, { signal }) => {
    const url = marked.slice(MARK.length)
    const response = await fetch(url, { signal, ...(headers && { headers }) })
    if (!response.ok) throw new AJAXError(response.status, response.statusText, url, await response.blob())
    return {
      data: type === 'json' ? await response.json() : await response.arrayBuffer(),
      cacheControl: response.headers.get('cache-control'),
      expires: response.headers.get('expires'),
    }
  }
  for (const scheme of ['https', 'http']) addProtocol(MARK + scheme, load)
}

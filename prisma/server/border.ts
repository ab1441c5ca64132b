/** What is decided about a request before anything of it is read: whether it is one that this site can answer. */

import type { IncomingHttpHeaders } from 'node:http'

export interface Refusal {
  readonly status: 400 | 403 | 404 | 405 | 411 | 413
  readonly reason: string
  /** Headers beside those of every answer. */
  readonly headers?: Readonly<Record<string, string>>
}

/** Of a request, what can be known before its body. */
export interface Head {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
}

const KB = 1024
const MB = 1024 * KB
/**
 * OPTIONS is not among them: only scripts of other sites send it, and nothing here is for those. Next would answer 500
 * to an OPTIONS for a file.
 */
const METHODS = ['GET', 'HEAD', 'POST']

/** The largest body of each path; the first pattern that fits holds. Other pages take small forms of text only. */
const BODIES: readonly (readonly [path: RegExp, bytes: number])[] = [
  [/^\/api\/manage\/(import|boundaries)$/, 33 * MB], // the route says in words what is larger than 32
  [/^(\/en)?\/compare$/, 5 * MB], // as `bodySizeLimit` of next.config.js
  [/^(\/en)?\/manage\//, 2 * MB],
  [/^/, 64 * KB],
]
export const bodyLimit = (path: string): number => BODIES.find(([pattern]) => pattern.test(path))![1]

/** Null: it may go on. `actions` are the ids of all server actions. */
export function refusalOf({ method, url, headers }: Head, actions: ReadonlySet<string>): Refusal | null {
  if (!METHODS.includes(method))
    return { status: 405, reason: 'This method is not supported', headers: { Allow: METHODS.join(', ') } }
  if (!isAddress(url)) return { status: 400, reason: 'The address is malformed' }
  if (!isHost(headers.host)) return { status: 400, reason: 'The Host header is malformed' }
  if (method === 'POST' && isForeign(headers)) return { status: 403, reason: 'Forms of other sites are refused' }
  const action = headers['next-action']
  if (action !== undefined && !actions.has(String(action)))
    return { status: 404, reason: 'Server action not found.', headers: { 'x-nextjs-action-not-found': '1' } }
  return refusalOfBody(url, headers)
}

function refusalOfBody(url: string, headers: IncomingHttpHeaders): Refusal | null {
  // A chunked body would have to be counted while it comes, and no browser sends one here.
  if (headers['transfer-encoding'] !== undefined) return { status: 411, reason: 'The length of the body must be known' }
  const length = Number(headers['content-length'] ?? 0)
  return length > bodyLimit(pathOf(url)) ? { status: 413, reason: 'The body is larger than this page takes' } : null
}

export const pathOf = (url: string): string => url.split('?', 1)[0]!

/**
 * A path whose escapes can be read, without `..`, which browsers resolve before they ask and Next only after this has
 * looked, and no NUL, which no text of ours holds.
 */
function isAddress(url: string): boolean {
  if (!url.startsWith('/') || /%00|\0/.test(url)) return false
  try {
    const path = decodeURIComponent(pathOf(url))
    if (/(^|[\\/])\.\.?([\\/]|$)/.test(path)) return false
    return URL.canParse(url.replace(/^\/+/, '/'), 'http://localhost')
  } catch {
    return false
  }
}

const isHost = (host: string | undefined): boolean =>
  host !== undefined && /^[\w.:[\]-]+$/.test(host) && URL.canParse(`http://${host}`)

/** Whether a browser says that another site's page sends this. */
function isForeign(headers: IncomingHttpHeaders): boolean {
  const { origin } = headers
  if (origin === undefined) return false
  const names = [headers.host, headers['x-forwarded-host']?.toString()]
  return !URL.canParse(origin) || !names.includes(new URL(origin).host)
}

/**
 * Headers that only this server, or a proxy of ours, says to Next; and `upgrade`, of one hop, with which Next cannot
 * ask itself for the page that an action leads to.
 */
const INNER =
  /^upgrade$|^x-(middleware-|invoke-|matched-path$|now-|nextjs-|vercel-|locale$|path$|search$|nonce$|synthetic$|short$|forwarded-)/

/** Deletes headers that strangers must not set; the site's address from a proxy of ours stays if it is valid. */
export function dropInnerHeaders(headers: IncomingHttpHeaders, isFromProxy: boolean): void {
  const { 'x-forwarded-host': host, 'x-forwarded-proto': protocol } = headers
  for (const name of Object.keys(headers)) if (INNER.test(name)) delete headers[name]
  if (!isFromProxy) return
  if (host && isHost(String(host))) headers['x-forwarded-host'] = host
  if (protocol === 'http' || protocol === 'https') headers['x-forwarded-proto'] = protocol
}

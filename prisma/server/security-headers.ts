/** The headers that every answer bears, whatever its path and whoever answers. */

import { STATUS_CODES } from 'node:http'

/**
 * For everything but pages, which proxy.ts gives a stricter policy with a nonce. The map's worker asks for tiles
 * under this one.
 */
const POLICY = [
  `default-src 'self'`,
  `object-src 'none'`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `frame-ancestors 'self'`,
].join('; ')

const ALWAYS: readonly (readonly [string, string])[] = [
  ['Content-Security-Policy', POLICY],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'strict-origin-when-cross-origin'],
  ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(self), payment=()'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['X-Frame-Options', 'SAMEORIGIN'],
]
const YEAR_S = 31_536_000

/** Addresses that other sites may show in a frame; they bear a policy of their own (app/embed). Nothing else may. */
export const isFramed = (path: string): boolean => path.startsWith('/embed/')
/** What would keep them out of a frame, or add a second policy to theirs. */
export const NOT_FRAMED: readonly string[] = ['Content-Security-Policy', 'X-Frame-Options']

/** Of what has no policy of its own in a frame: a refusal or a redirect. */
export const FRAMED_POLICY = `default-src 'none'; frame-ancestors *`

/** With those of a site whose address begins with https, which browsers are told to keep to, below its name too. */
export const securityHeaders = (siteUrl = ''): readonly (readonly [string, string])[] =>
  /^https:/i.test(siteUrl) ? [...ALWAYS, ['Strict-Transport-Security', `max-age=${YEAR_S}; includeSubDomains`]] : ALWAYS

/** A whole answer, for a connection that has no request yet. */
export function plainAnswer(status: number, headers: readonly (readonly [string, string])[]): string {
  const body = `${STATUS_CODES[status]}\n`
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${body.length}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ]
  return `${lines.join('\r\n')}\r\n\r\n${body}`
}

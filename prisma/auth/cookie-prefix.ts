/**
 * What names of cookies begin with. At a site of https browsers take a cookie of this prefix from the host itself only,
 * over https, for all its paths, so that no neighbour under the same domain can plant one.
 */

import '#server-only'

export const isHttps = (): boolean => /^https:/i.test(process.env.SITE_URL ?? '')

export const cookiePrefix = (): string => (isHttps() ? '__Host-' : '')

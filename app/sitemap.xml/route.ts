import { setImmediate as others } from 'node:timers/promises'
import { localPath } from '#components/paths'
import type { Snapshot } from '#geo/snapshot/snapshot'
import { textAt } from '#geo/snapshot/text-column'
import { escapeXml } from '#geo/text/escape-xml'
import { LANG } from '#geo/text/format'
import { LOCALES } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { getDistricts } from '#prisma/read/districts'
import { getEvents } from '#prisma/read/events'
import { streamed } from '../export/running'
import { siteUrl } from '../site'

export const dynamic = 'force-dynamic'

/** A sitemap holds 50,000 addresses at most; each page takes two. */
const MAX_PROJECTS = 24_000
/** Pages that are written before others get their turn. */
const PAGES = 500

/** Every page in both languages, each naming the other; of the projects as many as a sitemap has room for. */
export async function GET(): Promise<Response> {
  const [snapshot, districts, events] = await Promise.all([currentSnapshot(), getDistricts(), getEvents()])
  const paths = [
    ...['/', '/districts', '/events', '/compare', '/about', '/api'],
    ...districts.map(({ slug }) => `/districts/${slug}`),
    ...events.map(({ slug }) => `/events/${slug}`),
  ]
  const body = await streamed(written(paths, snapshot), false)
  return new Response(body, { headers: { 'content-type': 'application/xml', 'cache-control': 'public, max-age=0' } })
}

async function* written(paths: readonly string[], snapshot: Snapshot): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  const { origin } = siteUrl()
  const piece = (some: readonly string[]) => encoder.encode(some.map((path) => entries(origin, path)).join(''))
  yield encoder.encode(`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
`)
  yield piece(paths)
  const count = Math.min(snapshot.count, MAX_PROJECTS)
  for (let from = 0; from < count; from += PAGES) {
    const rows = Array.from({ length: Math.min(PAGES, count - from) }, (_, i) => from + i)
    yield piece(rows.map((row) => `/projects/${textAt(snapshot.slug, row)}`))
    await others()
  }
  yield encoder.encode('</urlset>\n')
}

function entries(origin: string, path: string): string {
  const addresses = LOCALES.map((locale) => ({ locale, href: escapeXml(encodeURI(origin + localPath(locale, path))) }))
  const links = addresses
    .map(({ locale, href }) => `<xhtml:link rel="alternate" hreflang="${LANG[locale]}" href="${href}"/>\n`)
    .join('')
  return addresses.map(({ href }) => `<url>\n<loc>${href}</loc>\n${links}</url>\n`).join('')
}

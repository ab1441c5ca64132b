import type { MetadataRoute } from 'next'
import { localPath } from '#components/paths'
import { textAt } from '#geo/snapshot/text-column'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { getDistricts } from '#prisma/read/districts'
import { getEvents } from '#prisma/read/events'
import { siteUrl } from './site'

export const dynamic = 'force-dynamic'

/** A sitemap holds 50,000 addresses at most; each page takes two. */
const MAX_PROJECTS = 24_000

/** Every page in both languages, each naming the other. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const [snapshot, districts, events] = await Promise.all([currentSnapshot(), getDistricts(), getEvents()])
  const rows = Array.from({ length: Math.min(snapshot.count, MAX_PROJECTS) }, (_, row) => row)
  const paths = [
    '/',
    '/districts',
    '/events',
    '/compare',
    '/about',
    ...districts.map(({ slug }) => `/districts/${slug}`),
    ...events.map(({ slug }) => `/events/${slug}`),
    ...rows.map((row) => `/projects/${textAt(snapshot.slug, row)}`),
  ]
  const url = (locale: 'zh' | 'en', path: string) => new URL(localPath(locale, path), siteUrl()).href
  return paths.flatMap((path) => {
    const languages = { 'zh-CN': url('zh', path), en: url('en', path) }
    return [languages['zh-CN'], languages.en].map((address) => ({ url: address, alternates: { languages } }))
  })
}

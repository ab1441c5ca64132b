import type { MetadataRoute } from 'next'
import { siteUrl } from './site'

export const dynamic = 'force-dynamic'

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: '*', allow: '/', disallow: ['/api/', '/tiles/'] },
    sitemap: new URL('/sitemap.xml', siteUrl()).href,
  }
}

import { localPath } from '#components/paths'
import type { Reference } from '#geo/cite/citation'
import { viewQuery } from '#geo/url/view-url'
import { readSite } from '#prisma/site/site'
import { embeddedMap } from '../embed/address'
import type { Address } from '../picture'
import { siteUrl } from '../site'
import { viewTitle } from '../view-title'

/** How the view of an address is cited today: its link leads to this revision. Null where there is no such page. */
export async function citationOf(address: Address): Promise<Reference | null> {
  const { locale, path, view } = address
  const embedded = await embeddedMap(address)
  if (!embedded) return null
  const { revision } = embedded.map.snapshot
  const then = { ...view, filters: { ...view.filters, asOf: String(revision) } }
  const [title, site] = await Promise.all([viewTitle(embedded.caption.title, address), readSite()])
  return {
    title,
    site: site.name[locale],
    url: siteUrl().origin + localPath(locale, path) + viewQuery(then),
    revision,
    accessed: new Date().toISOString().slice(0, 10),
    locale,
    key: path.split('/').filter(Boolean).join('-') || 'map',
  }
}

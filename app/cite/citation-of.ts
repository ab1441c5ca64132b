import { localPath } from '#components/paths'
import type { Reference } from '#geo/cite/citation'
import { viewQuery } from '#geo/url/view-url'
import { readSite } from '#prisma/site/site'
import { conditionOf } from '../condition'
import { embeddedMap } from '../embed/address'
import type { Address } from '../picture'
import { siteUrl } from '../site'

/** How the view of an address is cited today; null where there is no such page. */
export async function citationOf(address: Address): Promise<Reference | null> {
  const { locale, path, view } = address
  const embedded = await embeddedMap(address)
  if (!embedded) return null
  const [condition, site] = await Promise.all([conditionOf(view.filters, locale), readSite()])
  return {
    title: [embedded.caption.title, condition].filter(Boolean).join(' · '),
    site: site.name[locale],
    url: siteUrl().origin + localPath(locale, path) + viewQuery(view),
    revision: embedded.map.snapshot.revision,
    accessed: new Date().toISOString().slice(0, 10),
    locale,
    key: path.split('/').filter(Boolean).join('-') || 'map',
  }
}

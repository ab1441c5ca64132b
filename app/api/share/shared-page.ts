/** Which page a link leads to, read and written anew, so that it says nothing but what its page understands. */

import { localPath } from '#components/paths'
import { compareQuery, parseCompare } from '#geo/compare/url'
import { districtsQuery } from '#geo/districts/url'
import { parseView, viewQuery } from '#geo/url/view-url'
import { LOCALES, type Locale } from '#geo/vocabulary'
import { comparableDistricts, meantView } from '#prisma/read/comparison'
import { readDistrictTable } from '../../district-table'
import { embedAddress } from '../../embed/address'

export interface SharedPage {
  readonly locale: Locale
  /** Without its language. */
  readonly address: string
  /** With it. */
  readonly href: string
  readonly query: string
}

/** By the parts of a path, the language first; null: there is no such page. */
export async function sharedPage(parts: readonly string[], query: URLSearchParams): Promise<SharedPage | null> {
  const locale = LOCALES.find((name) => name === parts[0])
  const asked = parseView(query)
  if (locale && parts.length === 2 && parts[1] === 'compare') {
    const view = await meantView(parseCompare(query, await comparableDistricts()).view)
    return pageOf(locale, '/compare', compareQuery(view, asked.camera))
  }
  const address = embedAddress(parts, query)
  if (!address) return null
  if (address.path === '/districts') {
    const { view } = await readDistrictTable(query)
    return pageOf(address.locale, address.path, districtsQuery(view))
  }
  return pageOf(address.locale, address.path, viewQuery({ ...asked, limit: undefined, after: undefined }))
}

const pageOf = (locale: Locale, path: string, query: string): SharedPage => ({
  locale,
  address: path + query,
  href: localPath(locale, path) + query,
  query,
})

import { apiOf } from '#components/messages/api/index'
import { type ApiDocument, apiDocument } from '#geo/api/openapi'
import type { Locale } from '#geo/vocabulary'
import { readSiteWords } from '#prisma/site/site'
import { dataLicence } from '../export/licence'
import { siteUrl } from '../site'

/** What /api answers, as OpenAPI 3.0 in a language, with the name of the site and the licence of its data. */
export async function describedApi(locale: Locale): Promise<ApiDocument> {
  const [{ name }, granted] = await Promise.all([readSiteWords(locale), dataLicence()])
  const licence = granted && { name: granted.name[locale], ...(granted.url && { url: granted.url }) }
  return apiDocument(name, siteUrl().origin, licence, apiOf(locale))
}

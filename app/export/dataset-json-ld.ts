/** The whole public data, described for search engines (schema.org) and for catalogues of open data (DCAT 3). */

import { localPath } from '#components/paths'
import { fill, LANG } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { momentOfRevision } from '#prisma/past/moment'
import { readSiteViews, readSiteWords } from '#prisma/site/site'
import { siteUrl } from '../site'
import { dataLicence, licenceOf } from './licence'

/** Everything that holds all of it, `{locale}` filled in. */
const FORMS = [
  { path: '/export/package/data.zip', type: 'application/zip' },
  { path: '/export/projects/{locale}/projects.csv', type: 'text/csv' },
  { path: '/export/projects/{locale}/projects.geojson', type: 'application/geo+json' },
  { path: '/ogc', type: 'application/json', isService: true },
] as const

/** Both descriptions of the data of a revision, in one language. */
export async function datasetJsonLd(revision: number, locale: Locale): Promise<object> {
  const [{ name, description }, { whole }, at, granted, terms] = await Promise.all([
    readSiteWords(locale),
    readSiteViews(),
    momentOfRevision(revision),
    dataLicence(),
    licenceOf(locale),
  ])
  const address = (path: string) => new URL(fill(path, { locale }), siteUrl()).href
  const page = address(localPath(locale, '/about'))
  const [west, south, east, north] = whole
  const licence = granted?.url ?? null
  const schema = {
    '@context': 'https://schema.org',
    '@type': 'Dataset',
    '@id': `${page}#data`,
    ...{ name, description, url: page, version: String(revision), dateModified: at, inLanguage: LANG[locale] },
    ...(licence && { license: licence }),
    usageInfo: terms,
    isAccessibleForFree: true,
    spatialCoverage: { '@type': 'Place', geo: { '@type': 'GeoShape', box: `${south} ${west} ${north} ${east}` } },
    distribution: FORMS.filter((form) => !('isService' in form)).map(({ path, type }) => ({
      '@type': 'DataDownload',
      contentUrl: address(path),
      encodingFormat: type,
    })),
  }
  const dcat = {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@type': 'dcat:Dataset',
    '@id': `${page}#data`,
    'dct:title': { '@value': name, '@language': LANG[locale] },
    'dct:description': { '@value': description, '@language': LANG[locale] },
    'dct:modified': { '@value': at, '@type': 'xsd:dateTime' },
    'dcat:version': String(revision),
    'dct:rights': { '@value': terms, '@language': LANG[locale] },
    'dcat:landingPage': { '@id': page },
    'dct:spatial': {
      '@type': 'dct:Location',
      'dcat:bbox': `POLYGON((${west} ${south},${east} ${south},${east} ${north},${west} ${north},${west} ${south}))`,
    },
    'dcat:distribution': FORMS.map((form) => ({
      '@type': 'dcat:Distribution',
      ['isService' in form ? 'dcat:accessURL' : 'dcat:downloadURL']: { '@id': address(form.path) },
      'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${form.type}` },
      ...(licence && { 'dct:license': { '@id': licence } }),
    })),
  }
  return [schema, dcat]
}

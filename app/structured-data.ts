/** schema.org descriptions of records, from the facts alone. */

import { localPath } from '#components/paths'
import type { Check, DistrictRecord, EventRecord, ProjectRecord } from '#geo/records'
import { dateText } from '#geo/text/date-text'
import { LANG } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { siteUrl } from './site'

const CONTEXT = 'https://schema.org'
const urlOf = (locale: Locale, path: string) => new URL(localPath(locale, path), siteUrl()).href
/** The sources with their own dates: a record has no date of its own, and that of the database says nothing of it. */
const basedOn = (sources: ProjectRecord['sources'], locale: Locale) =>
  sources.map(({ title, url, archiveUrl, publisher, published }) => ({
    '@type': 'CreativeWork',
    name: title[locale],
    ...(url && { url }),
    ...(archiveUrl && { archivedAt: archiveUrl }),
    ...(publisher && { publisher: { '@type': 'Organization', name: publisher[locale] } }),
    ...(published && { datePublished: dateText(published.date, published.precision) }),
  }))

/** The page, with the day on which somebody last compared it with its sources. */
const pageOf = (url: string, check: Check | null) => ({
  ...(check && { mainEntityOfPage: { '@type': 'WebPage', '@id': url, lastReviewed: check.date } }),
})

export const projectJsonLd = (project: ProjectRecord, locale: Locale): object => ({
  '@context': CONTEXT,
  '@type': 'Place',
  name: project.name[locale],
  alternateName: [project.name[locale === 'zh' ? 'en' : 'zh'], ...project.aliases],
  description: project.summary[locale],
  url: urlOf(locale, `/projects/${project.slug}`),
  inLanguage: LANG[locale],
  ...pageOf(urlOf(locale, `/projects/${project.slug}`), project.check),
  ...(project.location.position && {
    geo: { '@type': 'GeoCoordinates', longitude: project.location.position[0], latitude: project.location.position[1] },
  }),
  ...(project.place?.address && { address: project.place.address[locale] }),
  containedInPlace: { '@type': 'AdministrativeArea', name: project.district.name[locale] },
  subjectOf: basedOn(project.sources, locale),
})

export const eventJsonLd = (event: EventRecord, locale: Locale): object => ({
  '@context': CONTEXT,
  '@type': 'Event',
  name: event.name[locale],
  description: event.summary[locale],
  startDate: dateText(event.date, event.datePrecision),
  url: urlOf(locale, `/events/${event.slug}`),
  ...pageOf(urlOf(locale, `/events/${event.slug}`), event.check),
  ...(event.place && { location: { '@type': 'Place', name: event.place.name[locale] } }),
  subjectOf: basedOn(event.sources, locale),
})

export const districtJsonLd = (district: DistrictRecord, locale: Locale): object => ({
  '@context': CONTEXT,
  '@type': 'AdministrativeArea',
  name: district.name[locale],
  alternateName: district.aliases,
  identifier: district.id,
  url: urlOf(locale, `/districts/${district.slug}`),
})

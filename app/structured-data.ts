/** schema.org descriptions of records, from the facts alone. */

import { localPath } from '#components/paths'
import type { DistrictRecord, EventRecord, ProjectRecord } from '#geo/records'
import { LANG } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { siteUrl } from './site'

const CONTEXT = 'https://schema.org'
const urlOf = (locale: Locale, path: string) => new URL(localPath(locale, path), siteUrl()).href
const isBasedOn = (sources: ProjectRecord['sources']) => sources.flatMap(({ url }) => url ?? [])

export const projectJsonLd = (project: ProjectRecord, locale: Locale): object => ({
  '@context': CONTEXT,
  '@type': 'Place',
  name: project.name[locale],
  alternateName: [project.name[locale === 'zh' ? 'en' : 'zh'], ...project.aliases],
  description: project.summary[locale],
  url: urlOf(locale, `/projects/${project.slug}`),
  inLanguage: LANG[locale],
  dateModified: project.updatedAt,
  ...(project.location.position && {
    geo: { '@type': 'GeoCoordinates', longitude: project.location.position[0], latitude: project.location.position[1] },
  }),
  ...(project.place?.address && { address: project.place.address[locale] }),
  containedInPlace: { '@type': 'AdministrativeArea', name: project.district.name[locale] },
  subjectOf: isBasedOn(project.sources),
})

export const eventJsonLd = (event: EventRecord, locale: Locale): object => ({
  '@context': CONTEXT,
  '@type': 'Event',
  name: event.name[locale],
  description: event.summary[locale],
  startDate: event.date,
  url: urlOf(locale, `/events/${event.slug}`),
  ...(event.place && { location: { '@type': 'Place', name: event.place.name[locale] } }),
  subjectOf: isBasedOn(event.sources),
})

export const districtJsonLd = (district: DistrictRecord, locale: Locale): object => ({
  '@context': CONTEXT,
  '@type': 'AdministrativeArea',
  name: district.name[locale],
  alternateName: district.aliases,
  identifier: district.id,
  url: urlOf(locale, `/districts/${district.slug}`),
})

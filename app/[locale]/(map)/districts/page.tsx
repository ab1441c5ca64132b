import type { Metadata } from 'next'
import { MapSync } from '#components/map/map-sync'
import { messagesOf } from '#components/messages/index'
import { DistrictList } from '#components/records/district-list'
import { facets } from '#geo/query/facets'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { getDistricts } from '#prisma/read/districts'
import { readSiteViews } from '#prisma/site/site'
import { districtsFocus } from '../../../focus'
import { alternates, pictureOf } from '../../../metadata'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  const { district } = messagesOf(locale)
  return {
    title: district.title,
    ...alternates(locale, '/districts'),
    ...pictureOf(locale, '/districts', district.title, district.intro),
  }
}

export default async function DistrictsPage({ params }: Props) {
  const { locale } = await params
  const [districts, snapshot, views] = await Promise.all([getDistricts(), currentSnapshot(), readSiteViews()])
  const counts = new Map(facets(snapshot, {}).district.map(({ value, count }) => [value, count]))
  return (
    <>
      <MapSync revision={snapshot.revision} {...districtsFocus(views)} />
      <DistrictList locale={locale} t={messagesOf(locale)} districts={districts} counts={counts} />
    </>
  )
}

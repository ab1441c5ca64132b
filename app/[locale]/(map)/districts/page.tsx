import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { districtsHref } from '#components/districts/addresses'
import { DistrictsPanel } from '#components/districts/districts-panel'
import { MapSync } from '#components/map/map-sync'
import { districtTableOf } from '#components/messages/districts/words'
import { messagesOf } from '#components/messages/index'
import { localPath } from '#components/paths'
import { fill } from '#geo/text/format'
import { withStop } from '#geo/text/punctuation'
import { parseView, type QueryValues } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { getEvents } from '#prisma/read/events'
import { meantQuery } from '#prisma/read/meant-address'
import { unvaluedOf } from '#prisma/read/selected-projects'
import { readSiteViews } from '#prisma/site/site'
import { conditionOf } from '../../../condition'
import { readDistrictTable } from '../../../district-table'
import { eventCollection } from '../../../event-marks'
import { districtsFocus } from '../../../focus'
import { alternates, pictureOf, pictureSearch } from '../../../metadata'
import { searchParamsOf } from '../../../request'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
  readonly searchParams: Promise<QueryValues>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params
  const { district, home } = messagesOf(locale)
  const { filters } = parseView(await searchParams)
  const condition = await conditionOf(filters, locale)
  const title = [district.title, condition].filter(Boolean).join(' · ')
  const only = condition && withStop(fill(home.condition, { text: condition }), locale)
  return {
    title,
    ...alternates(locale, '/districts', { filters }),
    ...(await pictureOf(
      locale,
      '/districts',
      title,
      [only, district.intro].filter(Boolean).join(' '),
      pictureSearch({ filters }),
    )),
  }
}

export default async function DistrictsPage({ params, searchParams }: Props) {
  const { locale } = await params
  const query = searchParamsOf(await searchParams)
  const meant = await meantQuery(query)
  if (meant) redirect(localPath(locale, '/districts') + meant)
  const { figures, table, view, dropped, isFromForm, sources } = await readDistrictTable(query)
  if (isFromForm && dropped.length === 0) redirect(districtsHref(locale, view))
  const [events, views] = await Promise.all([getEvents(), readSiteViews()])
  const { snapshot, measures, benchmarks, mixed } = figures
  return (
    <>
      <MapSync revision={snapshot.revision} {...districtsFocus(views)} events={eventCollection([])} />
      <DistrictsPanel
        locale={locale}
        t={districtTableOf(locale)}
        messages={messagesOf(locale)}
        view={view}
        measures={measures}
        table={table}
        condition={await conditionOf(view.filters, locale)}
        dropped={dropped}
        unvalued={await unvaluedOf(view.filters)}
        benchmarks={benchmarks}
        mixed={mixed}
        sources={sources}
        revision={snapshot.revision}
        events={events.map(({ id, slug, name }) => ({ id, slug, name }))}
        terms={snapshot.vocabularies}
      />
    </>
  )
}

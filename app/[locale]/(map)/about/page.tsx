import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { MapSync } from '#components/map/map-sync'
import { messagesOf } from '#components/messages/index'
import { AboutPanel } from '#components/records/about-panel'
import { JsonLd } from '#components/ui/json-ld'
import { parseView, type QueryValues } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { DatabaseAway, lastKnown } from '#prisma/live/last-known'
import { readSettings } from '#prisma/manage/settings'
import { getMapFacts } from '#prisma/read/about'
import { getSources } from '#prisma/read/sources'
import { readSiteWords } from '#prisma/site/site'
import { datasetJsonLd } from '../../../export/dataset-json-ld'
import { licenceOf } from '../../../export/licence'
import { NO_FOCUS } from '../../../focus'
import { MapCondition } from '../../../map-condition'
import { alternates, ofRevision, pictureOf, pictureSearch } from '../../../metadata'
import { searchParamsOf } from '../../../request'
import { approvalNumber } from '../../../site'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
  readonly searchParams: Promise<QueryValues>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params
  const { about } = messagesOf(locale)
  return {
    title: about.title,
    ...alternates(locale, '/about'),
    ...(await pictureOf(
      locale,
      '/about',
      about.title,
      about.methodText,
      pictureSearch(ofRevision(parseView(await searchParams))),
    )),
  }
}

export default async function AboutPage({ params, searchParams }: Props) {
  const [{ locale }, list] = await Promise.all([params, headers()])
  const [sources, { revision }, approval, { contact }, { description }, facts, terms] = await Promise.all([
    getSources(),
    currentSnapshot(),
    approvalNumber(),
    readSettings(),
    readSiteWords(locale),
    getMapFacts(),
    licenceOf(locale),
  ])
  const described = list.get('x-synthetic') ? null : await descriptionOf(revision, locale)
  return (
    <>
      {described && <JsonLd data={described} nonce={list.get('x-nonce')} />}
      <MapSync revision={revision} {...NO_FOCUS} />
      <MapCondition locale={locale} searchParams={searchParams} />
      <AboutPanel
        locale={locale}
        t={messagesOf(locale)}
        sources={sources}
        approval={approval}
        description={description}
        contact={contact}
        terms={terms}
        asOf={parseView(searchParamsOf(await searchParams)).filters.asOf}
        {...facts}
      />
    </>
  )
}

/** What catalogues read; null while the database is away, if it was not read before. */
const descriptionOf = (revision: number, locale: Locale): Promise<object | null> =>
  lastKnown(`data set ${revision} ${locale}`, () => datasetJsonLd(revision, locale)).catch((error) => {
    if (error instanceof DatabaseAway) return null
    throw error
  })

import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { MapSync } from '#components/map/map-sync'
import { messagesOf } from '#components/messages/index'
import { AboutPanel } from '#components/records/about-panel'
import { JsonLd } from '#components/ui/json-ld'
import type { QueryValues } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { readSettings } from '#prisma/manage/settings'
import { getMapFacts } from '#prisma/read/about'
import { getSources } from '#prisma/read/sources'
import { readSiteWords } from '#prisma/site/site'
import { datasetJsonLd } from '../../../export/dataset-json-ld'
import { NO_FOCUS } from '../../../focus'
import { MapCondition } from '../../../map-condition'
import { alternates, pictureOf } from '../../../metadata'
import { approvalNumber } from '../../../site'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
  readonly searchParams: Promise<QueryValues>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  const { about } = messagesOf(locale)
  return {
    title: about.title,
    ...alternates(locale, '/about'),
    ...(await pictureOf(locale, '/about', about.title, about.methodText)),
  }
}

export default async function AboutPage({ params, searchParams }: Props) {
  const [{ locale }, list] = await Promise.all([params, headers()])
  const [sources, { revision }, approval, { contact }, { description }, facts] = await Promise.all([
    getSources(),
    currentSnapshot(),
    approvalNumber(),
    readSettings(),
    readSiteWords(locale),
    getMapFacts(),
  ])
  return (
    <>
      {!list.get('x-synthetic') && <JsonLd data={await datasetJsonLd(revision, locale)} nonce={list.get('x-nonce')} />}
      <MapSync revision={revision} {...NO_FOCUS} />
      <MapCondition locale={locale} searchParams={searchParams} />
      <AboutPanel
        locale={locale}
        t={messagesOf(locale)}
        sources={sources}
        approval={approval}
        description={description}
        contact={contact}
        {...facts}
      />
    </>
  )
}

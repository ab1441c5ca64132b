import type { Metadata } from 'next'
import { MapSync } from '#components/map/map-sync'
import { apiOf } from '#components/messages/api/index'
import { messagesOf } from '#components/messages/index'
import { ApiPanel } from '#components/records/api-panel'
import type { QueryValues } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { describedApi } from '../../../api/described'
import { NO_FOCUS } from '../../../focus'
import { MapCondition } from '../../../map-condition'
import { alternates } from '../../../metadata'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
  readonly searchParams: Promise<QueryValues>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  const { title, description } = apiOf(locale)
  return { title, description, ...alternates(locale, '/api') }
}

export default async function ApiPage({ params, searchParams }: Props) {
  const { locale } = await params
  const [{ revision }, document] = await Promise.all([currentSnapshot(), describedApi(locale)])
  return (
    <>
      <MapSync revision={revision} {...NO_FOCUS} />
      <MapCondition locale={locale} searchParams={searchParams} />
      <ApiPanel locale={locale} t={messagesOf(locale)} document={document} />
    </>
  )
}

import type { Metadata } from 'next'
import { MapSync } from '#components/map/map-sync'
import { messagesOf } from '#components/messages/index'
import { manageOf } from '#components/messages/manage'
import { ReportForm } from '#components/records/report-form'
import { BackLink } from '#components/ui/back-link'
import { fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { currentSnapshot } from '#prisma/live/current-snapshot'
import { sendReport } from '../../../actions/reports'
import { NO_FOCUS } from '../../../focus'
import { MapCondition } from '../../../map-condition'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).report.title, robots: { index: false } }
}

/** Says what is wrong on a page. */
export default async function ReportPage({ params, searchParams }: Props) {
  const { locale } = await params
  const [{ about }, { revision }] = await Promise.all([searchParams, currentSnapshot()])
  const path = typeof about === 'string' && /^\/[^\s/][^\s]{0,300}$/.test(about) ? about : '/'
  const t = manageOf(locale).report
  return (
    <>
      <MapSync revision={revision} {...NO_FOCUS} />
      <MapCondition locale={locale} searchParams={searchParams} />
      <article className="record">
        <BackLink locale={locale} t={messagesOf(locale)} />
        <h1>{t.title}</h1>
        <p className="summary">{t.intro}</p>
        <p className="small">{fill(t.about, { path })}</p>
        <ReportForm locale={locale} about={path} shown={Date.now()} t={t} send={sendReport} />
      </article>
    </>
  )
}

import type { ReactNode } from 'react'
import { CardSync } from '#components/list/card-sync'
import { LiveRefresh } from '#components/map/live-refresh'
import { messagesOf } from '#components/messages/index'
import { manageOf } from '#components/messages/manage'
import { ReportLink } from '#components/records/report-link'
import { PastNotice } from '#components/site/past-notice'
import { pastWords } from '#components/site/past-words'
import { SiteFooter } from '#components/site/site-footer'
import { TakeAway } from '#components/take/take-away'
import { takeWords } from '#components/take/words'
import { Masthead } from '#components/ui/masthead'
import { Sheet } from '#components/ui/sheet'
import { SiteNotice } from '#components/ui/site-notice'
import type { Locale } from '#geo/vocabulary'
import { readSiteWords } from '#prisma/site/site'
import { MapSection } from '../../map-section'
import { requested } from '../../request'

interface Props {
  readonly children: ReactNode
  readonly params: Promise<{ readonly locale: string }>
}

/** The map and the frame around it. Pages are panels in it, so that the map is never drawn anew between them. */
export default async function MapLayout({ children, params }: Props) {
  const locale = (await params).locale as Locale
  const t = messagesOf(locale)
  const [{ isSynthetic, isAway, view }, { name, footer }] = await Promise.all([requested(), readSiteWords(locale)])
  return (
    <div className="frame">
      <a className="skip" href="#panel">
        {t.site.skipToPanel}
      </a>
      <a className="skip" href="#map">
        {t.site.skipToMap}
      </a>
      {view.filters.asOf !== undefined && <PastNotice strings={pastWords(t)} />}
      <SiteNotice strings={t.site} isSynthetic={isSynthetic} isAway={isAway} />
      <Masthead locale={locale} t={t} name={name} asOf={view.filters.asOf} />
      <Sheet strings={t.sheet}>
        <CardSync />
        {children}
        <TakeAway locale={locale} words={takeWords(locale)} name={name} />
        <ReportLink locale={locale} label={manageOf(locale).report.link} />
        <SiteFooter text={footer} />
      </Sheet>
      <MapSection />
      <LiveRefresh />
    </div>
  )
}

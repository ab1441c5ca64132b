import type { ReactNode } from 'react'
import { messagesOf } from '#components/messages/index'
import { PastNotice } from '#components/site/past-notice'
import { pastWords } from '#components/site/past-words'
import { SiteFooter } from '#components/site/site-footer'
import { Masthead } from '#components/ui/masthead'
import { SiteNotice } from '#components/ui/site-notice'
import type { Locale } from '#geo/vocabulary'
import { readSiteWords } from '#prisma/site/site'
import { requested } from '../../request'
import '../../styles/compare/index.css'

interface Props {
  readonly children: ReactNode
  readonly params: Promise<{ readonly locale: string }>
}

export default async function CompareLayout({ children, params }: Props) {
  const locale = (await params).locale as Locale
  const t = messagesOf(locale)
  const [{ isSynthetic, isAway, view }, { name, footer }] = await Promise.all([requested(), readSiteWords(locale)])
  return (
    <div className="compare-frame">
      <a className="skip" href="#panel">
        {t.site.skipToPanel}
      </a>
      <a className="skip" href="#figures">
        {t.compare.skip}
      </a>
      {view.filters.asOf !== undefined && <PastNotice strings={pastWords(t)} />}
      <SiteNotice strings={t.site} isSynthetic={isSynthetic} isAway={isAway} />
      <Masthead locale={locale} t={t} name={name} asOf={view.filters.asOf} />
      {children}
      <SiteFooter text={footer} />
    </div>
  )
}

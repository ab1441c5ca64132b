import type { ReactNode } from 'react'
import { messagesOf } from '#components/messages/index'
import { SiteFooter } from '#components/site/site-footer'
import { Masthead } from '#components/ui/masthead'
import type { Locale } from '#geo/vocabulary'
import { readSiteWords } from '#prisma/site/site'
import '../../styles/compare/index.css'

interface Props {
  readonly children: ReactNode
  readonly params: Promise<{ readonly locale: string }>
}

export default async function CompareLayout({ children, params }: Props) {
  const locale = (await params).locale as Locale
  const t = messagesOf(locale)
  const { name, footer } = await readSiteWords(locale)
  return (
    <div className="compare-frame">
      <a className="skip" href="#panel">
        {t.site.skipToPanel}
      </a>
      <a className="skip" href="#figures">
        {t.compare.skip}
      </a>
      <Masthead locale={locale} t={t} name={name} />
      {children}
      <SiteFooter text={footer} />
    </div>
  )
}

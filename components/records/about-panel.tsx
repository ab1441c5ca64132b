import { RECORD_LISTS } from '#geo/export/record-columns'
import type { SourceRecord } from '#geo/records'
import type { ShapesCredit } from '#geo/shapes/published'
import { viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { BackLink } from '../ui/back-link'
import { ListLinks } from '../ui/list-links'
import { SourceList } from '../ui/source-list'
import { Interfaces } from './interfaces'
import { approvalNumbers, shapesWords } from './shapes-words'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  readonly sources: readonly SourceRecord[]
  readonly approval: string | null
  /** What the site is about. */
  readonly description: string
  /** Empty: none is shown. */
  readonly contact: string
  /** On which the data may be used. */
  readonly terms: string
  /** The past that the page shows, which its files are of as well. */
  readonly asOf: string | undefined
  readonly credits: readonly ShapesCredit[]
  /** Whether the map began with the founding data. */
  readonly isFounding: boolean
}

/** Sources, method, datum, limits, approval number and licences. */
export function AboutPanel({
  locale,
  t,
  sources,
  approval,
  description,
  contact,
  terms,
  credits,
  isFounding,
  asOf,
}: Props) {
  const { about } = t
  const shapes = shapesWords(credits, t)
  const numbers = approvalNumbers(credits, approval)
  const parts: [string, readonly string[]][] = [
    [about.method, [about.methodText, about.precisionText]],
    [about.datum, [about.datumText]],
    [about.limits, [...shapes.limits, ...(isFounding ? [about.limitsFounding] : [])]],
    [about.approval, numbers.length > 0 ? numbers : [about.approvalNone]],
    [about.licence, [terms, ...shapes.licences]],
    [about.keyboard, [about.keyboardText]],
    ...(contact ? [[about.contact, [contact]] as [string, string[]]] : []),
  ]
  return (
    <article className="record">
      <BackLink locale={locale} t={t} />
      <h1>{about.title}</h1>
      <p className="summary">{description}</p>
      {parts
        .filter(([, texts]) => texts.length > 0)
        .map(([title, texts]) => (
          <section key={title}>
            <h2>{title}</h2>
            {texts.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </section>
        ))}
      <section id="data">
        <h2>{t.exported.data}</h2>
        <p className="downloads">
          <a href={`/export/package/data.zip${viewQuery({ filters: { asOf } })}`} download>
            {t.exported.package}
          </a>
        </p>
        {RECORD_LISTS.map((list) => (
          <p key={list} className="downloads">
            <span>{t.exported.lists[list]}</span> <ListLinks {...{ list, locale, asOf }} />
          </p>
        ))}
      </section>
      <Interfaces locale={locale} t={about} />
      <section id="sources">
        <h2>{about.sources}</h2>
        <SourceList sources={sources} locale={locale} t={t.project} />
      </section>
    </article>
  )
}

import type { Metadata } from 'next'
import Link from 'next/link'
import { OfferNotice } from '#components/import/sheet/offer'
import { RecordTable } from '#components/manage/record-table'
import { manageOf } from '#components/messages/manage'
import { localPath } from '#components/paths'
import { LISTS, listQuery } from '#geo/edit/lists'
import { isAtLeast } from '#geo/edit/roles'
import { RECORD_TYPES } from '#geo/edit/values'
import { GUIDE_STEPS, nextStep } from '#geo/site/guide'
import { countText, fill, formatNumber } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { getFigureOffer } from '#prisma/manage/figure-offer'
import { findRecords } from '#prisma/manage/freshness'
import { getOptions } from '#prisma/manage/options'
import { countReports } from '#prisma/manage/reports'
import { readSettings } from '#prisma/manage/settings'
import { readGuide } from '#prisma/site/guide'
import { declineOffer, openOffer } from '../../actions/offer'
import { requireActor } from '../../guard'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
}

/** Shown of each list; the rest is a click away. */
const SHOWN = 5

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: manageOf((await params).locale).home.title }
}

type Act = (form: FormData) => Promise<void>

/** What waits for whom. */
export default async function ManageHome({ params }: Props) {
  const { locale } = await params
  const actor = await requireActor('viewer')
  const t = manageOf(locale)
  const [{ district }, settings, reports, offer] = await Promise.all([
    getOptions(),
    readSettings(),
    countReports(),
    getFigureOffer(actor),
  ])
  const lists = await Promise.all(
    LISTS.map(async (list) => ({
      list,
      ...(await findRecords(actor, { list, type: null, q: '', offset: 0 }, settings, locale)),
    })),
  )
  const guide = isAtLeast(actor.role, 'admin') ? await readGuide() : null
  const waiting = lists.filter(({ total }) => total > 0)
  return (
    <>
      <h1>{t.home.title}</h1>
      <p className="summary">{t.home.intro}</p>
      {guide && nextStep(guide) !== null && (
        <p className="waiting-reports">
          <Link href={localPath(locale, '/manage/start')} prefetch={false}>
            {fill(t.guide.link, {
              n: GUIDE_STEPS.filter((step) => guide[step] !== 'open').length,
              all: GUIDE_STEPS.length,
            })}
          </Link>
        </p>
      )}
      {isAtLeast(actor.role, 'editor') && (
        <nav className="create" aria-label={t.home.create}>
          {RECORD_TYPES.map((type) => (
            <Link key={type} href={localPath(locale, `/manage/records/${type}/new`)} prefetch={false}>
              {fill(t.form.newTitle, { type: t.types[type] })}
            </Link>
          ))}
        </nav>
      )}
      {offer && <OfferNotice locale={locale} offer={offer} open={openOffer as Act} decline={declineOffer as Act} />}
      {reports > 0 && isAtLeast(actor.role, 'editor') && (
        <p className="waiting-reports">
          <Link href={localPath(locale, '/manage/reports')} prefetch={false}>
            {countText(t.home.reports, reports, locale)}
          </Link>
        </p>
      )}
      {waiting.length === 0 && <p className="summary">{t.home.none}</p>}
      <div className="desk">
        {waiting.map(({ list, lines, total }) => (
          <section key={list} aria-labelledby={`list-${list}`}>
            <h2 id={`list-${list}`}>
              {fill(t.home.lists[list], { n: settings.staleMonths })}{' '}
              <span className="count">{formatNumber(total, locale)}</span>
            </h2>
            <p className="small">{t.home.notes[list]}</p>
            <RecordTable lines={lines.slice(0, SHOWN)} districts={district} locale={locale} t={t} />
            <Link href={localPath(locale, '/manage/records') + listQuery({ list })} prefetch={false}>
              {t.home.all}
            </Link>
          </section>
        ))}
      </div>
    </>
  )
}

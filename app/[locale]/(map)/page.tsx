import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { HomePanel } from '#components/list/home-panel'
import { MapSync } from '#components/map/map-sync'
import { messagesOf } from '#components/messages/index'
import { localPath } from '#components/paths'
import { TakeAway } from '#components/take/take-away'
import { takeWords } from '#components/take/words'
import { defaultSort } from '#geo/filters'
import { presetViewOf } from '#geo/map/preset-views'
import { facets, totals } from '#geo/query/facets'
import { page } from '#geo/query/list-rows'
import { siteWords } from '#geo/site/site'
import { NO_TERMS, shownTerms } from '#geo/terms'
import { fill } from '#geo/text/format'
import { withStop } from '#geo/text/punctuation'
import { droppedParts } from '#geo/url/dropped-parts'
import { PAGE_SIZE, parseView, type QueryValues } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { getDistricts } from '#prisma/read/districts'
import { getEvents } from '#prisma/read/events'
import { meantQuery } from '#prisma/read/meant-address'
import { selected, undecidedOf, unvaluedOf } from '#prisma/read/selected-projects'
import { datedRows } from '#prisma/read/source-dates'
import { readSite, readSiteWords } from '#prisma/site/site'
import { conditionOf } from '../../condition'
import { NO_FOCUS } from '../../focus'
import { alternates, pictureOf, pictureSearch } from '../../metadata'
import { questionOf } from '../../question'
import { searchParamsOf } from '../../request'
import { termsOnRows } from '../../terms-on-map'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
  readonly searchParams: Promise<QueryValues>
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params
  const site = await readSite()
  const { name, tagline, description } = siteWords(site, locale)
  const { presetView, ...view } = parseView(await searchParams)
  const isView = presetViewOf(site.presetViews, presetView) !== undefined
  const condition = await conditionOf(view.filters, locale)
  const title = condition ? `${condition} · ${name}` : name
  const only = condition && withStop(fill(messagesOf(locale).home.condition, { text: condition }), locale)
  const text = only ? [only, description].join(locale === 'zh' ? '' : ' ') : description
  const shown = isView ? { ...view, presetView } : view
  return {
    title: { absolute: condition ? title : `${name} · ${tagline}` },
    ...alternates(locale, '/', shown),
    ...(await pictureOf(locale, '/', title, text, pictureSearch(shown))),
  }
}

export default async function HomePage({ params, searchParams }: Props) {
  const { locale } = await params
  const query = await searchParams
  const view = parseView(query)
  const meant = await meantQuery(searchParamsOf(query))
  if (meant) redirect(localPath(locale, '/') + meant)
  const question = await questionOf(query, view, locale)
  if (question?.to) redirect(question.to)
  const [{ snapshot, selection, searchRanks }, districts, events, { tagline, name }] = await Promise.all([
    selected(view.filters),
    getDistricts(),
    getEvents(),
    readSiteWords(locale),
  ])
  const sort = view.sort ?? defaultSort(view.filters)
  const list = page(snapshot, selection, {
    sort,
    limit: view.limit ?? PAGE_SIZE,
    locale,
    searchRanks,
    after: view.after,
  })
  return (
    <>
      <MapSync revision={snapshot.revision} {...NO_FOCUS} />
      <HomePanel
        locale={locale}
        t={messagesOf(locale)}
        tagline={tagline}
        path={localPath(locale, '/')}
        view={view}
        sort={sort}
        projects={(await datedRows(snapshot, list.rows)).rows}
        revision={snapshot.revision}
        next={list.next}
        total={snapshot.count}
        totals={totals(snapshot, selection)}
        undecided={await undecidedOf(view.filters)}
        dropped={droppedParts(query)}
        unvalued={await unvaluedOf(view.filters)}
        facets={facets(snapshot, view.filters, searchRanks)}
        districts={districts}
        events={events}
        terms={shownTerms(snapshot.vocabularies)}
        rowTerms={list.next === null ? NO_TERMS : termsOnRows(snapshot)}
        question={question}
        takeAway={<TakeAway locale={locale} words={takeWords(locale)} name={name} isAboveList />}
      />
    </>
  )
}

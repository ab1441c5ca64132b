import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { ComparePanel, headline } from '#components/compare/compare-panel'
import { noteText } from '#components/compare/note-text'
import { compareHref, comparePath } from '#components/compare-paths'
import { COMPARE_WORDS } from '#components/messages/compare/words'
import { messagesOf } from '#components/messages/index'
import { manageOf } from '#components/messages/manage'
import { MIN_AREAS } from '#geo/areas/area'
import { isFromForm } from '#geo/compare/form-fields'
import { compareQuery, parseCompare } from '#geo/compare/url'
import { fill } from '#geo/text/format'
import { COLON, withStop } from '#geo/text/punctuation'
import { parseView, type QueryValues } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { comparableDistricts, readComparison } from '#prisma/read/comparison'
import { getEvents } from '#prisma/read/events'
import { meantComparison } from '#prisma/read/meant-address'
import { selected } from '#prisma/read/selected-projects'
import { readSite } from '#prisma/site/site'
import { pictureSources } from '../../comparison/picture-words'
import { compareAlternates, ofRevision, pictureOf, pictureSearch } from '../../metadata'
import { searchParamsOf } from '../../request'
import { siteUrl } from '../../site'
import { addPolygon } from './actions'
import { examplesOf, ownExamples } from './examples'
import { CompareMapSection } from './map-section'

interface Props {
  readonly params: Promise<{ readonly locale: Locale }>
  readonly searchParams: Promise<QueryValues>
}

/** Metadata and page ask for the same comparison. */
const read = cache(async (query: string) => readComparison((await parse(query)).view, COMPARE_WORDS))
const parse = async (query: string) => parseCompare(new URLSearchParams(query), await comparableDistricts())

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params
  const { compare } = messagesOf(locale)
  const query = searchParamsOf(await searchParams)
  const { view } = await parse(String(query))
  const { areas, summary, condition } = await read(compareQuery(view))
  const isFull = areas.length >= MIN_AREAS
  const only = condition[locale] && fill(compare.condition, { text: condition[locale] })
  const sentences = [...(only ? [withStop(only, locale)] : []), ...summary.map((text) => text[locale])]
  const space = locale === 'zh' ? '' : ' '
  const past = ofRevision(parseView(query))
  if (!isFull)
    return {
      title: compare.title,
      ...compareAlternates(locale, null),
      ...(await pictureOf(locale, '/compare', compare.title, compare.intro, pictureSearch(past), '/')),
    }
  const head = `${compare.title}${COLON[locale]}${headline(areas, locale)}`
  const title = [head, condition[locale]].filter(Boolean).join(' · ')
  const search = compareQuery(view, parseView(query).camera)
  return {
    title,
    ...compareAlternates(locale, search),
    ...(await pictureOf(locale, '/compare', title, sentences.join(space), search)),
  }
}

export default async function ComparePage({ params, searchParams }: Props) {
  const { locale } = await params
  const query = searchParamsOf(await searchParams)
  const { view, notes } = await parse(String(query))
  const meant = await meantComparison(query)
  if (meant) redirect(comparePath(locale) + meant)
  if (isFromForm(query) && notes.length === 0) redirect(compareHref(locale, view))
  const [{ areas, ...record }, events, { snapshot }, site] = await Promise.all([
    read(compareQuery(view)),
    getEvents(),
    selected({}),
    readSite(),
  ])
  const own = await ownExamples(site, locale, async (query) => (await parse(query)).view)
  const t = messagesOf(locale)
  return (
    <ComparePanel
      locale={locale}
      t={t}
      view={view}
      notes={notes.map((note) => noteText(note, locale))}
      areas={areas}
      events={events.map(({ id, slug, name }) => ({ id, slug, name }))}
      examples={own.length > 0 ? own : examplesOf({ ...record, snapshot }, locale, t.compare.examples)}
      paste={addPolygon}
      reportLabel={manageOf(locale).report.link}
      address={new URL(compareHref(locale, view), siteUrl()).href}
      {...record}
    >
      <CompareMapSection
        locale={locale}
        view={view}
        comparison={record.comparison}
        condition={record.condition[locale]}
        sources={pictureSources(record.table.sources, locale)}
        areas={areas.map(({ letter, name, polygons }, i) => ({
          letter,
          name,
          area: view.areas[i]!.area,
          polygons: {
            type: 'MultiPolygon',
            coordinates: polygons.map((rings) => rings.map((ring) => ring.map(([x, y]) => [x, y]))),
          },
        }))}
      />
    </ComparePanel>
  )
}

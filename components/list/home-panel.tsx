import Link from 'next/link'
import { FACETS, SORTS, type Sort, USUAL_COLUMNS } from '#geo/filters'
import { listText } from '#geo/query/area-filter'
import type { Totals } from '#geo/query/facets'
import { countText, fill, formatAmount, formatNumber } from '#geo/text/format'
import type { QuestionReading } from '#geo/text/question/reading'
import { listView, viewQuery } from '#geo/url/view-url'
import type { Locale } from '#geo/vocabulary'
import { Chips } from '../filters/chips'
import { DrawnNote } from '../filters/drawn-note'
import { FilterForm } from '../filters/filter-form'
import { FilterNotes } from '../filters/filter-notes'
import { FilterPanel } from '../filters/filter-panel'
import { FiltersDone } from '../filters/filters-done'
import { QuestionNote } from '../filters/question-note'
import { SearchBox } from '../filters/search-box'
import type { Messages } from '../messages'
import { Icon } from '../ui/icon'
import { DownloadLinks } from './download-links'
import type { HomePanelProps } from './home-panel-props'
import { InView } from './in-view'
import { Listed } from './listed'
import { MoreLinks } from './more-links'
import { SortSelect } from './sort-select'

/** Search, filters and the list of what matches. */
export function HomePanel(props: HomePanelProps) {
  const { locale, t, tagline, path, view, sort, projects, next, total, totals, facets, districts, events, terms } =
    props
  const { home } = t
  const names = Object.fromEntries([...districts, ...events].map(({ id, name }) => [id, name[locale]]))
  const short = Object.fromEntries(districts.map((district) => [district.id, district.short[locale]]))
  const { search, searchHint, suggestions, noSuggestions, suggestionCount, types } = home
  const listKey = viewQuery({ filters: view.filters, sort, limit: view.limit, after: view.after })
  const query = viewQuery(listView(view))
  const chosen = FACETS.reduce((sum, facet) => sum + (view.filters[facet]?.length ?? 0), 0)
  return (
    <div className="home">
      <h1>{tagline}</h1>
      <FilterForm action={path} applyLabel={home.apply}>
        <SearchBox
          locale={locale}
          value={view.filters.q ?? ''}
          t={{ search, searchHint, suggestions, noSuggestions, suggestionCount, types }}
        />
        <details className="filters">
          <summary>
            <Icon name="filter" />
            {home.filters}
            {chosen > 0 && <span className="filters-count">{chosen}</span>}
          </summary>
          <div className="filters-body">
            <FilterPanel locale={locale} t={home} filters={view.filters} facets={facets} names={names} terms={terms} />
            <FiltersDone label={countText(home.showFound, totals.count, locale)} />
          </div>
        </details>
        {view.filters.area?.map((list) => (
          <input key={listText(list)} type="hidden" name="area" value={listText(list)} />
        ))}
        {view.table && <input type="hidden" name="table" value={view.table.join()} />}
        <div className="list-tools">
          <p className="found" role="status">
            {totals.count === total
              ? countText(home.found, total, locale)
              : fill(home.foundOf, { n: formatNumber(totals.count, locale), all: formatNumber(total, locale) })}
          </p>
          <InView label={home.inView} />
          <SortSelect label={home.sort} value={sort} options={sortOptions(home, Boolean(view.filters.q))} />
        </div>
      </FilterForm>
      {props.question && <Question locale={locale} t={home} {...props.question} />}
      <Chips locale={locale} t={home} view={view} path={path} names={names} terms={terms} />
      <FilterNotes locale={locale} t={home} dropped={props.dropped} unvalued={props.unvalued} />
      {view.filters.area && <DrawnNote locale={locale} t={home} filters={view.filters} undecided={props.undecided} />}
      {totals.count > 0 && <p className="amount-note">{amountNote(home, totals, locale)}</p>}
      <div className="list-ways">
        <Taking {...{ locale, t, view, takeAway: props.takeAway }} count={totals.count} />
        {totals.count > 0 && <TableLink t={home} path={path} view={view} />}
      </div>
      <Listed {...props} listKey={listKey} query={query} short={short} />
      <MoreLinks t={home} path={path} view={view} count={projects.length} next={next} />
    </div>
  )
}

/** From cards to a table and back; only the list's own place is lost. */
const TableLink = ({ t, path, view }: Pick<HomePanelProps, 'path' | 'view'> & { readonly t: Messages['home'] }) => (
  <Link
    className="as-table"
    href={path + viewQuery({ ...view, table: view.table ? undefined : USUAL_COLUMNS, limit: undefined })}
    prefetch={false}
    scroll={false}
  >
    <Icon name={view.table ? 'rows' : 'table'} size={16} />
    {view.table ? t.asCards : t.asTable}
  </Link>
)

interface TakingProps extends Pick<HomePanelProps, 'locale' | 't' | 'view' | 'takeAway'> {
  readonly count: number
}

/** What is seldom wanted of the list, behind one line: files, feeds, references, frames. */
const Taking = ({ locale, t, view, takeAway, count }: TakingProps) => (
  <details className="taking">
    <summary>
      <Icon name="share" size={16} />
      {t.home.taking}
    </summary>
    {count > 0 && <DownloadLinks {...{ locale, t }} filters={view.filters} sort={view.sort} />}
    {takeAway}
  </details>
)

const sortOptions = (t: Messages['home'], isSearching: boolean) => {
  const labels: Record<Sort, string> = {
    relevance: t.sortRelevance,
    name: t.sortName,
    date: t.sortDate,
    amount: t.sortAmount,
  }
  return SORTS.filter((value) => value !== 'relevance' || isSearching).map((value) => ({ value, label: labels[value] }))
}

/** A sum is always shown with how many amounts it adds up, and how many projects disclose none. */
function amountNote(t: Messages['home'], { count, disclosed, sumCny }: Totals, locale: Locale): string {
  if (disclosed === 0) return t.noAmountNote
  const text = countText(t.amountNote, count - disclosed, locale)
  return fill(text, { known: formatNumber(disclosed, locale), sum: formatAmount(sumCny, locale) })
}

interface QuestionProps {
  readonly locale: Locale
  readonly t: Messages['home']
  readonly text: string
  readonly reading: QuestionReading
  readonly offer: string | null
}

/** A search that could be read as conditions is offered so; one that was, is explained. */
function Question({ locale, t, text, reading, offer }: QuestionProps) {
  if (offer === null) return <QuestionNote locale={locale} t={t} text={text} reading={reading} />
  return (
    <p className="filter-note">
      <Link href={offer} prefetch={false} scroll={false}>
        {fill(t.questionOffer, { names: reading.read.join(' · ') })}
      </Link>
    </p>
  )
}

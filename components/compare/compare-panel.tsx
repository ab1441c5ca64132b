import Link from 'next/link'
import type { ReactNode } from 'react'
import { MIN_AREAS } from '#geo/areas/area'
import type { AreaComparison } from '#geo/compare/statistics/compare'
import type { AreaFacts } from '#geo/compare/table/row'
import type { MeasureTable } from '#geo/compare/table/table'
import { type CompareView, compareQuery } from '#geo/compare/url'
import type { DistrictRef, Position, Ref, Text } from '#geo/records'
import type { Vocabularies } from '#geo/terms'
import { fill, formatNumber } from '#geo/text/format'
import { joinPhrase } from '#geo/text/punctuation'
import type { Locale } from '#geo/vocabulary'
import { FilterNotes } from '../filters/filter-notes'
import type { Messages } from '../messages'
import { ReportLink } from '../records/report-link'
import { SourceList } from '../ui/source-list'
import { AddArea } from './add-area'
import { AreaList } from './area-list'
import { ComparisonTable } from './comparison-table'
import { Definitions } from './definitions'
import { type Example, Examples } from './examples'
import type { PasteAction } from './paste-area'
import { TableTools } from './table-tools'

export interface ComparePanelProps {
  readonly locale: Locale
  readonly t: Messages
  readonly view: CompareView
  /** What of the address was left out, in words. */
  readonly notes: readonly string[]
  readonly revision: number
  readonly comparison: AreaComparison
  readonly table: MeasureTable
  readonly summary: readonly Text[]
  readonly unvalued: { readonly date: number; readonly amount: number }
  /** The common filter in words; empty: all projects count. */
  readonly condition: Text
  readonly areas: readonly AreaFacts[]
  readonly districts: readonly DistrictRef[]
  readonly centres: readonly { readonly name: Text; readonly position: Position }[]
  readonly events: readonly Ref[]
  readonly terms: Vocabularies
  readonly examples: readonly Example[]
  readonly paste: PasteAction
  readonly reportLabel: string
  /** Where this comparison is found, for paper. */
  readonly address: string
  /** The map. */
  readonly children: ReactNode
}

/** Characters of a title that is set smaller. */
const LONG = 48

/** The whole page below the masthead: complete without scripts. */
export function ComparePanel(props: ComparePanelProps) {
  const { locale, t, view, notes, revision, comparison, table, summary, areas, districts, centres, terms } = props
  const words = t.compare
  const isFull = areas.length >= MIN_AREAS
  const title = isFull ? headline(areas, locale) : words.title
  const condition = props.condition[locale] && fill(words.condition, { text: props.condition[locale] })
  const cards = areas.map(({ letter, name }, i) => ({ letter, name, count: comparison.areas[i]!.projects.count }))
  return (
    <main className="compare" id="panel" tabIndex={-1}>
      <header className="compare-head">
        <p className="kicker">{words.title}</p>
        <h1 data-long={title.length > LONG || undefined}>{title}</h1>
        {!isFull && <p className="lede">{words.intro}</p>}
        {condition && <p className="condition">{condition}</p>}
        <FilterNotes locale={locale} t={t.home} dropped={[]} unvalued={props.unvalued} />
      </header>
      <Notes title={words.notes} notes={notes} />
      {isFull && <Findings title={words.summary} sentences={summary.map((sentence) => sentence[locale])} />}
      {!isFull && <Examples locale={locale} t={t} examples={props.examples} />}
      {/* Where nothing is compared yet, the link that skips to the figures leads to where that begins. */}
      <section
        className="compare-areas"
        id={areas.length === 0 ? 'figures' : undefined}
        aria-label={words.areas}
        tabIndex={-1}
      >
        <h2>{words.areas}</h2>
        {areas.length > 0 && <AreaList {...{ locale, t, view, terms, areas: cards, events: props.events }} />}
        {areas.length === 1 && <p>{words.tooFew}</p>}
        <AddArea
          locale={locale}
          t={t}
          view={view}
          districts={districts}
          centres={centres}
          paste={props.paste}
          isOpen={!isFull}
        />
      </section>
      {props.children}
      {areas.length > 0 && (
        <section className="compare-figures" id="figures" aria-label={words.figures} tabIndex={-1}>
          <h2>{words.figures}</h2>
          {condition && <p className="condition on-paper">{condition}</p>}
          <TableTools {...{ locale, t, view, terms }} events={props.events} name={title} />
          <ComparisonTable {...{ locale, t, view, comparison, table, areas, terms }} />
          <p className="small">
            {fill(words.method, { n: formatNumber(revision, locale) })}{' '}
            <span className="on-paper">{props.address}</span>
          </p>
        </section>
      )}
      {areas.length > 0 && (
        <Definitions
          locale={locale}
          title={words.definitions}
          rows={[...table.groups, table.between].flatMap((group) => group.rows)}
        />
      )}
      {table.sources.length > 0 && (
        <section className="compare-sources">
          <h2>{words.sources}</h2>
          <SourceList sources={table.sources} locale={locale} t={t.project} />
        </section>
      )}
      <p className="small about-link">
        <Link href={locale === 'zh' ? '/about' : '/en/about'} prefetch={false}>
          {t.site.about}
        </Link>
      </p>
      <ReportLink locale={locale} label={props.reportLabel} query={compareQuery(view)} />
    </main>
  )
}

const Findings = ({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) => (
  <section className="key-findings" aria-label={title}>
    <h2>{title}</h2>
    <ol>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ol>
  </section>
)

/** What of the address could not be used. */
function Notes({ title, notes }: { readonly title: string; readonly notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <div className="compare-notes" role="alert">
      <strong>{title}</strong>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  )
}

/** The names of all areas as one phrase. */
export const headline = (areas: readonly AreaFacts[], locale: Locale): string =>
  joinPhrase(
    areas.map(({ name }) => name[locale]),
    locale,
  )

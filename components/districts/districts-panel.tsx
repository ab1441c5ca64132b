import Form from 'next/form'
import type { DistrictCell } from '#geo/districts/table'
import { districtsQuery } from '#geo/districts/url'
import type { Ref, SourceRecord, Text } from '#geo/records'
import type { Vocabularies } from '#geo/terms'
import { fill, formatNumber } from '#geo/text/format'
import type { DroppedCondition } from '#geo/url/dropped-parts'
import { FIELD_NAMES, FilterFields } from '../filters/filter-fields'
import { FilterNotes } from '../filters/filter-notes'
import type { Messages } from '../messages'
import { localPath } from '../paths'
import { BackLink } from '../ui/back-link'
import { SourceList } from '../ui/source-list'
import { DistrictsTable } from './district-table'
import { RankingForm } from './ranking-form'
import { RankingResult } from './ranking-result'
import type { TableProps } from './table-props'

interface Props extends TableProps {
  readonly messages: Messages
  /** The filter in words; empty: all projects are counted. */
  readonly condition: string
  readonly dropped: readonly DroppedCondition[]
  readonly unvalued: { readonly date: number; readonly amount: number }
  readonly benchmarks: readonly { readonly name: Text; readonly cells: ReadonlyMap<string, DistrictCell> }[]
  readonly mixed: ReadonlySet<string>
  readonly sources: readonly SourceRecord[]
  readonly revision: number
  readonly events: readonly Ref[]
  readonly terms: Vocabularies
}

const EXPORTS = [
  { file: 'table.csv', label: 'CSV' },
  { file: 'table.xlsx', label: 'XLSX' },
] as const

/** All districts in one table, and their ranking; complete without scripts. */
export function DistrictsPanel(props: Props) {
  const { locale, t, messages, view, condition, table, sources } = props
  const shared = { locale, t, view, measures: props.measures, table }
  return (
    <article className="record district-page">
      <BackLink locale={locale} t={messages} />
      <h1>{messages.district.title}</h1>
      <p className="summary">{t.intro}</p>
      {condition ? (
        <p className="condition">{fill(messages.home.condition, { text: condition })}</p>
      ) : (
        <p className="small">{t.allProjects}</p>
      )}
      <FilterNotes locale={locale} t={messages.home} dropped={props.dropped} unvalued={props.unvalued} />
      <div className="district-tools">
        <FilterTools {...props} />
        <AddColumn {...shared} />
      </div>
      {table.rows.length + table.leftOut.length === 0 ? (
        <p>{messages.district.empty}</p>
      ) : (
        <DistrictsTable {...shared} benchmarks={props.benchmarks} mixed={props.mixed} sourceWords={messages.project} />
      )}
      <p className="exports">
        <span>{messages.compare.export}</span>
        {EXPORTS.map(({ file, label }) => (
          <a key={file} href={`/export/districts/${locale}/${file}${districtsQuery(view)}`} download>
            {label}
          </a>
        ))}
        <span>{fill(t.revision, { n: formatNumber(props.revision, locale) })}</span>
      </p>
      <section>
        <h2>{t.ranking}</h2>
        <RankingResult {...shared} />
        <RankingForm {...shared} />
        <details>
          <summary>{t.method}</summary>
          <p className="small">{t.methodNote}</p>
        </details>
      </section>
      {sources.length > 0 && (
        <section>
          <h2>{t.sources}</h2>
          <SourceList sources={sources} locale={locale} t={messages.project} />
        </section>
      )}
    </article>
  )
}

function FilterTools({ locale, t, messages, view, events, terms }: Props) {
  const others = new URLSearchParams(districtsQuery({ ...view, filters: {} }))
  return (
    <details className="common">
      <summary>{t.filters}</summary>
      <Form className="filters-body" action={localPath(locale, '/districts')} scroll={false} prefetch={false}>
        {[...others]
          .filter(([name]) => !FIELD_NAMES.includes(name))
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <p className="small">{t.filtersHint}</p>
        <FilterFields locale={locale} t={messages} prefix="" filters={view.filters} events={events} terms={terms} />
        <button type="submit" className="apply">
          {t.apply}
        </button>
      </Form>
    </details>
  )
}

function AddColumn({ locale, t, view, measures }: TableProps) {
  const offered = [...measures.values()].filter(({ id }) => !view.columns.includes(id))
  const fields = new URLSearchParams(districtsQuery({ ...view, columns: [] }))
  fields.delete('cols')
  const listed = (isStated: boolean) => offered.filter((measure) => measure.isStated === isStated)
  return (
    <Form className="add-column" action={localPath(locale, '/districts')} scroll={false} prefetch={false}>
      {[['cols', view.columns.join()] as const, ...fields].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <label>
        <span className="visually-hidden">{t.addColumn}</span>
        <select name="cols" key={view.columns.join()} defaultValue="">
          <option value="">{t.addColumn}</option>
          {[false, true].map((isStated) => (
            <optgroup key={String(isStated)} label={isStated ? t.stated : t.reckoned}>
              {listed(isStated).map(({ id, name }) => (
                <option key={id} value={id}>
                  {name[locale]}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <button type="submit">{t.add}</button>
    </Form>
  )
}

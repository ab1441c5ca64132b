import Link from 'next/link'
import { type DistrictCell, type DistrictMeasure, type ListedRow, sortOf } from '#geo/districts/table'
import type { Text } from '#geo/records'
import { fill, formatNumber } from '#geo/text/format'
import type { Messages } from '../messages'
import { localPath } from '../paths'
import { Icon } from '../ui/icon'
import { SourceMarks } from '../ui/source-marks'
import { districtsHref, mapHref } from './addresses'
import { PeriodLine } from './period-line'
import type { TableProps } from './table-props'

interface Props extends TableProps {
  readonly benchmarks: readonly { readonly name: Text; readonly cells: ReadonlyMap<string, DistrictCell> }[]
  readonly mixed: ReadonlySet<string>
  /** `Source {n}`. */
  readonly sourceWords: Messages['project']
}

/** Districts as rows, measures as columns, benchmarks below. */
export function DistrictsTable(props: Props) {
  const { locale, t, view, measures, table, benchmarks, mixed } = props
  const isRanked = table.ranking.state === 'ranked'
  const columns = view.columns.flatMap((id) => measures.get(id) ?? [])
  const by = sortOf(view, isRanked)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={t.label}>
      <table className="wide-table district-table">
        <thead>
          <tr>
            <SortHead {...{ locale, t, view, by }} id="name" name={t.district} />
            {isRanked && <SortHead {...{ locale, t, view, by }} id="place" name={t.place} unit={t.score} />}
            {columns.map((measure) => (
              <SortHead
                key={measure.id}
                {...{ locale, t, view, by, measure }}
                id={measure.id}
                name={measure.name[locale]}
                unit={unitIn(measure, locale)}
                warning={mixed.has(measure.id) ? t.mixedPeriods : undefined}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <Row key={row.id} {...props} row={row} columns={columns} isRanked={isRanked} />
          ))}
          {table.rows.length === 0 && (
            <tr>
              <td colSpan={columns.length + 1}>{t.noDistricts}</td>
            </tr>
          )}
        </tbody>
        <tfoot>
          {benchmarks.map(({ name, cells }) => (
            <tr key={name.zh}>
              <th scope="row">
                {name[locale]} <small>{t.benchmark}</small>
              </th>
              {isRanked && <td />}
              {columns.map(({ id }) => (
                <Cell key={id} {...props} cell={cells.get(id)} />
              ))}
            </tr>
          ))}
        </tfoot>
      </table>
    </section>
  )
}

/** Amounts, percentages and stated figures carry their units themselves. */
const unitIn = ({ unit, isStated, unitName }: DistrictMeasure, locale: 'zh' | 'en') =>
  unit === 'cny' || unit === 'share' || isStated ? undefined : unitName[locale]

interface HeadProps extends Pick<TableProps, 'locale' | 't' | 'view'> {
  readonly id: string
  readonly name: string
  readonly by: string
  readonly unit?: string | undefined
  readonly warning?: string | undefined
  readonly measure?: DistrictMeasure
}

function SortHead({ locale, t, view, by, id, name, unit, warning, measure }: HeadProps) {
  const isSorted = by === id
  const isRising = isSorted && !view.isRising
  const sorted = view.isRising ? 'ascending' : 'descending'
  const href = districtsHref(locale, { ...view, sort: id, isRising })
  const without = view.columns.filter((column) => column !== id)
  return (
    <th scope="col" aria-sort={isSorted && id !== 'name' ? sorted : undefined} title={measure?.note[locale]}>
      <Link href={href} prefetch={false} scroll={false} aria-label={fill(t.sortBy, { label: name })}>
        {name}
        {isSorted && <Icon name={view.isRising ? 'up' : 'down'} size={14} />}
      </Link>
      {unit && <small>{unit}</small>}
      {measure?.isStated && <small>{t.stated}</small>}
      {warning && <small className="warning">{warning}</small>}
      {measure && (
        <span className="column-tools">
          {!measure.isStated && (
            <Link href={mapHref(locale, view.filters, id)} prefetch={false} aria-label={fill(t.onMap, { label: name })}>
              {t.onMapShort}
            </Link>
          )}
          {without.length > 0 && (
            <Link
              href={districtsHref(locale, { ...view, columns: without })}
              prefetch={false}
              scroll={false}
              aria-label={fill(t.removeColumn, { label: name })}
            >
              <Icon name="close" size={14} />
            </Link>
          )}
        </span>
      )}
    </th>
  )
}

interface RowProps extends Props {
  readonly row: ListedRow
  readonly columns: readonly DistrictMeasure[]
  readonly isRanked: boolean
}

function Row({ row, columns, isRanked, ...props }: RowProps) {
  const { locale } = props
  const { scored } = row
  return (
    <tr>
      <th scope="row">
        {row.slug ? (
          <Link href={localPath(locale, `/districts/${row.slug}`)} prefetch={false} scroll={false}>
            {row.name[locale]}
          </Link>
        ) : (
          row.name[locale]
        )}
      </th>
      {isRanked && (
        <td>
          <b>{scored ? scored.place : '—'}</b>
          {scored && <small>{formatNumber(scored.score, locale, 3)}</small>}
        </td>
      )}
      {columns.map((measure) => (
        <Cell
          key={measure.id}
          {...props}
          cell={row.cells.get(measure.id)}
          rank={row.ranks.get(measure.id)}
          measure={measure}
        />
      ))}
    </tr>
  )
}

interface CellProps extends Pick<Props, 'locale' | 't' | 'table' | 'sourceWords'> {
  readonly cell: DistrictCell | undefined
  readonly rank?: number | undefined
  readonly measure?: DistrictMeasure
}

function Cell({ locale, t, table, sourceWords, cell, rank, measure }: CellProps) {
  if (!cell) return <td>—</td>
  const label = measure?.name[locale] ?? ''
  return (
    <td data-empty={cell.value === null || undefined}>
      <span className="figure">
        {cell.text[locale]}
        <SourceMarks cites={cell.cites} t={sourceWords} />
      </span>
      {cell.detail && <small>{cell.detail[locale]}</small>}
      {rank !== undefined && (
        <small title={fill(t.rankOf, { label, rank, n: table.rows.length })}>{fill(t.rank, { n: rank })}</small>
      )}
      {cell.series && <PeriodLine locale={locale} points={cell.series} label={label} />}
    </td>
  )
}

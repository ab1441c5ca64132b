import Link from 'next/link'
import type { ReactNode } from 'react'
import { LIST_COLUMNS, SORTS, type Sort, type ViewColumn } from '#geo/filters'
import { lookUp } from '#geo/look-up'
import { pinOf } from '#geo/map/pin-art'
import type { RowView } from '#geo/query/list-rows'
import { termLabel, type Vocabularies } from '#geo/terms'
import { fill, formatAmount, formatDate } from '#geo/text/format'
import { type View, viewQuery } from '#geo/url/view-url'
import { type Locale, labelOf, PRECISIONS } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { Icon } from '../ui/icon'
import { PinIcon } from '../ui/pin-icon'
import { sourceDateText } from './source-date'

interface Props {
  readonly locale: Locale
  readonly t: Messages['home']
  /** The path of the list, without its query. */
  readonly path: string
  readonly view: View
  readonly columns: readonly ViewColumn[]
  readonly sort: Sort
  readonly projects: readonly RowView[]
  readonly terms: Vocabularies
  /** Short names of districts, by statistical code. */
  readonly districts: Readonly<Record<string, string>>
  /** What comes before a project's slug, and the query after it. */
  readonly href: readonly [before: string, after: string]
}

/** The list as a table of the columns that the address names. */
export function ProjectTable(props: Props) {
  const { locale, t, columns, projects, href } = props
  const others = LIST_COLUMNS.filter((column) => !columns.includes(column))
  return (
    <>
      {others.length > 0 && (
        <p className="more-columns">
          {t.addColumn}
          {others.map((column) => (
            <ColumnLink
              key={column}
              {...props}
              column={column}
              columns={LIST_COLUMNS.filter((other) => other === column || columns.includes(other))}
              label={t[column]}
            >
              + {headOf(t, column)}
            </ColumnLink>
          ))}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={t.tableLabel}>
        <table className="wide-table project-table">
          <thead>
            <tr>
              <Head {...props} column="name" />
              {columns.map((column) => (
                <Head key={column} {...props} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {projects.map((project) => (
              <tr key={project.no} data-no={project.no}>
                <th scope="row">
                  <Link href={href[0] + project.slug + href[1]} prefetch={false} scroll={false}>
                    <PinIcon pin={pinOf(props.terms, project)} />
                    {project.name[locale]}
                    <span className="source-date">{sourceDateText(project.asOf, locale, t)}</span>
                  </Link>
                </th>
                {columns.map((column) => (
                  <Cell key={column} {...props} column={column} project={project} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

/** The amount's unit stands with each amount. */
const headOf = (t: Messages['home'], column: ViewColumn | 'name'): string =>
  column === 'name' ? t.sortName : column === 'amount' ? t.sortAmount : t[column]

interface HeadProps extends Props {
  readonly column: ViewColumn | 'name'
}

function Head({ column, ...props }: HeadProps) {
  const { t, path, view, columns, sort } = props
  const label = headOf(t, column)
  const by = SORTS.find((candidate) => candidate === column)
  const order = column === 'name' ? 'ascending' : 'descending'
  const query = viewQuery({ ...view, ...(by && { sort: by }), limit: undefined, after: undefined })
  return (
    <th scope="col" aria-sort={by && by === sort ? order : undefined} data-column={column}>
      {by ? (
        <Link href={path + query} prefetch={false} scroll={false} aria-label={fill(t.sortByColumn, { label })}>
          {label}
          {by === sort && <Icon name={column === 'name' ? 'up' : 'down'} size={14} />}
        </Link>
      ) : (
        label
      )}
      {column !== 'name' && columns.length > 1 && (
        <ColumnLink
          {...props}
          column={column}
          columns={columns.filter((other) => other !== column)}
          label={fill(t.removeColumn, { label })}
        >
          <Icon name="close" size={14} />
        </ColumnLink>
      )}
    </th>
  )
}

interface ColumnLinkProps extends Pick<Props, 'path' | 'view' | 'columns'> {
  readonly column: ViewColumn
  readonly label: string
  readonly children: ReactNode
}

/** Leads to the same list with other columns. */
const ColumnLink = ({ path, view, columns, label, children }: ColumnLinkProps) => (
  <Link href={path + viewQuery({ ...view, table: columns })} prefetch={false} scroll={false} aria-label={label}>
    {children}
  </Link>
)

interface CellProps extends Props {
  readonly column: ViewColumn
  readonly project: RowView
}

function Cell({ column, ...props }: CellProps) {
  const text = textOf(column, props)
  return (
    <td data-column={column} data-empty={text === null || undefined}>
      {text ?? props.t.undisclosedCell}
    </td>
  )
}

/** Null: no source says. */
function textOf(column: ViewColumn, { project, locale, terms, districts }: Omit<CellProps, 'column'>): string | null {
  const { sector, kind, status, districtId, date, datePrecision, amountCny, precision } = project
  switch (column) {
    case 'sector':
      return termLabel(terms, 'sector', sector, locale)
    case 'kind':
      return termLabel(terms, 'kind', kind, locale)
    case 'status':
      return status && termLabel(terms, 'status', status, locale)
    case 'district':
      return lookUp(districts, districtId) ?? districtId
    case 'date':
      return date && formatDate(date, datePrecision, locale)
    case 'amount':
      return amountCny === null ? null : formatAmount(amountCny, locale)
    case 'precision':
      return labelOf(PRECISIONS, precision, locale)
  }
}

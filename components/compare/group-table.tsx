import type { ReactNode } from 'react'
import type { TableCell } from '#geo/compare/table/cells'
import { changeOf, type TableRow } from '#geo/compare/table/row'
import type { TableGroup } from '#geo/compare/table/table'
import type { CompareView } from '#geo/compare/url'
import { fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { COMPARE_WORDS } from '../messages/compare/words'
import { ValueCell } from './value-cell'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  readonly group: TableGroup
  readonly show: CompareView['show']
  /** What stands over each column, and the letter whose colour its bars have; pairs have none. */
  readonly columns: readonly { readonly key: string; readonly head: ReactNode; readonly letter?: string }[]
  readonly isOpen: boolean
  /** Above the table. */
  readonly chart?: ReactNode
}

/** Asked for rather than shown: of these another row of the same group is the one to read. */
const ASIDE = new Set(['clarkEvans', 'z'])
/** Their rows often have a figure of one area only, or need more projects than there are: nothing to compare. */
const SPARSE_GROUPS = new Set(['events', 'indicators', 'scatter'])

/** The rows of a group, to be folded without a script; those with nothing to compare are folded at first. */
export function GroupTable({ locale, t, group, show, columns, isOpen, chart }: Props) {
  const table = { locale, t, group, show, columns }
  const isFew = (row: TableRow) => SPARSE_GROUPS.has(group.id) && columns.length > 1 && valueCount(row) < 2
  const rows = group.rows.filter(({ id }) => !ASIDE.has(id))
  const aside = group.rows.filter(({ id }) => ASIDE.has(id))
  const compared = rows.filter((row) => !isFew(row))
  const [shown, few] = compared.length > 0 ? [compared, rows.filter(isFew)] : [rows, []]
  return (
    <details className="group" id={group.id} open={(isOpen && compared.length > 0) || undefined}>
      <summary>
        <h3>{group.name[locale]}</h3>
        <span className="small">{group.rows.length}</span>
      </summary>
      {chart}
      <RowTables {...table} rows={shown} />
      {few.length > 0 && (
        <details className="aside-rows">
          <summary>{fill(t.compare.fewRows, { n: few.length })}</summary>
          <RowTables {...table} rows={few} />
        </details>
      )}
      {aside.length > 0 && (
        <details className="aside-rows">
          <summary>{t.compare.moreRows}</summary>
          <RowTables {...table} rows={aside} />
        </details>
      )}
    </details>
  )
}

const valueCount = ({ cells }: TableRow): number => cells.filter(({ state }) => state === 'value').length

/** Rows in as many tables as their columns need. */
function RowTables({ rows, columns, ...table }: Omit<Parameters<typeof RowTable>[0], 'isFirst'>) {
  return partsOf(columns).map((part, i) => (
    <RowTable
      key={part[0]?.key}
      {...table}
      columns={part}
      isFirst={i === 0}
      rows={rows.map((row) => (part === columns ? row : cellsOf(row, i * PART, part.length)))}
    />
  ))
}

/**
 * So many columns at most stand side by side, as paper holds. More, as pairs of five or six areas are, stand in tables
 * below one another.
 */
const MOST_COLUMNS = 6
const PART = 5
type Columns = Props['columns']

const partsOf = (columns: Columns): readonly Columns[] =>
  columns.length <= MOST_COLUMNS
    ? [columns]
    : Array.from({ length: Math.ceil(columns.length / PART) }, (_, i) => columns.slice(i * PART, (i + 1) * PART))

/** Some of a row's cells. */
const cellsOf = (row: TableRow, from: number, count: number): TableRow => ({
  ...row,
  cells: row.cells.slice(from, from + count),
  largest: row.largest.map((i) => i - from).filter((i) => i >= 0 && i < count),
})

function RowTable({
  rows,
  locale,
  t,
  group,
  show,
  columns,
  isFirst,
}: { rows: readonly TableRow[]; isFirst: boolean } & Pick<Props, 'locale' | 't' | 'group' | 'show' | 'columns'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
    // biome-ignore lint/a11y/useSemanticElements: it holds a table, and is no set of fields
    <div className="group-scroll" role="group" aria-label={group.name[locale]} tabIndex={0}>
      <table className="measures" data-columns={columns.length}>
        <thead>
          <tr>
            <th scope="col">{t.compare.measure}</th>
            {columns.map(({ key, head }) => (
              <th scope="col" key={key}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MeasureRow key={row.id} {...{ row, locale, t, show, columns, isFirst }} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function MeasureRow({
  row,
  locale,
  t,
  show,
  columns,
  isFirst,
}: { row: TableRow; isFirst: boolean } & Pick<Props, 'locale' | 't' | 'show' | 'columns'>) {
  const maximum = Math.max(0, ...row.cells.map(({ value }) => value ?? 0))
  const hasBars =
    row.cells.filter(({ value }) => value !== null).length > 1 &&
    !row.warning &&
    columns[0]?.letter !== undefined &&
    row.unit !== 'text' &&
    row.unit !== 'degrees' &&
    row.unit !== 'z'
  const [name, unit] = [row.name[locale], row.unitName[locale]]
  const alone = aloneIn(row, columns)
  return (
    <tr
      id={isFirst ? `row-${row.id}` : undefined}
      data-warned={row.warning ? '' : undefined}
      data-alone={alone ? '' : undefined}
    >
      <th scope="row">
        <details className="about">
          <summary aria-label={fill(t.compare.note, { label: name })}>
            <span className="measure-name">{name}</span>
            {unit && unit !== name.toLowerCase() && <span className="unit">{unit}</span>}
          </summary>
          <p>{row.note[locale]}</p>
        </details>
        {row.warning && <p className="warning">⚠ {row.warning[locale]}</p>}
      </th>
      {row.cells.map((cell, i) => (
        <ValueCell
          key={columns[i]!.key}
          locale={locale}
          t={t}
          cell={cell}
          isLargest={row.largest.includes(i)}
          change={i > 0 && columns[i]!.letter ? changeOf(row, i, show, COMPARE_WORDS) : null}
          show={show}
          bar={hasBars && cell.value !== null && maximum > 0 ? cell.value / maximum : null}
          letter={columns[i]!.letter}
          unit={row.unit}
        />
      ))}
      {alone && (
        <ValueCell
          {...{ locale, t, show }}
          cell={alone.cell}
          isLargest={false}
          change={null}
          bar={null}
          letter={alone.letter}
          unit={row.unit}
          span={columns.length}
        />
      )}
    </tr>
  )
}

/** From so many columns on, paper has no room for words in each. */
const NARROW = 5

/** The only figure of a row of narrow columns: paper gives it the whole row, and no words to the columns without. */
function aloneIn({ cells }: TableRow, columns: Columns): { cell: TableCell; letter: string } | null {
  const [only, ...others] = cells.flatMap((cell, i) => (cell.state === 'value' ? [i] : []))
  const letter = only === undefined ? undefined : columns[only]?.letter
  return columns.length >= NARROW && letter && others.length === 0 ? { cell: cells[only!]!, letter } : null
}

import type { ReactNode } from 'react'
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

/** The rows of a group, to be folded without a script. */
export function GroupTable({ locale, t, group, show, columns, isOpen, chart }: Props) {
  const table = { locale, t, group, show, columns }
  const aside = group.rows.filter(({ id }) => ASIDE.has(id))
  return (
    <details className="group" id={group.id} open={isOpen || undefined}>
      <summary>
        <h3>{group.name[locale]}</h3>
        <span className="small">{group.rows.length}</span>
      </summary>
      {chart}
      <RowTable {...table} rows={group.rows.filter(({ id }) => !ASIDE.has(id))} />
      {aside.length > 0 && (
        <details className="aside-rows">
          <summary>{t.compare.moreRows}</summary>
          <RowTable {...table} rows={aside} />
        </details>
      )}
    </details>
  )
}

function RowTable({
  rows,
  locale,
  t,
  group,
  show,
  columns,
}: { rows: readonly TableRow[] } & Pick<Props, 'locale' | 't' | 'group' | 'show' | 'columns'>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard
    <section className="group-scroll" aria-label={group.name[locale]} tabIndex={0}>
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
            <MeasureRow key={row.id} row={row} locale={locale} t={t} show={show} columns={columns} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function MeasureRow({
  row,
  locale,
  t,
  show,
  columns,
}: { row: TableRow } & Pick<Props, 'locale' | 't' | 'show' | 'columns'>) {
  const maximum = Math.max(0, ...row.cells.map(({ value }) => value ?? 0))
  const valueCount = row.cells.filter(({ value }) => value !== null).length
  const hasBars =
    valueCount > 1 &&
    !row.warning &&
    columns[0]?.letter !== undefined &&
    row.unit !== 'text' &&
    row.unit !== 'degrees' &&
    row.unit !== 'z'
  const [name, unit] = [row.name[locale], row.unitName[locale]]
  return (
    <tr id={`row-${row.id}`} data-warned={row.warning ? '' : undefined}>
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
    </tr>
  )
}

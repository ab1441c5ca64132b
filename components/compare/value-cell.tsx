import type { CSSProperties } from 'react'
import type { TableCell } from '#geo/compare/table/cells'
import type { MeasureUnit } from '#geo/compare/table/measure'
import type { CompareView } from '#geo/compare/url'
import type { Text } from '#geo/records'
import type { Locale } from '#geo/vocabulary'
import type { Messages } from '../messages'
import { COMPARE_WORDS } from '../messages/compare/words'
import { SourceMarks } from '../ui/source-marks'
import { AreaLetter } from './area-letter'
import { Sparkline } from './sparkline'

interface Props {
  readonly locale: Locale
  readonly t: Messages
  readonly cell: TableCell
  readonly isLargest: boolean
  /** How it differs from the first area, where that is asked for and can be said. */
  readonly change: Text | null
  readonly show: CompareView['show']
  /** Length of the bar below the figure, 0 to 1; null: none. */
  readonly bar: number | null
  readonly letter?: string
  readonly unit: MeasureUnit
  /** Over so many columns, which the letter then has to name. */
  readonly span?: number
}

export function ValueCell({ locale, t, cell, isLargest, change, show, bar, letter, unit, span }: Props) {
  const { state, text, detail, cites } = cell
  return (
    <td data-state={state} data-largest={isLargest || undefined} data-span={span} colSpan={span}>
      {span !== undefined && letter && <AreaLetter letter={letter} />}
      <span className="figure">
        {change ? change[locale] : text[locale]}
        {isLargest && (
          <span className="largest">
            <span aria-hidden="true"> ▲</span>
            <span className="visually-hidden"> ({t.compare.largest})</span>
          </span>
        )}
        <SourceMarks cites={cites} t={t.project} />
      </span>
      {change && show !== 'values' && <small>{text[locale]}</small>}
      {detail && <small>{detail[locale]}</small>}
      {cell.series && (
        <Sparkline series={cell.series} unit={unit} locale={locale} label={COMPARE_WORDS[locale].cells.series} />
      )}
      {bar !== null && (
        <span
          className="bar"
          data-area={letter?.toLowerCase()}
          style={{ '--share': Math.ceil(100 * bar) / 100 } as CSSProperties}
          aria-hidden="true"
        />
      )}
    </td>
  )
}

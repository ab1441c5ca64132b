import { boundText, rankingInWords } from '#geo/districts/ranking-words'
import type { DistrictRow } from '#geo/districts/table'
import type { WeightRange } from '#geo/ranking/sensitivity'
import { fill, formatNumber } from '#geo/text/format'
import { joinNames } from '#geo/text/punctuation'
import type { TableProps } from './table-props'

/** What came first and how firmly, who has no place, and who is not listed. */
export function RankingResult(props: TableProps) {
  const { locale, t, view, measures, table } = props
  const { ranking, leftOut } = table
  const namesOf = (rows: readonly DistrictRow[]) =>
    joinNames(
      rows.map(({ name }) => name[locale]),
      locale,
    )
  const labelOf = (id: string) => measures.get(id)?.name[locale] ?? id
  return (
    <div className="ranking-result" aria-live="polite">
      {ranking.state === 'ask' && (
        <div className="notice" role="alert">
          <p>{t.askMissing}</p>
          <ul>
            {ranking.missing.map(({ id, rows }) => (
              <li key={id}>{fill(t.askMissingOf, { label: labelOf(id), names: namesOf(rows) })}</li>
            ))}
          </ul>
        </div>
      )}
      {ranking.state === 'ranked' && (
        <>
          {ranking.first.length > 0 && (
            <p className="first-place">
              {fill(ranking.first.length > 1 ? t.sharedFirst : t.firstPlace, { names: namesOf(ranking.first) })}
            </p>
          )}
          <Sensitivity {...props} ranges={ranking.ranges} isShared={ranking.first.length > 1} />
          {ranking.unranked.length > 0 && <p>{fill(t.unranked, { names: namesOf(ranking.unranked) })}</p>}
        </>
      )}
      {rankingInWords(view, measures, t, locale).map((sentence) => (
        <p key={sentence} className="small">
          {sentence}
        </p>
      ))}
      {leftOut.length > 0 && (
        <details>
          <summary>
            {t.leftOut} ({leftOut.length})
          </summary>
          <ul>
            {leftOut.map(({ row, must }) => (
              <li key={row.id}>
                {fill(t.leftOutReason, {
                  name: row.name[locale],
                  label: labelOf(must.id),
                  text: row.cells.get(must.id)?.text[locale] ?? '—',
                  condition: boundText(must, measures, t, locale),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

interface SensitivityProps extends TableProps {
  readonly ranges: readonly (WeightRange | null)[]
  readonly isShared: boolean
}

function Sensitivity({ locale, t, view, measures, ranges, isShared }: SensitivityProps) {
  const rangeText = ({ from, to }: WeightRange) => {
    const values = { from: formatNumber(from ?? 0, locale), to: formatNumber(to ?? 0, locale) }
    if (from !== null && to !== null) return fill(t.holdsBetween, values)
    return from !== null ? fill(t.holdsFrom, values) : to !== null ? fill(t.holdsTo, values) : t.holdsAlways
  }
  if (isShared) return <p>{t.tied}</p>
  const lines = view.criteria.flatMap(({ id, weight }, i) => {
    const range = ranges[i]
    const label = measures.get(id)?.name[locale] ?? id
    return range ? [fill(t.holds, { label, n: formatNumber(weight, locale), range: rangeText(range) })] : []
  })
  if (lines.length === 0) return null
  return (
    <details open>
      <summary>{t.sensitivity}</summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  )
}

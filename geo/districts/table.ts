/** The districts as rows: which meet the must-haves, their ranks by each column, their places, their order. */

import type { MeasureUnit } from '../compare/table/measure'
import { rankByScore, type Scored } from '../ranking/scores'
import { type WeightRange, weightRanges } from '../ranking/sensitivity'
import type { Cite, Text } from '../records'
import { YI } from '../text/bound-types'
import type { DistrictsView, Must } from './view'

/** A measure that districts can be listed by. */
export interface DistrictMeasure {
  readonly id: string
  readonly unit: MeasureUnit
  readonly unitName: Text
  readonly name: Text
  readonly note: Text
  /** Whether a place among the districts says something. */
  readonly isRanked: boolean
  /** Stated by sources: cells have periods and citations, and there is no sum of several districts. */
  readonly isStated: boolean
}

/** One period of a series. */
export interface PeriodPoint {
  readonly value: number
  readonly period: Text
}

export interface DistrictCell {
  /** In the base of its unit: yuan, a share of 1. */
  readonly value: number | null
  /** The figure in words, or why there is none. */
  readonly text: Text
  /** What it is of: how many projects, or which period. */
  readonly detail?: Text
  readonly series?: readonly PeriodPoint[]
  readonly cites?: readonly Cite[]
}

export interface DistrictRow {
  readonly id: string
  readonly name: Text
  /** null: it has a shape and no record of its own. */
  readonly slug: string | null
  readonly cells: ReadonlyMap<string, DistrictCell>
}

/** How many of the base are one of what people type and addresses hold: 亿 of yuan, per cent. */
export const typedUnit = (unit: MeasureUnit): number => (unit === 'cny' ? YI : unit === 'share' ? 0.01 : 1)

export interface ListedRow extends DistrictRow {
  /** By column: 1 for the most; only where the measure is ranked. */
  readonly ranks: ReadonlyMap<string, number>
  readonly scored: Scored | null
}

interface LeftOut {
  readonly row: DistrictRow
  /** The first that it does not meet. */
  readonly must: Must
}

/** The ranking by weights; `ask`: some have no value, and nobody has said what becomes of those. */
type Ranking =
  | { readonly state: 'none' }
  | {
      readonly state: 'ask'
      readonly missing: readonly { readonly id: string; readonly rows: readonly DistrictRow[] }[]
    }
  | {
      readonly state: 'ranked'
      readonly ranges: readonly (WeightRange | null)[]
      readonly first: readonly DistrictRow[]
      /** Those that have no place, since they lack a value. */
      readonly unranked: readonly DistrictRow[]
    }

export interface DistrictTable {
  readonly rows: readonly ListedRow[]
  readonly leftOut: readonly LeftOut[]
  readonly ranking: Ranking
}

const valueIn = (row: DistrictRow, id: string): number | null => row.cells.get(id)?.value ?? null

/** `rows` stand in an order that breaks ties. */
export function tableOfDistricts(
  rows: readonly DistrictRow[],
  measures: ReadonlyMap<string, DistrictMeasure>,
  view: DistrictsView,
): DistrictTable {
  const failed = new Map(rows.map((row) => [row, view.musts.find((must) => !isMet(row, must, measures))]))
  const meeting = rows.filter((row) => failed.get(row) === undefined)
  const { ranking, scored } = rankingOf(meeting, view)
  const listed = meeting.map((row) => ({
    ...row,
    ranks: ranksOf(row, meeting, measures, view),
    scored: scored.get(row) ?? null,
  }))
  return {
    rows: sorted(listed, view, ranking.state === 'ranked'),
    leftOut: rows.flatMap((row) => (failed.get(row) ? [{ row, must: failed.get(row)! }] : [])),
    ranking,
  }
}

function isMet(row: DistrictRow, { id, least, most }: Must, measures: ReadonlyMap<string, DistrictMeasure>): boolean {
  const value = valueIn(row, id)
  const unit = typedUnit(measures.get(id)?.unit ?? 'count')
  return value !== null && (least === null || value >= least * unit) && (most === null || value <= most * unit)
}

/** Equal values share a rank, and the ranks behind it stay free. */
function ranksOf(
  row: DistrictRow,
  all: readonly DistrictRow[],
  measures: ReadonlyMap<string, DistrictMeasure>,
  { columns }: DistrictsView,
): ReadonlyMap<string, number> {
  return new Map(
    columns.flatMap((id) => {
      const value = valueIn(row, id)
      if (value === null || !measures.get(id)?.isRanked) return []
      const more = all.filter((other) => (valueIn(other, id) ?? Number.NEGATIVE_INFINITY) > value)
      return [[id, 1 + more.length] as const]
    }),
  )
}

function rankingOf(rows: readonly DistrictRow[], { criteria, norm, missing }: DistrictsView) {
  const none = new Map<DistrictRow, Scored>()
  if (criteria.length === 0 || rows.length === 0) return { ranking: { state: 'none' } as Ranking, scored: none }
  const gaps = criteria.flatMap(({ id }) => {
    const lacking = rows.filter((row) => valueIn(row, id) === null)
    return lacking.length > 0 ? [{ id, rows: lacking }] : []
  })
  if (gaps.length > 0 && missing === null) return { ranking: { state: 'ask', missing: gaps } as Ranking, scored: none }
  const values = rows.map((row) => criteria.map(({ id }) => valueIn(row, id)))
  const list = rankByScore(values, criteria, norm, missing ?? 'out')
  const scored = new Map(list.map((entry) => [rows[entry.index]!, entry]))
  const ranking: Ranking = {
    state: 'ranked',
    ranges: weightRanges(list, criteria),
    first: list.filter(({ place }) => place === 1).map(({ index }) => rows[index]!),
    unranked: rows.filter((row) => !scored.has(row)),
  }
  return { ranking, scored }
}

/** What the rows stand by: as asked, else by place where there is one, else by the first column. */
export const sortOf = (view: DistrictsView, isRanked: boolean): string => {
  const asked = view.sort === 'place' && !isRanked ? undefined : view.sort
  return asked ?? (isRanked ? 'place' : (view.columns[0] ?? 'name'))
}

/** The most first, or the least where asked; of places the best. Those without a value stand last. */
function sorted(rows: readonly ListedRow[], view: DistrictsView, isRanked: boolean): ListedRow[] {
  const by = sortOf(view, isRanked)
  if (by === 'name') return view.isRising ? rows.toReversed() : [...rows]
  const keyOf = (row: ListedRow) => (by === 'place' ? (row.scored?.score ?? null) : valueIn(row, by))
  const sign = view.isRising ? 1 : -1
  return rows.toSorted((a, b) => {
    const [x, y] = [keyOf(a), keyOf(b)]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    return sign * (x - y)
  })
}

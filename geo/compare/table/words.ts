/**
 * The words that a comparison is written with. Only their shape stands here: whoever asks for a table or a summary
 * hands them over. `{…}` is filled in.
 */

import type { FilterWords } from '../../captions/filter-words'
import type { Locale } from '../../vocabulary'
import type { Adjacency } from '../statistics/spatial-relation'
import type { GroupId, MeasureUnit } from './measure'
import type { MeasureId } from './measures'

export interface MeasureWords {
  readonly name: string
  /** What it is and how it is reckoned. */
  readonly note: string
}

/** The measures that sentences compare. */
export type Subject = Extract<MeasureId, 'landKm2' | 'count' | 'per100' | 'sumCny' | 'meanNearestKm'>

/** A sentence that names one area, or several, of the same figure. */
interface ByNumber<T> {
  readonly one: T
  readonly several: T
}

interface SummaryWords {
  /** How sentences call the measures that they compare. */
  readonly subjects: Readonly<Record<Subject, string>>
  /** The areas hardly differ. */
  readonly alike: string
  /** By how many areas have the largest figure, then by how many have none of it. */
  readonly none: ByNumber<ByNumber<string>>
  /** Between two areas. */
  readonly times: string
  /** Among more than two: by how many areas have the largest figure, then by how many have the smallest. */
  readonly timesOfMany: ByNumber<ByNumber<string>>
  readonly sector: string
  /** How sentences call a figure by the name that its sources give it. */
  readonly stated: string
  /** What was announced at an event for one area. */
  readonly announced: string
  /** Of how many projects a figure is. */
  readonly projects: { readonly one: string; readonly other: string }
}

/** In one language. */
export interface TableWords {
  readonly groups: Readonly<Record<GroupId, string>>
  readonly units: Readonly<Record<Exclude<MeasureUnit, 'share' | 'text'>, string>>
  readonly measures: Readonly<Record<MeasureId, MeasureWords>>
  readonly locationQuotient: MeasureWords
  /** Notes of the rows whose names are records. */
  readonly notes: Readonly<Record<'sector' | 'kind' | 'status' | 'precision' | 'indicators' | 'events', string>>
  /** The row of projects whose progress no source says. */
  readonly unknownStatus: string
  readonly adjacency: Readonly<Record<Adjacency, string>>
  readonly cells: {
    readonly notApplicable: string
    readonly undisclosed: string
    readonly noFigure: string
    readonly tooFew: string
    readonly disclosed: string
    readonly noPeriod: string
    readonly differentPeriods: string
    /** How a figure has changed since an earlier period. */
    readonly since: string
    /** What a line of figures over time shows. */
    readonly series: string
    /** A difference of percentages. */
    readonly points: string
  }
  /** What areas are called. */
  readonly names: {
    readonly drawn: string
    readonly around: string
    readonly partlyOutside: string
    readonly outside: string
  }
  readonly summary: SummaryWords
  readonly filters: FilterWords
}

/** In both: every figure of a table is written in both. */
export type CompareWords = Readonly<Record<Locale, TableWords>>

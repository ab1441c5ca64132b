/** What a measure is: its unit, its group in the table, and whether more of it is worth a mark. */

export type MeasureUnit =
  | 'km2'
  | 'km'
  | 'count'
  | 'share'
  | 'density'
  | 'cny'
  | 'ratio'
  | 'z'
  | 'nats'
  | 'kinds'
  | 'bits'
  | 'degrees'
  | 'text'

/** The groups in which measures stand, in order. */
export const GROUPS = [
  'land',
  'projects',
  'sector',
  'kind',
  'status',
  'precision',
  'amounts',
  'events',
  'indicators',
  'scatter',
  'mix',
  'between',
] as const
export type GroupId = (typeof GROUPS)[number]

export interface Measure {
  readonly id: string
  readonly group: GroupId
  readonly unit: MeasureUnit
  /** Whether more of it is worth a mark: not of angles and places. */
  readonly isRanked: boolean
}

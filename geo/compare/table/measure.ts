/** What a measure is: its unit, its group in the table, its name and definition. */

import type { Text } from '../../records'

export const MEASURE_UNITS = {
  km2: { zh: '平方公里', en: 'km²' },
  km: { zh: '公里', en: 'km' },
  count: { zh: '个', en: 'projects' },
  share: { zh: '%', en: '%' },
  density: { zh: '个/百平方公里', en: 'per 100 km²' },
  cny: { zh: '元', en: 'CNY' },
  ratio: { zh: '比值', en: 'ratio' },
  z: { zh: '标准误', en: 'standard errors' },
  nats: { zh: '奈特', en: 'nats' },
  kinds: { zh: '类', en: 'sectors' },
  bits: { zh: '比特', en: 'bits' },
  degrees: { zh: '度', en: '°' },
  text: { zh: '', en: '' },
} as const satisfies Record<string, Text>
export type MeasureUnit = keyof typeof MEASURE_UNITS

/** The groups in which measures stand, in order. */
export const GROUPS = [
  { value: 'land', zh: '面积与形状', en: 'Land and shape' },
  { value: 'projects', zh: '项目', en: 'Projects' },
  { value: 'sector', zh: '按行业', en: 'By sector' },
  { value: 'kind', zh: '按类型', en: 'By kind' },
  { value: 'status', zh: '按进展', en: 'By progress' },
  { value: 'precision', zh: '按位置精度', en: 'By location precision' },
  { value: 'amounts', zh: '投资额', en: 'Investment' },
  { value: 'events', zh: '签约活动公布的总数', en: 'Totals announced at signing events' },
  { value: 'indicators', zh: '区域指标', en: 'District figures' },
  { value: 'scatter', zh: '空间分布', en: 'Spatial distribution' },
  { value: 'mix', zh: '行业结构', en: 'Sector mix' },
  { value: 'between', zh: '区域之间', en: 'Between the areas' },
] as const
export type GroupId = (typeof GROUPS)[number]['value']

export interface Measure {
  readonly id: string
  readonly group: GroupId
  readonly unit: MeasureUnit
  readonly name: Text
  /** What it is and how it is reckoned. */
  readonly note: Text
  /** Whether more of it is worth a mark: not of angles and places. */
  readonly isRanked: boolean
}

type Words = readonly [zh: string, en: string]

/** Writes the measures of one group, one line each. */
export const measuresIn =
  (group: GroupId) =>
  (id: string, unit: MeasureUnit, name: Words, note: Words, isRanked = true): Measure => ({
    id,
    group,
    unit,
    name: { zh: name[0], en: name[1] },
    note: { zh: note[0], en: note[1] },
    isRanked,
  })

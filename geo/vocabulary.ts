/** The vocabularies that code fixes, since it decides by them. Those that admins edit stand in geo/terms.ts. */

export type Locale = 'zh' | 'en'
export const LOCALES: readonly Locale[] = ['zh', 'en']

/** One value of a vocabulary, with its label in both languages. */
export interface Term<V extends string = string> {
  readonly value: V
  readonly zh: string
  readonly en: string
}

/** How exactly a place is known, finest first. `district` and `city` have no coordinates of their own. */
export const PRECISIONS = [
  { value: 'site', zh: '地块', en: 'Site' },
  { value: 'campus', zh: '院区', en: 'Campus' },
  { value: 'park', zh: '园区', en: 'Park' },
  { value: 'district', zh: '仅知所在区', en: 'District only' },
  { value: 'city', zh: '仅知所在城市', en: 'City only' },
] as const satisfies readonly Term[]
export type Precision = (typeof PRECISIONS)[number]['value']

export const AMOUNT_KINDS = [
  { value: 'total', zh: '总投资', en: 'Total investment' },
  { value: 'agreed', zh: '协议投资', en: 'Agreed investment' },
  { value: 'paid-in', zh: '实缴投资', en: 'Paid-in investment' },
] as const satisfies readonly Term[]
export type AmountKind = (typeof AMOUNT_KINDS)[number]['value']

export const DISTRICT_KINDS = [
  { value: 'development-zone', zh: '开发区', en: 'Development zone' },
  { value: 'high-tech-zone', zh: '国家级高新区', en: 'National high-tech zone' },
  { value: 'district', zh: '市辖区', en: 'District' },
  { value: 'county-level-city', zh: '县级市', en: 'County-level city' },
] as const satisfies readonly Term[]
export type DistrictKind = (typeof DISTRICT_KINDS)[number]['value']

export const COMPARISONS = [
  { value: 'exact', zh: '', en: '' },
  { value: 'more-than', zh: '超过', en: 'more than' },
  { value: 'about', zh: '约', en: 'about' },
] as const satisfies readonly Term[]
/** Null stands for an exact amount. */
export const INEXACT = COMPARISONS.filter(({ value }) => value !== 'exact')
export type FigureComparison = (typeof COMPARISONS)[number]['value']

export const DATE_PRECISIONS = [
  { value: 'day', zh: '日', en: 'day' },
  { value: 'month', zh: '月', en: 'month' },
  { value: 'year', zh: '年', en: 'year' },
] as const satisfies readonly Term[]
export type DatePrecision = (typeof DATE_PRECISIONS)[number]['value']

/** The values of a vocabulary, in its order. */
export const valuesOf = <V extends string>(table: readonly Term<V>[]): V[] => table.map((term) => term.value)

/** The label of `value` in `locale`; the value itself where the vocabulary does not know it. */
export const labelOf = (table: readonly Term[], value: string, locale: Locale): string =>
  table.find((term) => term.value === value)?.[locale] ?? value

/** A ranking in words: for the page, for files. */

import { fill, formatNumber } from '../text/format'
import { joinNames, withBrackets } from '../text/punctuation'
import type { Locale } from '../vocabulary'
import type { DistrictMeasure } from './table'
import { typedUnit } from './table'
import type { DistrictsView, Must } from './view'

/** In one language. */
export interface RankingWords {
  readonly lessBetter: string
  readonly norms: Readonly<Record<DistrictsView['norm'], string>>
  readonly missingRules: Readonly<Record<NonNullable<DistrictsView['missing']>, string>>
  readonly rankingInWords: string
  readonly missingInWords: string
  readonly mustsInWords: string
  /** What an amount is typed in. */
  readonly amountUnit: string
}

type Measures = ReadonlyMap<string, DistrictMeasure>

const nameOf = (id: string, measures: Measures, locale: Locale): string => measures.get(id)?.name[locale] ?? id

/** What a bound is typed in. */
export const unitTyped = (measure: DistrictMeasure, amountUnit: string, locale: Locale): string =>
  measure.unit === 'cny' ? amountUnit : measure.unitName[locale]

/** `≥ 3`, `100–500 km²`. */
export function boundText(
  must: Must,
  measures: Measures,
  words: Pick<RankingWords, 'amountUnit'>,
  locale: Locale,
): string {
  const { id, least, most } = must
  const measure = measures.get(id)
  const unit =
    measure && typedUnit(measure.unit) !== 1 ? unitTyped(measure, words.amountUnit, locale) : measure?.unitName[locale]
  const bound = least === null ? `≤ ${most}` : most === null ? `≥ ${least}` : `${least}–${most}`
  return [bound, unit].filter(Boolean).join(' ')
}

/** Must-haves, scale, weights and the rule for missing values, each a sentence; none where nothing is set. */
export function rankingInWords(view: DistrictsView, measures: Measures, words: RankingWords, locale: Locale): string[] {
  const { musts, criteria, norm, missing } = view
  const weights = criteria.map(({ id, weight, isLessBetter }) => {
    const text = `${nameOf(id, measures, locale)} × ${formatNumber(weight, locale)}`
    return isLessBetter ? withBrackets(text, words.lessBetter, locale) : text
  })
  const limits = musts.map((must) => `${nameOf(must.id, measures, locale)} ${boundText(must, measures, words, locale)}`)
  return [
    ...(musts.length > 0 ? [fill(words.mustsInWords, { musts: joinNames(limits, locale) })] : []),
    ...(criteria.length > 0
      ? [fill(words.rankingInWords, { norm: words.norms[norm], weights: joinNames(weights, locale) })]
      : []),
    ...(criteria.length > 0 && missing ? [fill(words.missingInWords, { rule: words.missingRules[missing] })] : []),
  ]
}

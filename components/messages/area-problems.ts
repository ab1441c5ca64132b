import type { Locale } from '#geo/vocabulary'
import { areaProblemsEn } from './area-problems-en'
import { type AreaProblemMessages, areaProblemsZh } from './area-problems-zh'

/** Apart from the other messages, since the browser loads these when something that was drawn is wrong. */
export const areaProblemsOf = (locale: Locale): AreaProblemMessages =>
  locale === 'en' ? areaProblemsEn : areaProblemsZh

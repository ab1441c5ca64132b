import { DEFAULT_COMPARISON } from '#geo/compare/url'
import { districtsQuery } from '#geo/districts/url'
import type { DistrictsView } from '#geo/districts/view'
import type { Filters } from '#geo/filters'
import type { Locale } from '#geo/vocabulary'
import { compareHref } from '../compare-paths'
import { localPath } from '../paths'

export const districtsHref = (locale: Locale, view: DistrictsView): string =>
  localPath(locale, '/districts') + districtsQuery(view)

/** The map of districts, coloured by a measure under the same filter. */
export const mapHref = (locale: Locale, filters: Filters, measure: string): string =>
  `${compareHref(locale, { ...DEFAULT_COMPARISON, mode: 'districts', measure, filters })}#compare-map`

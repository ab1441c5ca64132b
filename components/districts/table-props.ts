import type { DistrictMeasure, DistrictTable } from '#geo/districts/table'
import type { DistrictsView } from '#geo/districts/view'
import type { Locale } from '#geo/vocabulary'
import type { districtTableOf } from '../messages/districts/words'

/** What the parts of the page of districts share. */
export interface TableProps {
  readonly locale: Locale
  readonly t: ReturnType<typeof districtTableOf>
  readonly view: DistrictsView
  readonly measures: ReadonlyMap<string, DistrictMeasure>
  readonly table: DistrictTable
}

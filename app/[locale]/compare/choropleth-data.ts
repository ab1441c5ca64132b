import type { ChoroplethData } from '#components/compare/map/types'
import { COMPARE_WORDS } from '#components/messages/compare/words'
import { messagesOf } from '#components/messages/index'
import { type DistrictValues, mapMeasures, valuesOfDistrict } from '#geo/compare/map/choropleth'
import { districtsIn, type ShownArea } from '#geo/compare/map/shown-area'
import { unitNameOf } from '#geo/compare/table/row'
import type { Filters } from '#geo/filters'
import type { Selection } from '#geo/snapshot/selection'
import type { EditedTerm } from '#geo/terms'
import { fill } from '#geo/text/format'
import type { Locale } from '#geo/vocabulary'
import { selected } from '#prisma/read/selected-projects'
import { measurableDistricts, measuredDistricts } from '../../district-figures'

/** By the vocabulary and the selection: each may change without the other. */
const valuesBySelection = new WeakMap<readonly EditedTerm[], WeakMap<Selection, Map<string, (number | null)[]>>>()

function valuesOf(sectors: readonly EditedTerm[], selection: Selection): Map<string, (number | null)[]> {
  const bySelection = valuesBySelection.get(sectors) ?? new WeakMap<Selection, Map<string, (number | null)[]>>()
  valuesBySelection.set(sectors, bySelection)
  const values = bySelection.get(selection) ?? new Map<string, (number | null)[]>()
  bySelection.set(selection, values)
  return values
}

/**
 * The values of all measures, under the filter, for every district of the cities that have projects or compared
 * districts.
 */
export async function choroplethData(
  locale: Locale,
  areas: readonly ShownArea[],
  filters: Filters,
): Promise<ChoroplethData> {
  const { snapshot, selection } = await selected(filters)
  const { sector: sectors } = snapshot.vocabularies
  const values = valuesOf(sectors, selection)
  const shown = mapMeasures(sectors, COMPARE_WORDS)
  const measurable = measurableDistricts(snapshot, districtsIn(areas))
  const unknown = measurable.filter(({ id }) => !values.has(id))
  const measured = await measuredDistricts(
    snapshot,
    selection,
    unknown.map(({ id }) => [id]),
  )
  for (const [i, { id }] of unknown.entries()) values.set(id, valuesOfDistrict(shown, measured[i]!))
  const districts = measurable.map(
    ({ id, name, position }): DistrictValues => ({ id, name: name[locale], at: position, values: values.get(id)! }),
  )
  const { ofSector } = messagesOf(locale).compareMap
  const measures = shown.map(({ id, name, sector, unit }) => ({
    id,
    name: sector ? fill(ofSector[sector], { label: name[locale] }) : name[locale],
    unit,
    unitName: unitNameOf(unit, COMPARE_WORDS)[locale],
  }))
  return { measures, districts }
}

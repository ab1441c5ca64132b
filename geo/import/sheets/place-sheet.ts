/** Places (parks, venues) from a table: one row for each. */

import type { Columns } from '../../edit/values'
import type { ImportField } from '../columns'
import { readLocation } from '../row/location'
import { RowCells } from '../row/row-cells'
import { termReader } from '../terms'
import { citing } from './record-book'
import { givenOf, namesIn, writeRecord } from './record-row'
import type { SheetRow } from './sheet-row'
import { citedSource } from './sources'

const POSITION_FIELDS = ['lng', 'lat', 'position', 'precision', 'errorM'] as const satisfies readonly ImportField[]

/** Writes nothing where the row has an error. */
export function readPlaceRow(row: SheetRow): void {
  const { book, look } = row
  const name = row.required('place')
  const standing = row.one('place', 'place', name)
  const isDistrictGiven = row.cell('district') !== '' || row.cell('code') !== ''
  const districtId = isDistrictGiven || !standing ? row.district() : undefined
  const kind = row.cell('kind') === '' ? null : row.term('place', row.cell('kind'))
  if (row.cell('kind') === '' && !standing) row.required('kind')
  if (row.cell('kind') !== '' && kind === null) row.problem('kind', 'term', row.cell('kind'), 'place')
  const operator = operatorOf(row)
  const location = locationOf(row, districtId ?? null)
  if (standing && !look.mayEdit(districtIdOf(standing.values.columns.districtId)))
    row.problem('place', 'forbidden', name)
  const sourceId = row.isBad() ? null : citedSource(row)
  if (row.isBad() || sourceId === null) return
  const district = look.districts.find(({ id }) => id === districtId)
  const home = look.cities.find(({ id }) => look.districts.some(({ cityId }) => cityId === id))
  writeRecord(book, {
    ...{ type: 'place', standing, cite: citing(sourceId, row.both('note', 'noteEn')) },
    given: {
      ...givenOf({
        ...(standing === undefined && { nameZh: name }),
        ...{ nameEn: row.cell('nameEn'), aliases: namesIn(row.cell('aliases')), kind },
        ...{ addressZh: row.cell('addressZh'), addressEn: row.cell('addressEn') || row.cell('addressZh') },
        ...{ districtId, operatorId: operator, cityId: district?.cityId },
      }),
      ...location,
    },
    blank: {
      ...{ slug: '', nameEn: name, aliases: [], addressZh: null, addressEn: null, operatorId: null },
      ...{ districtId: null, cityId: home?.id ?? '', lng: null, lat: null, errorM: null },
      precision: district ? 'district' : 'city',
    },
  })
}

const districtIdOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function operatorOf(row: SheetRow): string | null {
  const name = row.cell('operator')
  const operator = name === '' ? undefined : row.one('operator', 'organisation', name)
  if (name !== '' && !operator) row.problem('operator', 'record', name)
  return operator?.id ?? null
}

/** Position, precision and error as tables of projects have them; empty where the row gives none. */
function locationOf(row: SheetRow, districtId: string | null): Columns {
  const { look, settings } = row
  const nothing = () => null
  const fields = settings.sheet.columns.map((field) => POSITION_FIELDS.find((one) => one === field) ?? null)
  const cells = new RowCells(
    settings.sheet.columns.map((field) => (field === null ? '' : row.cell(field))),
    { ...settings, columns: fields },
    {
      ...{ district: nothing, districtIn: nothing, place: nothing, investor: nothing, event: nothing, source: nothing },
      ...{ today: '9999', timeZone: '' },
      term: termReader(look.terms),
      isZone: () => false,
      mayEdit: () => true,
      isInside: look.isInside,
      near: look.near,
    },
  )
  if (districtId !== null) cells.columns.districtId = districtId
  readLocation(cells)
  row.problems.push(...cells.problems)
  const { lng, lat, precision, errorM } = cells.columns
  if (precision === undefined) return {}
  return { lng: lng ?? null, lat: lat ?? null, errorM: errorM ?? null, precision }
}

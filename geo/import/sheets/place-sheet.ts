/** Places (parks, venues) from a table: one row for each. */

import type { Columns } from '../../edit/values'
import { plainName } from '../../text/plain-name'
import type { ImportField } from '../columns'
import { DECIMALS, readLocation } from '../row/location'
import { RowCells } from '../row/row-cells'
import { termReader } from '../terms'
import { organisationCalled } from './organisation-sheet'
import { givenOf, namesIn, writeRecord } from './record-row'
import type { SheetRow } from './sheet-row'
import { rowCitation } from './sources'

const POSITION_FIELDS = ['lng', 'lat', 'position', 'precision', 'errorM'] as const satisfies readonly ImportField[]

/** Writes nothing where the row has an error. */
export function readPlaceRow(row: SheetRow): void {
  const { book, look } = row
  const name = row.required('place')
  const standing = row.bySlug('place') ?? row.one('place', 'place', name)
  const isDistrictGiven = row.cell('district') !== '' || row.cell('code') !== ''
  const cityId = cityOf(row)
  const isElsewhere = !isDistrictGiven && cityId !== null
  const districtId = isDistrictGiven || !(standing || isElsewhere) ? row.district() : undefined
  const kind = row.cell('kind') === '' ? null : row.term('place', row.meant('placeKind', row.cell('kind')))
  if (row.cell('kind') === '' && !standing) row.required('kind')
  if (row.cell('kind') !== '' && kind === null) row.problem('kind', 'term', row.cell('kind'), 'place')
  const operator = operatorOf(row)
  const location = standingPosition(locationOf(row, districtId ?? null), standing?.values.columns)
  if (standing && !look.mayEdit(districtIdOf(standing.values.columns.districtId)))
    row.problem('place', 'forbidden', name)
  if (!standing && isElsewhere && !look.mayEdit(null)) row.problem('city', 'forbidden', row.cell('city'))
  const cite = row.isBad() ? undefined : rowCitation(row)
  if (row.isBad() || cite === undefined) return
  const isOperatorMade = operator === null && row.cell('operator') !== ''
  const operatorId = isOperatorMade ? organisationCalled(book, row.cell('operator'), cite).id : operator
  const district = look.districts.find(({ id }) => id === districtId)
  const home = look.cities.find(({ id }) => look.districts.some(({ cityId }) => cityId === id))
  writeRecord(book, {
    ...{ type: 'place', standing, cite },
    given: {
      ...givenOf({
        ...((standing === undefined || row.bySlug('place')) && { nameZh: name }),
        ...{ nameEn: row.cell('nameEn'), aliases: namesIn(row.cell('aliases')), kind },
        ...{
          addressZh: row.cell('addressZh'),
          addressEn: row.cell('addressEn') || (standing ? '' : row.cell('addressZh')),
        },
        ...{ districtId, operatorId, cityId: district?.cityId ?? cityId },
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

/** The city that the row names; null: none. */
function cityOf(row: SheetRow): string | null {
  const name = row.cell('city')
  if (name === '') return null
  const word = plainName(name)
  const city = row.look.cities.find(
    ({ id, name: { zh, en } }) => id === name || [zh, en, `${zh}市`].map(plainName).includes(word),
  )
  return city?.id ?? row.problem('city', 'place', name)
}

const districtIdOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

function operatorOf(row: SheetRow): string | null {
  const name = row.cell('operator')
  const operator = name === '' ? undefined : row.one('operator', 'organisation', row.meant('investor', name))
  if (name !== '' && !operator && !row.isMade('investor', name)) row.problem('operator', 'record', name)
  return operator?.id ?? null
}

/** Files hold fewer decimals than a record may: a position of the same decimals is the one that stands. */
function standingPosition(location: Columns, standing: Columns | undefined): Columns {
  const isSame = (['lng', 'lat'] as const).every(
    (name) =>
      typeof location[name] === 'number' && Number(Number(standing?.[name]).toFixed(DECIMALS)) === location[name],
  )
  return isSame ? { ...location, lng: standing!.lng!, lat: standing!.lat! } : location
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

/** Where a row says that its project lies: coordinates in any form, its park, or its district only. */

import { isInBox } from '../../geometry/box'
import { type Datum, TO_WGS84 } from '../../geometry/datum'
import { lookUp } from '../../look-up'
import type { Position } from '../../records'
import { checkPosition } from '../cells/check-position'
import { type Coordinate, readCoordinate, readPair } from '../cells/coordinate-text'
import { readGrid } from '../cells/grid-metres'
import type { ImportField } from '../columns'
import { datumNamed } from '../datum-hint'
import { precisionOfLevel } from '../places/geocoded'
import type { RowReading } from '../row-reading'
import { wordOf } from '../words'
import type { RowCells } from './row-cells'

/** About 0.1 m. */
export const DECIMALS = 6
const NO_POSITION = /^(-+|—+|–+|\/|无|暂无|未知|不详|待定|n\/?a|null|none|nan)$/i
const SCALES = [1e5, 1e6, 1e7] as const

/** Coordinates as the file states them, in degrees. */
interface Stated {
  readonly position: Position
  /** null: that of the file. */
  readonly datum: 'wgs84' | null
}

/**
 * Reads position, precision and error into the columns. Returns the coordinates as stated, in the file's datum; null
 * where it states none or wrong ones. A row without coordinates goes to its park where the record of that has a
 * position.
 */
export function readLocation(row: RowCells): Pick<RowReading, 'stated' | 'isAtPark' | 'byAddress'> {
  const stated = statedPosition(row)
  const position = stated && converted(row, stated)
  const precisionText = row.cell('precision') || (stated ? row.text('precision') : '')
  const precision = precisionText === '' ? null : row.look.term('precision', precisionText)
  const isRough = precision === 'district' || precision === 'city'
  const isAtPark = !stated && !hasCoordinates(row) && (precision === null ? precisionText === '' : precision === 'park')
  if (precisionText !== '' && precision === null) row.problem('precision', 'term', precisionText)
  else if (stated && precision === null) row.problem('precision', 'precision-needed', '')
  else if (stated && isRough) row.problem('precision', 'precision-rough', precisionText)
  else if (position) place(row, position, precision!, stated!.position)
  else if (isRough) row.columns.precision = precision
  else if (isAtPark) {
    const byAddress = placeByAddress(row)
    if (byAddress !== null) return { stated: null, isAtPark: true, byAddress }
    if (placeAtPark(row)) return { stated: null, isAtPark: true }
  }
  if (!stated && !isAtPark && !isRough && precision !== null && !hasCoordinates(row))
    row.problem('lng', 'position-needed', precisionText)
  return { stated: stated?.datum === null ? stated.position : null, isAtPark: false }
}

const hasCoordinates = (row: RowCells): boolean => row.has('lng', 'lat', 'position')

/** What a geocoder has found; null where nobody has taken its position for the address. */
function placeByAddress(row: RowCells): string | null {
  const address = wordOf(row.cell('addressZh'))
  const found = lookUp(row.settings.positions ?? {}, address)
  const precision = found ? precisionOfLevel(found.level) : null
  if (!found || precision === null) return null
  place(row, rounded([found.lng, found.lat]), precision, [found.lng, found.lat])
  row.problem('addressZh', 'placed-by-address', address, found.level)
  return found.level
}

/** False where the row names no park, or the park's record has no position. */
function placeAtPark(row: RowCells): boolean {
  const name = row.cell('place')
  const park = name === '' ? null : row.look.place(row.chosen('place', name) ?? name)
  if (!park?.position) return false
  const [lng, lat] = park.position
  Object.assign(row.columns, { lng, lat, precision: 'park', ...(park.errorM && { errorM: park.errorM }) })
  row.problem('place', 'placed-at-park', name)
  return true
}

function place(row: RowCells, position: Position, precision: string, stated: Position): void {
  const [lng, lat] = position
  Object.assign(row.columns, { lng, lat, precision })
  readError(row)
  warnOfCoarse(row, stated, precision)
  const { districtId } = row.columns
  if (districtId && !row.look.isInside(districtId, position))
    row.problem('lng', 'outside-district', position.join(', '), districtId)
}

/** Of degrees with so few decimals the next ones are unknown: 0.01° is about a kilometre. */
function warnOfCoarse(row: RowCells, position: Position, precision: string): void {
  const decimals = Math.max(...position.map((degrees) => String(degrees).split('.')[1]?.length ?? 0))
  if (decimals <= 1 && precision !== 'park')
    row.problem(
      row.has('lng') ? 'lng' : 'position',
      'position-coarse',
      position.join(', '),
      decimals === 1 ? '10 km' : '100 km',
    )
}

function readError(row: RowCells): void {
  const text = row.cell('errorM')
  if (text === '') return
  const metres = /^\d+(\.\d+)?\s*(米|m)?$/i.test(text.normalize('NFKC')) ? Math.round(Number.parseFloat(text)) : 0
  if (metres > 0 && metres <= 100_000) row.columns.errorM = metres
  else row.problem('errorM', 'error-m', text)
}

/** In WGS-84; null, which is reported, where nobody has said what datum the file is in. */
function converted(row: RowCells, { position, datum }: Stated): Position | null {
  const from = datum ?? ownDatum(row) ?? row.settings.datum
  if (from === null) row.problem(row.has('lng') ? 'lng' : 'position', 'datum-needed', shownText(position))
  return from && rounded(TO_WGS84[from](position))
}

/** The datum that the row itself names; null: none, or one that is unknown, which is reported. */
function ownDatum(row: RowCells): Datum | null {
  const text = row.cell('datum')
  const datum = text === '' ? null : datumNamed(text)
  if (text !== '' && datum === null) row.problem('datum', 'datum-word', text)
  return datum
}

const shownText = (position: Position): string => rounded(position).join(', ')

const rounded = ([lng, lat]: Position): Position => [Number(lng.toFixed(DECIMALS)), Number(lat.toFixed(DECIMALS))]

function statedPosition(row: RowCells): Stated | null {
  const [field, pair] = statedPair(row)
  if (!pair) return null
  const [a, b] = pair
  if (a.unit === 'grid') return gridPosition(row, field, a.value, b.value)
  if (a.value === 0 && b.value === 0) {
    row.problem(field, 'no-position', '0, 0')
    return null
  }
  const isTurned = a.axis === 'lat' || b.axis === 'lng'
  const typed: Position = isTurned ? [b.value, a.value] : [a.value, b.value]
  const turned: Position = [typed[1], typed[0]]
  const error = checkPosition(typed, row.look.near)
  // In one cell the order is unknown unless letters tell it: take the one that lies near the map.
  const mayTurn = (field === 'position' && a.axis === null) || row.settings.turnSwapped
  if (error === null) return { position: typed, datum: null }
  if (error === 'swapped' && mayTurn) return { position: turned, datum: null }
  row.problem(field, `position-${error}`, shownText(typed))
  return null
}

/** Both coordinates in the order written, and the field to report them under. */
function statedPair(row: RowCells): readonly [ImportField, readonly [Coordinate, Coordinate] | null] {
  const [lng, lat] = [filled(row, 'lng'), filled(row, 'lat')]
  if (lng === '' && lat === '') return ['position', pairIn(row, 'position', filled(row, 'position'))]
  // A pair in one of two columns, as under a merged heading.
  if (lng === '' || lat === '') {
    const pair = readPair(lng || lat)
    if (!pair) row.problem(lng === '' ? 'lng' : 'lat', 'position-half', lng || lat)
    return ['position', pair]
  }
  const [x, y] = [readCoordinate(lng), readCoordinate(lat)]
  if (x === null) row.problem('lng', 'position-number', lng)
  if (y === null) row.problem('lat', 'position-number', lat)
  if (x === null || y === null) return ['lng', null]
  if (x.unit === y.unit) return ['lng', [x, y]]
  row.problem('lng', 'position-number', `${lng}, ${lat}`)
  return ['lng', null]
}

function pairIn(row: RowCells, field: ImportField, text: string): readonly [Coordinate, Coordinate] | null {
  const pair = text === '' ? null : readPair(text)
  if (text !== '' && pair === null) row.problem(field, 'position-number', text)
  return pair
}

/** The cell; '' where it says that there is no position. */
function filled(row: RowCells, field: ImportField): string {
  const text = row.cell(field)
  return NO_POSITION.test(text.normalize('NFKC')) ? '' : text
}

function gridPosition(row: RowCells, field: ImportField, a: number, b: number): Stated | null {
  const { near } = row.look
  const scale = SCALES.find(
    (one) => near !== null && (isInBox(near, [a / one, b / one]) || isInBox(near, [b / one, a / one])),
  )
  if (scale !== undefined) {
    if (row.settings.answers['position-scaled']) {
      const typed: Position = [a / scale, b / scale]
      return { position: isInBox(near!, typed) ? typed : [typed[1], typed[0]], datum: null }
    }
    row.problem(field, 'ask-position-scaled', `${a}, ${b}`)
    return null
  }
  const grid = readGrid(a, b, near)
  if (typeof grid === 'object') {
    if (grid.grid) row.problem(field, 'position-grid', `${a}, ${b}`, grid.grid)
    return grid
  }
  row.problem(field, grid === 'far' ? 'position-far' : 'position-zone', `${a}, ${b}`)
  return null
}

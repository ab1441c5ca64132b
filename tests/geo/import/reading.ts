/** Rows of a table of projects, read by lookups of a few names. */

import { IMPORT_FIELDS, type ImportField } from '#geo/import/columns'
import { readRow } from '#geo/import/row'
import type { Lookups } from '#geo/import/row-reading'
import { type ImportSettings, NO_SETTINGS } from '#geo/import/settings'
import { termReader } from '#geo/import/terms'
import { NEAR_SUZHOU } from '../../support/suzhou'
import { TERMS } from '../../support/terms'

const BIOBAY = { id: 'K2', districtId: '320571', position: [120.73, 31.26], errorM: 600 } as const
export const LOOK: Lookups = {
  term: termReader(TERMS),
  district: (text) => ({ 园区: '320571', SIP: '320571', 独墅湖: '320571', 苏州高新区: '320505' })[text] ?? null,
  districtIn: (text) => (text.includes('苏州工业园区') ? '320571' : null),
  isZone: (text) => text === '独墅湖',
  place: (text) => ({ 生物纳米园: BIOBAY, 新园: { ...BIOBAY, id: 'K9', position: null } })[text] ?? null,
  investor: (text) => (text === '网易' ? 'netease' : null),
  ...{ today: '2026-11-29', timeZone: 'Asia/Shanghai' },
  event: (text) => (text === '签约会' ? 'E1' : null),
  source: (text) => (text === 'S1' ? 'S1' : null),
  mayEdit: (districtId) => districtId !== '320505',
  isInside: (districtId, [lng]) => districtId === '320571' && lng > 120.6,
  near: NEAR_SUZHOU,
}
/** A table that has these asks about rows which leave them empty. */
const OF_ROWS: readonly ImportField[] = ['amountUnit', 'amountCurrency']
const fieldsWith = (cells: object = {}) => IMPORT_FIELDS.filter((field) => !OF_ROWS.includes(field) || field in cells)
export const DEFAULTS: ImportSettings = { ...NO_SETTINGS, columns: fieldsWith(), amountUnit: 1e8, datum: 'wgs84' }

export const read = (cells: Readonly<Record<string, string>>, change: Partial<ImportSettings> = {}) =>
  readRow(
    (change.columns ?? fieldsWith(cells)).map((field) => (field === null ? '' : (cells[field] ?? ''))),
    { ...DEFAULTS, columns: fieldsWith(cells), ...change },
    LOOK,
  )
export const codes = (cells: Readonly<Record<string, string>>, change: Partial<ImportSettings> = {}) =>
  read(cells, change).problems.map(({ field, code }) => `${field} ${code}`)

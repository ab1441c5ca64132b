/** What columns mean whose heading has two meanings: their values tell. */

import { flatText, moneyUnit } from './cells/money'
import type { ImportField } from './columns'

type Fields = readonly (ImportField | null)[]

/** A position, an address, or in a table in English the district. */
const WHERE = /^(location|locatedin|位置|项目位置|所在位置)$/
const HAN = /\p{Script=Han}/u
const FIGURES = /\d{2,3}(\.\d+|°).*\d/
/** Of an amount, or an organisation. */
const UNIT_OR_BODY = /^(单位|计量单位|单位名称|units?|unitofmeasure(ment)?)$/
const BODY = /(公司|集团|企业|厂|院|所|中心|大学|学校|银行|基金|协会|商会|委员会|管委会|政府|局|[(（]有限合伙[)）])\s*$/

/**
 * The columns with those that headings alone did not tell. A value that fits neither meaning leaves the column to the
 * editor; no field is given twice.
 */
export function columnsByValues(
  headings: readonly string[],
  columns: Fields,
  rows: readonly (readonly string[])[],
): Fields {
  let known = columns
  headings.forEach((heading, at) => {
    if (known[at]) return
    const flat = flatText(heading)
    const meaning = UNIT_OR_BODY.test(flat) ? unitOrBody : WHERE.test(flat) ? placeOf : null
    const field = meaning?.(rows.map((row) => (row[at] ?? '').trim()).filter(Boolean))
    if (field && !known.includes(field)) known = known.with(at, field)
  })
  return known
}

function unitOrBody(values: readonly string[]): ImportField | null {
  if (values.length === 0) return null
  // A word that is no unit is a problem of its row, not of the column.
  const units = values.filter((value) => moneyUnit(value) !== null).length
  if (units * 2 > values.length && !values.some((value) => BODY.test(value))) return 'amountUnit'
  return values.every((value) => BODY.test(value)) ? 'investor' : null
}

function placeOf(values: readonly string[]): ImportField | null {
  if (values.length === 0) return null
  if (values.every((value) => FIGURES.test(value))) return 'position'
  return values.some((value) => HAN.test(value)) ? 'addressZh' : 'district'
}

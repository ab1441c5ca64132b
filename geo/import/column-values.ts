/** What columns mean whose heading has two meanings: their values tell. */

import { flatText, moneyUnit } from './cells/money'
import type { ImportField } from './columns'
import type { ReadTerm } from './terms'

type Fields = readonly (ImportField | null)[]

/** A position, an address, or in a table in English the district. */
const WHERE = /^(location|locatedin|位置|项目位置|所在位置)$/
const HAN = /\p{Script=Han}/u
const FIGURES = /\d{2,3}(\.\d+|°).*\d/
const OF_COORDINATES = /[东西]经|[南北]纬|[经纬]度|[度分秒]/g
/** Of an amount, or an organisation. */
const UNIT_OR_BODY = /^(单位|计量单位|单位名称|units?|unitofmeasure(ment)?)$/
const BODY = /(公司|集团|企业|厂|院|所|中心|大学|学校|银行|基金|协会|商会|委员会|管委会|政府|局|[(（]有限合伙[)）])\s*$/

/** Of what a project is, of its sector or of its stage. */
const SORT = /^(类别|类型|分类|项目类别|项目类型|项目分类|项目性质|性质|type|category|projecttype)$/
const OF_SORT = ['kind', 'sector', 'status'] as const
/** What rows come from, or features lie in: sheets, KML's folders, layers of a drawing. */
const FOLDER = /^(工作表|sheet|folder|文件夹|所在文件夹|图层|图层名|图层名称|layer|layername)$/
const STREET = /(路|街|大道|巷|弄)\s*\d+([-—]\d+)?\s*号?|\d+号/
/** How much is invested, or how large a building is. */
const SIZE = /^(规模|项目规模|体量)$/
const MONEY = /^[约超近]?[\d.,]+(-[\d.,]+)?[十百千]?[万亿](元|美元|欧元)?(人民币)?(左右|以上)?$/

const MEANINGS: readonly (readonly [RegExp, (values: readonly string[]) => ImportField | null])[] = [
  [UNIT_OR_BODY, unitOrBody],
  [WHERE, placeOf],
  [SIZE, sizeOf],
]

/**
 * The columns with those that headings alone did not tell. A value that fits neither meaning leaves the column to the
 * editor; no field is given twice. `term` knows the words of the vocabularies, `isDistrict` the names of districts.
 */
export function columnsByValues(
  headings: readonly string[],
  columns: Fields,
  rows: readonly (readonly string[])[],
  term: ReadTerm = () => null,
  isDistrict: (word: string) => boolean = () => false,
): Fields {
  const valuesAt = (at: number) => rows.map((row) => (row[at] ?? '').trim()).filter(Boolean)
  let known = withAddresses(sorted(headings, columns, rows, term), valuesAt)
  headings.forEach((heading, at) => {
    if (known[at]) return
    const flat = flatText(heading)
    const [, meaning] = MEANINGS.find(([words]) => words.test(flat)) ?? []
    const values = valuesAt(at)
    const field = FOLDER.test(flat) ? folderOf(values, term, isDistrict) : meaning?.(values)
    if (field && !known.includes(field)) known = known.with(at, field)
  })
  return known
}

/** 所在地 may hold addresses: they name the district too, and as districts they would be lost. */
function withAddresses(columns: Fields, valuesAt: (at: number) => string[]): Fields {
  const address = columns.indexOf('addressZh')
  if (address >= 0) return withPositions(columns, address, valuesAt(address))
  const at = columns.indexOf('district')
  if (at < 0) return columns
  const values = valuesAt(at)
  const streets = values.filter((value) => STREET.test(value)).length
  return streets > 0 && streets * 2 >= values.length ? columns.with(at, 'addressZh') : columns
}

/** 位置 and 地点 may hold coordinates, which are no address. */
function withPositions(columns: Fields, at: number, values: readonly string[]): Fields {
  if (columns.some((field) => field === 'lng' || field === 'lat' || field === 'position')) return columns
  const figures = values.filter((value) => FIGURES.test(value) && !HAN.test(value.replace(OF_COORDINATES, '')))
  return figures.length * 2 > values.length ? columns.with(at, 'position') : columns
}

/** Districts, or words of the vocabulary that most of the values are of. */
function folderOf(
  values: readonly string[],
  term: ReadTerm,
  isDistrict: (word: string) => boolean,
): ImportField | null {
  const words = [...new Set(values)]
  const counted = [
    { field: 'district' as const, n: words.filter(isDistrict).length },
    ...OF_SORT.map((field) => ({ field, n: words.filter((word) => term(field, word) !== null).length })),
  ]
  const best = counted.reduce((most, one) => (one.n > most.n ? one : most))
  return best.n * 2 > words.length ? best.field : null
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

function sizeOf(values: readonly string[]): ImportField | null {
  return values.length > 0 && values.every((value) => MONEY.test(flatText(value))) ? 'amount' : null
}

/** 类别 is that of which it holds most words: 生物医药 is a sector, 在建项目 a stage. */
function sorted(
  headings: readonly string[],
  columns: Fields,
  rows: readonly (readonly string[])[],
  term: ReadTerm,
): Fields {
  const at = columns.indexOf('kind')
  if (at < 0 || !SORT.test(flatText(headings[at]!))) return columns
  const words = [...new Set(rows.map((row) => (row[at] ?? '').trim()).filter(Boolean))]
  const counted = OF_SORT.map((field) => ({ field, n: words.filter((word) => term(field, word) !== null).length }))
  const [best] = counted.toSorted((a, b) => b.n - a.n)
  if (best!.n === 0 || best!.field === 'kind' || columns.includes(best!.field)) return columns
  return columns.with(at, best!.field)
}

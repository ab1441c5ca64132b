/** Which column each heading of a table means, and why a column is not used. */

import type { Datum } from '../geometry/datum'
import { simpleCharacters } from '../text/traditional'
import type { AmountKind } from '../vocabulary'
import { type MoneyUnit, moneyUnit } from './cells/money'
import { COLUMNS, DATE_FIELDS, type ImportField } from './columns'
import { withBareParts } from './date-headings'
import { headingPart, partField, wholeHeadings } from './date-parts'
import { datumNamed } from './datum-hint'
import { languagesOf } from './heading-languages'

export interface Recognised {
  readonly field: ImportField | null
  /** The unit that the heading names: 亿元 of 总投资(亿元); null where it names none. */
  readonly unit: MoneyUnit | null
  readonly amountKind: AmountKind | null
  readonly datum: Datum | null
}

const bare = (text: string): string =>
  simpleCharacters(text.normalize('NFKC').toLowerCase()).replace(/[\s_\-*＊※★☆●▲:/.,、。"'“”#]+/g, '')
const withoutBrackets = (text: string): string => text.normalize('NFKC').replace(/[([【{][^)\]】}]*[)\]】}]/g, '')
const inBrackets = (text: string): string => /[([【{]([^)\]】}]*)[)\]】}]/.exec(text.normalize('NFKC'))?.[1] ?? ''

/** Fields by heading. If two columns share a name, it means the first. */
const FIELD_OF_HEADING: ReadonlyMap<string, ImportField> = new Map(
  COLUMNS.flatMap(({ field, zh, en, aliases }) =>
    [field, zh, en, withoutBrackets(zh), ...aliases.split(' ')].map((name): [string, ImportField] => [
      bare(name),
      field,
    ]),
  ).reverse(),
)
/** Headings that name a language. */
const WITH_LANGUAGE: readonly [RegExp, ImportField][] = [
  [/^(specialty|细分领域)(english|en|英文)$/, 'specialtyEn'],
  [/^(specialty|细分领域)(chinese|zh|中文)$/, 'specialtyZh'],
  [/^(address|地址|项目地址)(english|en|英文)$/, 'addressEn'],
  [/^(address|地址|项目地址)(chinese|zh|中文)$/, 'addressZh'],
  [/^(summary|简介|项目简介)(english|en|英文)$/, 'summaryEn'],
  [/^(summary|简介|项目简介)(chinese|zh|中文)$/, 'summaryZh'],
  [/^(name|项目名称|名称)(english|en|英文)$/, 'nameEn'],
  [/^(name|项目名称|名称)(chinese|zh|中文)$/, 'nameZh'],
]
const MONEY = '(?:人民币|美元|美金|欧元|港元|港币|日元|英镑|新元|rmb|cny|usd|eur|hkd|yuan)'
const TRAILING_UNIT = new RegExp(
  `(?:单位)?((?:[十百千]?[万亿])(?:元|${MONEY})?|元|cnymillion|cnybillion|millioncny|billioncny|${MONEY})$`,
)
const DATUM = '(?:wgs84|gcj02|bd09|cgcs2000|国家2000|高德|百度|火星|腾讯|天地图)'
const DATUM_AT_AN_END = new RegExp(`${DATUM}$|^${DATUM}`)

/** The unit that a heading names at its end or in brackets, whatever it is of. */
export const unitOfHeading = (heading: string): MoneyUnit | null =>
  moneyUnit(inBrackets(heading)) ?? moneyUnit(TRAILING_UNIT.exec(bare(heading))?.[1] ?? '')

/** What one heading means. */
export function recognise(heading: string): Recognised {
  const field = fieldOfHeading(heading)
  const flat = bare(heading)
  const unit = unitOfHeading(heading)
  return {
    field,
    unit: field === 'amount' ? unit : null,
    amountKind: field === 'amount' ? kindOf(flat) : null,
    datum: field === 'lng' || field === 'lat' || field === 'position' ? datumNamed(heading) : null,
  }
}

/** The names that a heading may be known by: with and without brackets, unit, datum and asterisks. */
function namesOf(heading: string): string[] {
  const whole = bare(heading.replace(/[()（）]/g, ''))
  const short = bare(withoutBrackets(heading))
  const unitless = short.replace(TRAILING_UNIT, '')
  const ends = [short.replace(DATUM_AT_AN_END, ''), whole.replace(DATUM_AT_AN_END, '')]
  return [whole, short, unitless, ...ends]
}

/** What one heading means, without its unit and its datum. */
export const fieldOfHeading = (heading: string): ImportField | null =>
  fieldOfOne(heading) ??
  languagesOf(heading).reduce<ImportField | null>((known, half) => known ?? fieldOfOne(half), null) ??
  fieldOfBoth(heading)

/** Company / Investor: two words for one field. Location (District): where, and which of the ways to say it. */
function fieldOfBoth(heading: string): ImportField | null {
  const words = heading.length > LONGEST ? [] : heading.normalize('NFKC').split(/\s*[/|]\s*/)
  const fields = new Set(words.length === 2 ? words.map(fieldOfOne) : [])
  if (fields.size === 1) return [...fields][0]!
  const where = /^(location|located in|位置|所在位置)$/i.test(withoutBrackets(heading).trim())
    ? fieldOfOne(inBrackets(heading))
    : null
  return where === 'district' || where === 'addressZh' || where === 'position' ? where : null
}

/** A longer text is no heading. */
const LONGEST = 100

function fieldOfOne(heading: string): ImportField | null {
  // 签约时间（年）: below a heading for year, month and day.
  const bracketed = /^[年月日]$/.test(inBrackets(heading)) ? partOf(heading) : null
  if (bracketed) return bracketed
  const names = namesOf(heading.replace(X_OF_Y, '$2 $1'))
  for (const [pattern, field] of WITH_LANGUAGE) if (pattern.test(names[0]!)) return field
  const field = names.map((name) => FIELD_OF_HEADING.get(name)).find((one) => one !== undefined)
  if (field) return field
  const rooted = FIELD_OF_HEADING.get(names[2]!.replace(OWNED, ''))
  return rooted && OF_BELONGING.includes(rooted) ? rooted : partOf(heading)
}

/** 签约年份, Month of signing: part of a date. Of what a bare 年份 is a part, all headings of the table tell. */
function partOf(heading: string): ImportField | null {
  const named = headingPart(heading)
  const flat = bare(heading)
  const of = named?.of ?? (/年月日?$/.test(flat) ? flat.replace(/年月日?$/, '') : '')
  if (of === '') return null
  const known = wholeHeadings(of).map((name) => FIELD_OF_HEADING.get(bare(name)))
  const date = DATE_FIELDS.find((one) => known.includes(one))
  return date === undefined || named === null ? (date ?? null) : partField(date, named.part)
}

/** Name of project, date of signing; not what the exports of this map call “Name of the project”. */
const X_OF_Y = /^(\w+) of ([a-z]+)$/i

/** What a project belongs to may be called so of any kind: 所属区县, 落户镇街, 所在园区名称. Dates are none of these. */
const OWNED = /^(项目)?(所属|所在|隶属|归属|落户|落地|承载|承接)的?|(名称|全称)$/g
const OF_BELONGING: readonly ImportField[] = ['district', 'place', 'sector', 'investor', 'event']

function kindOf(flat: string): AmountKind | null {
  if (/协议|agreed/.test(flat)) return 'agreed'
  if (/实缴|到账|paidin/.test(flat)) return 'paid-in'
  return /总投资|投资总额|totalinvestment/.test(flat) ? 'total' : null
}

/**
 * What all headings mean. Of two headings for one field the better one keeps it: the field's own name before another
 * one, a total before other amounts, then the first.
 */
export function recogniseAll(headings: readonly string[]): Recognised[] {
  const all = headings.map(recognise)
  const owner = new Map<ImportField, number>()
  all.forEach(({ field }, i) => {
    if (field === null) return
    const rank = (at: number) => (isOwnName(headings[at]!, field) ? 2 : 0) + (all[at]!.amountKind === 'total' ? 1 : 0)
    const before = owner.get(field)
    if (before === undefined || rank(i) > rank(before)) owner.set(field, i)
  })
  const owned = all.map(({ field }, i) => (field !== null && owner.get(field) !== i ? null : field))
  const fields = withBareParts(headings, owned)
  return all.map((one, i) => ({ ...one, field: fields[i]! }))
}

function isOwnName(heading: string, field: ImportField): boolean {
  const column = COLUMNS.find((one) => one.field === field)
  if (!column) return true
  const own = [column.zh, withoutBrackets(column.zh), column.en].map(bare)
  return namesOf(heading).some((name) => own.includes(name))
}

/**
 * Why a column is not used. `number`: it only numbers the rows; `contact`: a person, who is never published;
 * `repeated`: another column has the same meaning, so somebody must say which counts; `other-amount`: part of an
 * amount, or that of another year; `planned`: a date that has not come.
 */
type UnusedBecause = 'empty' | 'number' | 'contact' | 'repeated' | 'other-amount' | 'planned' | 'unknown'

const UNUSED: readonly (readonly [RegExp, UnusedBecause])[] = [
  [
    /^(序号|编号|项目编号|项目序号|序|行号|号|no|id|fid|gid|oid|objectid|objectid1|ogcfid|uuid|guid|rowid|index)$/,
    'number',
  ],
  [
    /联系|电话|手机|负责人|责任人|(挂钩|包保|分管|牵头|联系)领导|经办|对接人|邮箱|微信|contact|phone|mobile|email|telephone/,
    'contact',
  ],
  [/(计划|预计|拟)(竣工|完工|开工|投产|投用|建成)/, 'planned'],
  [/投资|资本|外资|内资|资金|产值|税收|营收|销售额|(万|亿)(元|美元)/, 'other-amount'],
]

/** For each column why it is not used; null for a column that is. */
export function unusedColumns(
  headings: readonly string[],
  columns: readonly (ImportField | null)[],
): (UnusedBecause | null)[] {
  return headings.map((heading, i) => {
    if (columns[i]) return null
    const names = namesOf(heading)
    if (names[0] === '') return 'empty'
    const { field } = recognise(heading)
    if (field !== null && columns.includes(field)) return 'repeated'
    return UNUSED.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? 'unknown'
  })
}

/** Recognises rows that are no records: titles, totals, sections, notes. They are left out, and shown as left out. */

import type { ImportField } from '../columns'

/**
 * What such a row is. `title`: above the headings; `heading`: the headings again, as on a new page; `unit`: a line such
 * as 单位：亿元; `total`, `subtotal`: sums of other rows; `section`: a heading between rows; `note`: a remark; `hidden`: the
 * file hides it.
 */
const LEFT_OUT = ['title', 'heading', 'unit', 'total', 'subtotal', 'section', 'note', 'hidden'] as const
export type LeftOut = (typeof LEFT_OUT)[number]

/** What is known of the table that a row stands in. */
export interface TableForm {
  readonly headings: readonly string[]
  readonly columns: readonly (ImportField | null)[]
}

const TOTAL =
  /^((合计|总计|共计|总和|汇总|累计|全部合计|grandtotal|total|sum|all)(数|金额)?[:：]?(\d+[个项家])?|(平均|均)值?|最[大小]值|占比|[同环]比(增长)?|average|mean|maximum|minimum)[:：]?$/i
/** 合计12个项目, 总计：26项，总投资118亿元: whatever stands in the column of names. */
const COUNTED_TOTAL = /^(以上)?(合计|总计|共计|总共|小计)[:：]?\d+([个项家]|projects?)/i
/** 12个, 共26个项目: a sum only where the row says nothing else in words. */
const COUNT = /^(共|共计)?\d+[个项家](项目|企业)?[:：]?$/
const SUBTOTAL = /^(小计|本页小计|分计|subtotal|[^,，。]{0,20}(小计|合计))[:：]?$/i
/** 某某区（2个）, 一、生物医药（共5项）. */
const COUNTED = /[(（]\s*(共|合计|计)?\s*\d+\s*(个|项|家|个项目|项目)\s*[)）]\s*[:：]?$/
const SECTION =
  /^([一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十]+[)）]|第[一二三四五六七八九十\d]+[部类批组章]|[IVX]+[.、]|附(件|表|录)[\d一二三四五六七八九十]*[:：]?$)/
const NOTE =
  /^[(（*※]?(注|备注|说明|附注|填表说明|数据来源|资料来源|来源|填表人?|填报人?|填报单位|填报日期|制表人?|制表单位|审核人?|审批|联系人|联系电话|note|notes|source)\s*\d?[:：]/i
/** 注1、 and 注： of any kind, what an asterisk stands for, and what a page says of the table. */
const REMARK =
  /^(备?注|说明)\s*\d{0,2}\s*[:：、.．]|^[*＊※★]\s*([^*＊※★]{0,20}(为|系)|表示|指|代表|标|号)|^[[［【]\d{1,2}[\]］】]|^[①-⑳]|^[(（]?(续上?表|接上[表页]|(接|转)下页|续前[表页]|\(?(table )?continued)\s*\d*[)）]?$|^以[上下](均?为|是|都是|数据|项目|信息|内容|表格)/i
const UNIT = /^[(（]?\s*(金额)?单位\s*[:：]/
const NUMERAL = /^[(（]?([一二三四五六七八九十]{1,3}|[IVX]{1,4}|[A-H])[)）]?[、.．]?$/
const NUMBERED = /^\d+[.、)）]?$/
/** A row of this many cells or fewer in a wide table is no record. */
const FEW = 1
const WIDE = 4
const LONG_NOTE = 30

/** What a row below the headings is, if it is no record. */
export function leftOutAs(cells: readonly string[], form: TableForm): LeftOut | null {
  const texts = cells.map((cell) => cell.trim())
  const filled = texts.filter(Boolean)
  if (filled.length === 0) return null
  if (isHeading(texts, form)) return 'heading'
  const distinct = [...new Set(filled)]
  const [first] = distinct as [string, ...string[]]
  const labels = distinct.filter((text) => !isPlainNumber(text))
  const label = labels[0] ?? ''
  const words = labels.map(tight)
  if (isSum(words, TOTAL, texts, form)) return 'total'
  if (isSum(words, SUBTOTAL, texts, form)) return 'subtotal'
  if (COUNTED_TOTAL.test(tight(nameOf(texts, form)) || (words[0] ?? ''))) return 'total'
  if (words.length > 0 && words.every((text) => COUNT.test(text))) return 'total'
  if (isNamelessSum(texts, labels, form)) return 'total'
  if (COUNTED.test(label) && isOnlyLabel(labels)) return 'subtotal'
  if (UNIT.test(first) && distinct.length <= 2) return 'unit'
  if (NOTE.test(first) && distinct.length <= 3) return 'note'
  if (isNumberedSection(filled, form)) return 'section'
  // One text in all columns is a cell that was merged across them.
  if (distinct.length > FEW || (filled.length > 1 && first.length < 3)) return null
  return loneCell(texts, first, form)
}

/** A word for a sum anywhere, where the row has no name; in a table without names, before all other words. */
const isSum = (words: readonly string[], pattern: RegExp, texts: readonly string[], form: TableForm): boolean =>
  form.columns.includes('nameZh')
    ? words.some((text) => pattern.test(text)) && !hasName(texts, form, pattern)
    : pattern.test(words[0] ?? '')

const ORDINAL = /^(序号?|编号|no\.?|#)$/i

/** Sums without a word, below records that are numbered: neither number nor name, and figures only. */
function isNamelessSum(texts: readonly string[], labels: readonly string[], { headings, columns }: TableForm): boolean {
  const ordinal = headings.findIndex((heading) => ORDINAL.test(tight(heading)))
  const name = columns.indexOf('nameZh')
  const isAlone = labels.length === 0 && texts.filter(Boolean).length > 1
  return isAlone && ordinal >= 0 && name >= 0 && texts[ordinal] === '' && texts[name] === ''
}

/** 一 | 生物医药类, with nothing beside: the numeral of a heading, where records are numbered 1, 2, 3. */
const isNumberedSection = (filled: readonly string[], { headings }: TableForm): boolean =>
  filled.length === 2 && headings.filter(Boolean).length >= WIDE && isNumeral(filled[0]!) && !isPlainNumber(filled[1]!)

/** A row with one text only. In a narrow table it may be a record. */
function loneCell(texts: readonly string[], text: string, { columns }: TableForm): LeftOut | null {
  if (REMARK.test(text)) return 'note'
  if (SECTION.test(text)) return 'section'
  const at = texts.findIndex(Boolean)
  if (text.length >= LONG_NOTE && columns[at] !== 'summaryZh') return 'note'
  const isNumbered = NUMBERED.test(text)
  const isWide = columns.filter((field) => field !== null).length >= WIDE
  if (columns[at] === 'nameZh' || columns[at] === 'slug') return isWide && !isNumbered ? 'section' : null
  return isNumbered ? null : 'section'
}

const nameOf = (texts: readonly string[], { columns }: Pick<TableForm, 'columns'>): string =>
  texts[columns.indexOf('nameZh')] ?? ''

/** Whether the row has a name of its own besides the word that `pattern` finds. */
const hasName = (texts: readonly string[], { columns }: TableForm, pattern: RegExp): boolean => {
  const name = nameOf(texts, { columns })
  return (
    name !== '' &&
    !pattern.test(tight(name)) &&
    !/^\d+\s*[个项家]/.test(name) &&
    !COUNTED.test(name) &&
    !isPlainNumber(name)
  )
}

export const isPlainNumber = (text: string): boolean => /^[-\d.,%\s]+$/.test(text)

/** 一, （二）, III, B: the number of a heading. */
export const isNumeral = (text: string): boolean => NUMERAL.test(text)

const tight = (text: string): string => text.replace(/\s+/g, '')

const isOnlyLabel = (labels: readonly string[]): boolean =>
  labels.every((text, i) => i === 0 || /^\d+\s*[个项家]$/.test(text))

const isHeading = (texts: readonly string[], { headings }: TableForm): boolean => {
  const same = headings.filter((heading, i) => heading !== '' && texts[i] === heading).length
  return same >= 2 && same >= texts.filter(Boolean).length / 2
}

/** What a row above the headings is; null for one below them. */
export function leftAbove(index: number, cells: readonly string[], { headingRow }: { readonly headingRow: number }) {
  if (index >= headingRow) return null
  return cells.some((cell) => UNIT.test(cell.trim())) ? ('unit' as const) : ('title' as const)
}

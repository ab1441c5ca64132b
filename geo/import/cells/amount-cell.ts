/** Reads amounts in cells of a table, whose heading may name unit and currency: 5.22 under 总投资(亿元). */

import { type AmountProblem, readAmount } from '../../text/amount-text'
import { hasMarkedDigits } from '../../text/marked-digits'
import { withDigits } from '../../text/numerals'
import type { FigureComparison } from '../../vocabulary'
import { currencyIn, flatText, unitWord, YUAN } from './money'
import type { Answers, Question } from './questions'

/**
 * `amount` is in whole units of the currency; null if there is none, `isStated` if the cell says so in words, as
 * 未披露.
 */
export type AmountCell =
  | { readonly amount: number; readonly currency: string; readonly comparison: FigureComparison }
  | { readonly amount: null; readonly isStated: boolean }
  /** No amount: the words are kept as they are. */
  | { readonly words: string }
  | { readonly error: AmountError }
  | { readonly question: Question }

/**
 * `inexact`: a range, as earlier versions said; `several`: more than one number; `negative`; `no-unit`: a plain number
 * without a known unit; for the others see geo/text/amount-text.ts.
 */
export type AmountError = Exclude<AmountProblem, 'empty'> | 'inexact' | 'several' | 'negative' | 'no-unit'

/** How plain numbers of a column are meant. */
export interface AmountColumn {
  /** Units of the currency in one of a plain number; null: not known. */
  readonly unit: number | null
  readonly currency: string
  readonly answers: Answers
}

const NOTHING =
  /^(-+|—+|–+|－+|\/|\\|n\/?a|null|none|未披露|未公布|不详|未知|暂无|无|保密|不公开|未填|空|notdisclosed|unknown|undisclosed|confidential)?$/
const STATED = /^(未披露|未公布|保密|不公开|notdisclosed|undisclosed|confidential)$/
const UNDECIDED = /^(待定|未定|待确认|暂未确定|暂未定|面议|另议|待议|洽谈中|tbd|tbc|tobedetermined)$/
const LABEL =
  /^(项目)?(计划|预计|拟|协议|一期)?(总投资额?|投资总额|投资额?|金额|约定投资|investment|total)(为|是|[:：])?/
const ABOUT_BEFORE = /^(约[为合]?|大约|大概|将近|接近|近|预计|about|around|approx(imately)?\.?|circa|ca\.|[~～≈≒])/
const ABOUT_AFTER = /(左右|上下)$/
const MORE_BEFORE = /^(超过|过(?=\d)|超|逾|大于|高于|不少于|不低于|至少|over|morethan|atleast|[>≥]=?)/
const MORE_AFTER = /(以上|余|多|\+)$/
/** 50多亿, 50余亿元. */
const MORE_WITHIN = /^([\d.,]+)[多余](?=[十百千万亿])/
const LESS = /^(不超过|不到|不足|低于|少于|小于|至多|upto|lessthan|under|[<≤])|(以内|以下|以内)$/
const RANGE = /\d[千百十万亿]*元?(-|~|～|—|–|至|到|to)\d/
/** 数亿元, 上亿, 过百亿, 百亿级: of which size it is, and no more. */
const VAGUE = /^([数几上过][十百千]*[万亿]元?|[\d十百千]*[万亿]元?级(别)?)(以上)?$/
/** 一期3亿, 首期5000万, 3+5: parts. */
const PARTS = /[一二三首]期\d|\d[万亿]?元?\+\d/
const BRACKETS = /[([【][^)\]】]*[)\]】]/
const PLAIN = /^[\d,.]+$/
const SCIENTIFIC = /^\d+(\.\d+)?e\+?\d{1,2}$/
/** More digits than a double holds: what is left of a sum of decimals. */
const NOISE = /^\d+\.\d{10,}$/

/**
 * The amount in a cell. A unit or currency in the cell takes precedence: `3,000万` under 亿元 is thirty million. Only a
 * plain number is taken in the column's unit. Nothing is converted between currencies.
 */
export function readAmountCell(text: string, column: AmountColumn): AmountCell {
  const typed = withDigits(flatText(text.replace(/(\d) (?=\d{3}(\D|$))/g, '$1')))
  if (hasMarkedDigits(text)) return { error: 'unreadable' }
  if (NOTHING.test(typed)) return { amount: null, isStated: STATED.test(typed) }
  if (/\d\s+\d/.test(text.normalize('NFKC').replace(/(\d) (?=\d{3}(\D|$))/g, '$1'))) return { error: 'several' }
  if (UNDECIDED.test(typed))
    return column.answers['amount-undecided'] ? { amount: null, isStated: false } : ask('amount-undecided')
  const remark = withoutRemark(typed, column.answers)
  if (remark === null) return ask('amount-remark')
  if (/^[-−(]?\(?-\d/.test(remark)) return { error: 'negative' }
  if (isInexact(remark)) return inWords(text, remark, column)
  const { rest, comparison } = qualified(remark)
  const amount = readNumber(rest, comparison, column)
  return 'error' in amount && isSeveral(rest) ? inWords(text, remark, column) : amount
}

const isInexact = (typed: string): boolean => [RANGE, LESS, VAGUE, PARTS].some((pattern) => pattern.test(typed))

/** A range and the like has no amount; without any unit its words say nothing. */
function inWords(text: string, typed: string, { unit, answers }: AmountColumn): AmountCell {
  if (unit === null && !/[千百十万亿元]|million|billion/.test(typed) && currencyIn(typed) === null)
    return { error: 'no-unit' }
  const answer = answers['amount-range']
  if (answer === undefined) return ask('amount-range')
  return answer === 'words' ? { words: text.trim() } : { amount: null, isStated: false }
}

const ask = (question: Question): AmountCell => ({ question })

/** The text without brackets that hold a unit; null if they hold more and nobody has said to leave that out. */
function withoutRemark(typed: string, answers: Answers): string | null {
  const opened = typed.search(/[([【]/)
  // Without a bracket that closes, each of many that open would be followed to the end.
  if (opened < 0 || !/[)\]】]/.test(typed.slice(opened))) return typed
  const inside = BRACKETS.exec(typed)![0]
  const words = inside.slice(1, -1)
  const outside = typed.replace(BRACKETS, '')
  if (/^(百|千|万|亿|百万|千万|十亿)?(人民币|美元|元)?$/.test(words)) return outside + words
  if (/^(含税|约|预计|暂定|估算)$/.test(words)) return words === '含税' ? outside : `约${outside}`
  return answers['amount-remark'] ? outside : null
}

function qualified(typed: string): { readonly rest: string; readonly comparison: FigureComparison } {
  let comparison: FigureComparison = 'exact'
  let rest = typed.replace(LABEL, '')
  for (const [pattern, means, instead] of [
    [ABOUT_BEFORE, 'about', ''],
    [ABOUT_AFTER, 'about', ''],
    [MORE_BEFORE, 'more-than', ''],
    [MORE_AFTER, 'more-than', ''],
    [MORE_WITHIN, 'more-than', '$1'],
  ] as const) {
    if (!pattern.test(rest)) continue
    rest = rest.replace(pattern, instead)
    comparison = means
  }
  return { rest: rest.replace(/[.。]$/, ''), comparison }
}

function readNumber(text: string, comparison: FigureComparison, column: AmountColumn): AmountCell {
  const named = currencyIn(text)
  const currency = named?.currency ?? (/元$/.test(text) ? YUAN : column.currency)
  // 5000元 under 万美元 may be dollars or yuan.
  if (!named && /元$/.test(text) && column.currency !== YUAN) return { error: 'currency' }
  const rest = quiet(named ? named.rest.replace(/元$/, '') : text)
  const isInColumn = !named || (named.currency === column.currency && column.unit !== null)
  const isPlain = PLAIN.test(rest) && isInColumn && !/元$/.test(text)
  if (isPlain && column.unit === null) return { error: 'no-unit' }
  const doubled = !isPlain && !named && unitTwice(rest, column)
  if (doubled && !column.answers['amount-unit']) return ask('amount-unit')
  const factor = doubled && column.answers['amount-unit'] === 'both' ? column.unit! : 1
  const reading = readAmount(rest + (isPlain ? unitWord(column.unit!) : ''))
  if (!('cny' in reading)) return { error: reading.problem === 'empty' ? 'unreadable' : reading.problem }
  const amount = reading.cny * factor
  if (amount === 0) return column.answers['amount-zero'] ? { amount: null, isStated: false } : ask('amount-zero')
  return Number.isSafeInteger(amount) ? { amount, currency, comparison } : { error: 'too-large' }
}

/** Without the noise of sums of decimals (16.799999999999997), and without an exponent. */
function quiet(text: string): string {
  if (SCIENTIFIC.test(text)) return Number(text).toLocaleString('en', { useGrouping: false, maximumFractionDigits: 10 })
  return NOISE.test(text) ? String(Number(Number(text).toPrecision(14))) : text
}

/** Whether the cell repeats the unit of its heading without saying 元: 8.5万 under 万元. */
const unitTwice = (text: string, { unit }: AmountColumn): boolean =>
  unit !== null && unit > 1 && unit < 1e8 && new RegExp(`^[\\d.,]+${unitWord(unit)}$`).test(text)

const isSeveral = (text: string): boolean => (text.match(/\d+(\.\d+)?[万亿]/g)?.length ?? 0) > 1

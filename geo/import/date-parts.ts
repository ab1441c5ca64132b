/** Dates whose year, month and day stand in columns of their own. */

import type { Heading } from '../edit/project-facts'

export const DATE_PARTS = ['year', 'month', 'day'] as const
export type DatePart = (typeof DATE_PARTS)[number]

const NAMES: Readonly<Record<DatePart, { readonly zh: string; readonly en: string }>> = {
  year: { zh: '年', en: 'year' },
  month: { zh: '月', en: 'month' },
  day: { zh: '日', en: 'day' },
}

/** `signed@month`: the column of the month of a date. */
export const partField = <F extends string>(field: F, part: DatePart): `${F}@${DatePart}` => `${field}@${part}`

/** The date and the part that such a field names; null: it is none. */
export function partOfField(field: string): { readonly of: string; readonly part: DatePart } | null {
  const [of = '', name] = field.split('@')
  const part = DATE_PARTS.find((one) => one === name)
  return part ? { of, part } : null
}

/** As the column is named to people, after that of the whole date. */
export const partColumn = <F extends string>({ zh, en }: Heading, field: F, part: DatePart) => ({
  ...{ field: partField(field, part), aliases: '', examples: ['', ''] as const },
  ...{ zh: `${zh}：${NAMES[part].zh}`, en: `${en}: ${NAMES[part].en}` },
})

const PART_OF_WORD: readonly (readonly [DatePart, RegExp])[] = [
  ['year', /(年份|年度|年)$|^year|year$/],
  ['month', /(月份|月度|月|季度?)$|^(month|quarter)|(month|quarter)$/],
  ['day', /[^\p{Script=Han}日]?(日|号)$|^day|day$/u],
]

/** The part that a heading names, and what it is a part of, '' where the heading does not say: 签约年份, Month. */
export function headingPart(heading: string): { readonly of: string; readonly part: DatePart } | null {
  const flat = heading
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-*:/.()[\]【】]+/g, '')
    .replace(/^(\w+)of(\w+)$/, '$2$1')
  if (/年月日?$/.test(flat)) return null
  for (const [part, words] of PART_OF_WORD) {
    const of = flat.replace(words, '')
    if (of !== flat) return { of, part }
  }
  return null
}

/** A heading for a whole date, as tables have it that say of what the parts are: 签约 → 签约日期. */
export const wholeHeadings = (of: string): readonly string[] => [of, `${of}日期`, `${of}时间`, `${of}date`]

export type PartTexts = Readonly<Record<DatePart, string>>

const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
const plain = (text: string): string => text.normalize('NFKC').trim()
const yearOf = (texts: PartTexts): string => plain(texts.year).replace(/年(度|份)?$/, '')
const MONTH_WORD = /^[a-z]{3,9}\.?$/i

/**
 * The parts as one text that `readDateCell` reads: 2021 | 3 → 2021-03. `no-year`, `no-month`: the part that is
 * missing while a smaller one is there. '' where all are empty.
 */
export function joinedDate(
  texts: PartTexts,
): string | { readonly error: 'no-year' | 'no-month'; readonly part: DatePart } {
  const year = yearOf(texts)
  const stated = plain(texts.month).replace(/月(份)?$/, '')
  const month =
    NUMERALS.includes(stated) && stated !== '' ? String(NUMERALS.indexOf(stated)) : stated.replace(/\.0$/, '')
  const day = plain(texts.day).replace(/[日号]$/, '')
  if (year === '' && (month !== '' || day !== '')) return { error: 'no-year', part: month === '' ? 'day' : 'month' }
  if (month === '' && day !== '') return { error: 'no-month', part: 'day' }
  if (month === '' || month === year) return year
  // The month as a spreadsheet shows it, with its year.
  if (month.startsWith(year) && /^\d{4}\D/.test(month)) return day === '' ? month : `${month}-${day}`
  if (MONTH_WORD.test(month)) return `${day} ${month} ${year}`.trim()
  if (!/^\d+$/.test(month)) return `${year}年${/\d\D+\d$/.test(stated) ? `${stated}月` : texts.month.trim()}${day}`
  return [year, month, ...(day === '' ? [] : [day])].join('-')
}

/** 3月5日, 3月, 3.5: a day or a month of a year that stands elsewhere. */
export const isWithoutYear = (text: string): boolean =>
  /^(1[0-2]|0?[1-9])\s*(月|[/.-](?=\s*\d))\s*\d{0,2}\s*[日号]?$/.test(plain(text)) || OF_MONTH.test(plain(text))

/** 10月下旬, 6月底, 10月28日-29日. */
const OF_MONTH =
  /^(1[0-2]|0?[1-9])月([上中下]旬|[初中底末]|\d{1,2}[日号]?\s*[-—–~至到]+\s*((1[0-2]|0?[1-9])月)?\d{1,2}[日号])$/

/** The same with a cell for the whole date, which goes first; one without a year (3月5日) takes that of its column. */
export function dateOfParts(whole: string, texts: PartTexts): ReturnType<typeof joinedDate> {
  if (whole === '') return joinedDate(texts)
  // A year beside a column of months is one of the parts.
  if (/^\d{4}年?(度|份)?$/.test(plain(whole)) && texts.year === '') return joinedDate({ ...texts, year: whole })
  const year = yearOf(texts)
  if (year !== '' && OF_MONTH.test(plain(whole))) return `${year}年${plain(whole)}`
  return year !== '' && isWithoutYear(whole)
    ? `${year}-${plain(whole)
        .replace(/\s|[日号月]$/g, '')
        .replace(/[月/.]/, '-')}`
    : whole
}

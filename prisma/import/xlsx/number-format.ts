/** What a number of a sheet shows under its format (ECMA-376, 18.8.30 and 18.8.31). */

/** Date formats that every program knows by number, those of Chinese systems included. */
const BUILT_IN: Readonly<Record<number, string>> = {
  9: '0%',
  10: '0.00%',
  14: 'y-m-d',
  15: 'd-mmm-y',
  16: 'd-mmm',
  17: 'mmm-y',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'y-m-d h:mm',
  27: 'y-m',
  28: 'm-d',
  29: 'm-d',
  30: 'm-d-y',
  31: 'y-m-d',
  32: 'h:mm',
  33: 'h:mm:ss',
  34: 'h:mm',
  35: 'h:mm:ss',
  36: 'y-m',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  50: 'y-m',
  51: 'm-d',
  52: 'y-m',
  53: 'm-d',
  54: 'm-d',
  55: 'h:mm',
  56: 'h:mm:ss',
  57: 'y-m',
  58: 'm-d',
}

export interface NumberFormat {
  /** The parts of a date that it shows; null: it shows no date. */
  readonly date: 'day' | 'month' | 'year' | 'time' | null
  readonly isPercent: boolean
  /** Words that stand before and after the number, such as a unit. */
  readonly before: string
  readonly after: string
}

const PLAIN: NumberFormat = { date: null, isPercent: false, before: '', after: '' }

/** `code` is the format's own text; null for one of the numbers that need none. */
export function formatOf(id: number, code: string | null): NumberFormat {
  const text = code ?? BUILT_IN[id]
  if (text === undefined || /^general$/i.test(text)) return PLAIN
  const [section = ''] = text.split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
  // What is quoted, escaped, padded or in brackets is no sign of the format; [h] counts hours.
  const signs = section
    .replace(/"[^"]*"|\\.|_.|\*./g, ' ')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, ' ')
    .replace(/上午\/下午|AM\/PM|A\/P/gi, ' ')
  const date = dateParts(signs)
  if (date !== null) return { ...PLAIN, date }
  const [before, after] = wordsAround(section)
  return { date: null, isPercent: signs.includes('%'), before, after }
}

/** An `m` beside hours or seconds means minutes. */
function dateParts(signs: string): NumberFormat['date'] {
  const plain = signs.toLowerCase().replace(/general/g, '')
  const withoutMinutes = plain.replace(/h+[^a-z]*m+|m+[^a-z]*s+/g, 'h')
  const has = (sign: string) => withoutMinutes.includes(sign)
  const [hasYear, hasMonth, hasDay] = [has('y'), has('m'), has('d')]
  if (hasDay) return 'day'
  if (hasYear) return hasMonth ? 'month' : 'year'
  if (hasMonth) return 'month'
  return has('h') || has('s') ? 'time' : null
}

/** The quoted words before the first digit sign and after the last, and the sign of a currency. */
function wordsAround(section: string): [before: string, after: string] {
  const written = section
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, '"$1"')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/_.|\*./g, '')
    .replace(/\\(.)/g, '"$1"')
  const parts = /^(.*?)[#0?](?:.*[#0?])?[,.]*%?(.*)$/s.exec(written)
  const words = (text = '') => text.replace(/[^"]*"([^"]*)"|[^"¥￥$€£\p{Script=Han}]/gu, '$1').trim()
  return parts ? [words(parts[1]), words(parts[2])] : ['', '']
}

/** Excel keeps 15 digits: what is beyond them is noise of binary fractions. */
const DIGITS = 15
const DAY_MS = 86_400_000

/** The text of a number. Dates are ISO, cut to what the format shows. `is1904`: days are counted from 1904. */
export function textOfNumber(value: number, format: NumberFormat, is1904: boolean): string {
  const { date, isPercent, before, after } = format
  if (date === 'time' && value >= 0 && value < 1) return timeOf(value)
  if (date !== null && date !== 'time') {
    const day = isoDay(value, is1904)
    if (day !== null) return date === 'day' ? day : day.slice(0, date === 'month' ? 7 : 4)
  }
  if (date === 'time') return isoDay(value, is1904) ?? plainNumber(value)
  return before + (isPercent ? `${plainNumber(100 * value)}%` : plainNumber(value)) + after
}

const plainNumber = (value: number): string => {
  const rounded = Number(value.toPrecision(DIGITS))
  const text = String(rounded)
  return text.includes('e') && Math.abs(rounded) < 1e21 && Math.abs(rounded) >= 1e-12
    ? rounded.toFixed(12).replace(/\.?0+$/, '')
    : text
}

function timeOf(share: number): string {
  const minutes = Math.round(share * 1440)
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Null where no calendar has the day. Excel holds 1900 for a leap year: days before March 1900 are one less. */
function isoDay(serial: number, is1904: boolean): string | null {
  const days = Math.floor(serial) + (is1904 ? 1462 : serial < 60 ? 1 : 0)
  const time = Date.UTC(1899, 11, 30) + days * DAY_MS
  return days >= 1 && days < 2_958_466 ? new Date(time).toISOString().slice(0, 10) : null
}

/** What a number of a sheet shows under its format (ECMA-376, 18.8.30 and 18.8.31). */

import { readSection, type Section, sectionsOf } from './format-section'

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

/** The sections that hold for numbers, which may be none, and the one for texts. */
export interface NumberFormat {
  readonly numbers: readonly Section[]
  readonly text: Section | null
}

const PLAIN = readSection('General')

/** `code` is the format's own text; null for one of the numbers that need none. */
export function formatOf(id: number, code: string | null): NumberFormat {
  const sections = sectionsOf(code ?? BUILT_IN[id] ?? 'General').map(readSection)
  const isText = (section: Section, i: number) => i === 3 || (i === sections.length - 1 && section.isText)
  const text = sections.find(isText) ?? null
  const numbers = sections.filter((section, i) => i < 3 && !isText(section, i))
  return { numbers, text }
}

/** Without conditions the first is for positive numbers, the second for negative ones, the third for zero. */
function sectionFor(value: number, { numbers }: NumberFormat): Section {
  const isConditional = numbers.some(({ condition }) => condition !== null)
  const holds = ({ condition }: Section, i: number): boolean => {
    if (condition) return condition(value)
    if (i === 0 && numbers.length > 1) return numbers.length > 2 || isConditional ? value > 0 : value >= 0
    return i < numbers.length - 1 ? value < 0 : !isConditional || numbers.length > 1
  }
  return numbers.find(holds) ?? PLAIN
}

/** Excel keeps 15 digits: what is beyond them is noise of binary fractions. */
const DIGITS = 15
const DAY_MS = 86_400_000
/** Days that are fewer are a duration, whose format counts hours. */
const FIRST_DAY = 10_000

/**
 * The text of a number. Dates are ISO, cut to what the format shows. Decimals that a format hides are kept. `is1904`:
 * days are counted from 1904.
 */
export function textOfNumber(value: number, format: NumberFormat, is1904: boolean): string {
  const section = sectionFor(value, format)
  if (section.date === null) return shown(value, section)
  return dateOf(value, section, is1904) ?? plainNumber(value)
}

/** With the words that the format adds to a text, such as a unit. */
export const textOfText = (text: string, { text: section }: NumberFormat): string =>
  text.trim() !== '' && section?.isText ? section.before + text + section.after : text

function shown(value: number, { percents, divisor, before, after, parted, shows }: Section): string {
  if (shows === 'words') return before
  const number = (Math.abs(value) * 100 ** percents) / divisor
  const isHidden = shows === 'digits' && number === 0 && before + after !== ''
  const digits = isHidden ? '' : parted ? spread(number, parted) : plainNumber(number) + '%'.repeat(percents)
  if (value >= 0) return before + digits + after
  // Some formats show negative numbers in brackets, or their sign themselves.
  return `${before.replace(/[-−(（]/g, '')}-${digits}${after.replace(/[)）]/g, '')}`
}

/** Digits with the words between them, the last digit at the last place. */
function spread(number: number, parted: readonly string[]): string {
  const digits = Array.from(String(Math.round(number)).padStart(parted.length, '0'))
  const extra = digits.length - parted.length
  return digits.map((digit, i) => (i > extra ? parted[i - extra]! : '') + digit).join('')
}

function dateOf(value: number, { date, hasSeconds }: Section, is1904: boolean): string | null {
  if (date === 'elapsed') return value >= 0 ? timeOf(value, hasSeconds) : null
  if (date === 'time' && value >= 0 && value < FIRST_DAY) return timeOf(value % 1, hasSeconds)
  const day = isoDay(value, is1904)
  return day && (date === 'month' ? day.slice(0, 7) : date === 'year' ? day.slice(0, 4) : day)
}

const plainNumber = (value: number): string => {
  const rounded = Number(value.toPrecision(DIGITS))
  const text = String(rounded)
  return text.includes('e') && Math.abs(rounded) < 1e21 && Math.abs(rounded) >= 1e-12
    ? rounded.toFixed(12).replace(/\.?0+$/, '')
    : text
}

function timeOf(days: number, hasSeconds: boolean): string {
  const seconds = Math.round(days * 86_400)
  const minutes = hasSeconds ? Math.floor(seconds / 60) : Math.round(days * 1440)
  const two = (part: number) => String(part).padStart(2, '0')
  const text = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  return hasSeconds ? `${text}:${two(seconds % 60)}` : text
}

/** Null where no calendar has the day. Excel holds 1900 for a leap year: days before March 1900 are one less. */
function isoDay(serial: number, is1904: boolean): string | null {
  const days = Math.floor(serial) + (is1904 ? 1462 : serial < 60 ? 1 : 0)
  const time = Date.UTC(1899, 11, 30) + days * DAY_MS
  return days >= 1 && days < 2_958_466 ? new Date(time).toISOString().slice(0, 10) : null
}

/** The types of the bounds of filters: how each is read, written, formatted and compared. */

import type { Bound } from '../filters'
import type { Locale } from '../vocabulary'
import { dayOf, isRealDay, NO_DATE } from './days'
import { formatAmount, formatDate } from './format'

/** One yi (亿), the unit of amounts in addresses and forms. */
export const YI = 1e8
/** The highest amount that can be asked for, in yi. */
const MAX_YI = 1e6

export interface BoundType<T extends string | number> {
  /** The type of input that a form uses. */
  readonly input: 'date' | 'number'
  /** The value in the text of an address or form; undefined if the text is not of this type. */
  read(text: string | undefined): T | undefined
  /** The text that `read` reads back. */
  write(value: T): string
  format(value: T, locale: Locale): string
  /** The number that a column of the snapshot is compared with. */
  ordinal(value: T): number
  /** The lowest number that stands for a value; a column has a lower one where it has no value. */
  readonly lowest: number
}

/** An ISO date, yyyy-mm-dd. */
const DAY: BoundType<string> = {
  input: 'date',
  read: (text) => (text && isRealDay(text) ? text : undefined),
  write: (value) => value,
  format: (value, locale) => formatDate(value, 'day', locale),
  ordinal: dayOf,
  lowest: NO_DATE + 1,
}

/** Whole yuan, read and written in yi. */
const AMOUNT: BoundType<number> = {
  input: 'number',
  read(text) {
    const value = text === undefined ? Number.NaN : Number(text)
    return Number.isFinite(value) && value >= 0 && value <= MAX_YI ? Math.round(value * YI) : undefined
  },
  write: (value) => String(value / YI),
  format: formatAmount,
  ordinal: (value) => value,
  lowest: Number.NEGATIVE_INFINITY,
}

const TYPES = { day: DAY, amount: AMOUNT } as const

/** Use it only with values of the bound's own filter, which are of its type: the compiler cannot check that. */
export const boundType = ({ type }: Bound): BoundType<string | number> => TYPES[type] as BoundType<string | number>

export const signOf = ({ side }: Bound): '≥' | '≤' => (side === 'least' ? '≥' : '≤')

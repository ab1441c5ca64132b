/**
 * The row buffer: the rows of a snapshot as they arrive, before they are sorted. Each is read once and then dropped.
 */

import { UNKNOWN } from '../filters'
import { dayOf, NO_DATE } from '../text/days'
import { DictionaryEncoder, SetEncoder } from './dictionary-encoding'
import { DATE_CODES, type SnapshotRow } from './snapshot'
import { TextBuffer } from './text-column'

const INITIAL_ROWS = 64

/** Fields with exactly one value in each row, stored as codes. The city is needed only to assign positions. */
export const ENCODED_FIELDS = ['district', 'city', 'sector', 'kind', 'status', 'precision'] as const

/**
 * Where the numbers of a row stand in its record: DOUBLE_OFFSETS in units of 8 bytes, WORD_OFFSETS in units of 4. Rows
 * are later read in another order, so all numbers of a row lie side by side in memory. `texts` is the first of four
 * words: the starts of slug, Chinese and English name, and the end of the last. `codes` are in the order of
 * ENCODED_FIELDS.
 */
export const DOUBLE_OFFSETS = { lng: 0, lat: 1, amountCny: 2 } as const
export const WORD_OFFSETS = {
  no: 6,
  day: 7,
  errorM: 8,
  column: 9,
  row: 10,
  texts: 11,
  codes: 15,
  event: 21,
  dayPrecision: 22,
} as const
export const WORDS_PER_ROW = 24

/** NaN stands for no coordinates, no amount and no estimated error; NO_DATE for no date; event code 0 for no events. */
export class RowBuffer {
  count = 0
  doubles = new Float64Array((INITIAL_ROWS * WORDS_PER_ROW) / 2)
  /** The same memory as `doubles`, viewed as other types of numbers. */
  words = new Uint32Array(this.doubles.buffer)
  integers = new Int32Array(this.doubles.buffer)
  floats = new Float32Array(this.doubles.buffer)
  readonly encoders = ENCODED_FIELDS.map(() => new DictionaryEncoder())
  readonly events = new SetEncoder()
  readonly texts = new TextBuffer()

  /**
   * Makes room for one more row and returns the index of its first word. Add its texts to `texts`, then raise `count`.
   */
  startRow(): number {
    const first = this.count * WORDS_PER_ROW
    if (first === this.words.length) this.#grow()
    this.words[first + WORD_OFFSETS.texts] = this.texts.end
    return first
  }

  slugOf(row: number): string {
    const at = row * WORDS_PER_ROW + WORD_OFFSETS.texts
    return this.texts.bytes.toString('utf8', this.words[at], this.words[at + 1])
  }

  #grow(): void {
    const larger = new Float64Array(2 * this.doubles.length)
    larger.set(this.doubles)
    this.doubles = larger
    this.words = new Uint32Array(larger.buffer)
    this.integers = new Int32Array(larger.buffer)
    this.floats = new Float32Array(larger.buffer)
  }
}

/** The row buffer of `rows`. Throws a RangeError for a date that is not one. */
export function rowBufferOf(rows: Iterable<SnapshotRow>): RowBuffer {
  const buffer = new RowBuffer()
  const days = new Map<string, number>()
  for (const row of rows) addRow(buffer, row, days)
  return buffer
}

function addRow(buffer: RowBuffer, row: SnapshotRow, days: Map<string, number>): void {
  const first = buffer.startRow()
  const { doubles, words, integers, floats, encoders, events, texts } = buffer
  doubles[first / 2 + DOUBLE_OFFSETS.lng] = row.lng ?? Number.NaN
  doubles[first / 2 + DOUBLE_OFFSETS.lat] = row.lat ?? Number.NaN
  doubles[first / 2 + DOUBLE_OFFSETS.amountCny] = row.amountCny ?? Number.NaN
  words[first + WORD_OFFSETS.no] = row.no
  integers[first + WORD_OFFSETS.day] = dayIn(days, row.date)
  words[first + WORD_OFFSETS.dayPrecision] = DATE_CODES.indexOf(row.datePrecision ?? 'day')
  floats[first + WORD_OFFSETS.errorM] = row.errorM ?? Number.NaN
  for (const [i, text] of [row.slug, row.nameZh, row.nameEn].entries()) {
    texts.add(text)
    words[first + WORD_OFFSETS.texts + 1 + i] = texts.end
  }
  const values = [row.districtId, row.cityId, row.sector, row.kind, row.status ?? UNKNOWN, row.precision]
  for (const [i, value] of values.entries()) words[first + WORD_OFFSETS.codes + i] = encoders[i]!.codeOf(value)
  words[first + WORD_OFFSETS.event] = row.events.reduce((code, event) => events.with(code, event), 0)
  buffer.count++
}

/** The day of `date`, computed once for each date. */
function dayIn(dayOfDate: Map<string, number>, date: string | null): number {
  if (date === null) return NO_DATE
  const day = dayOfDate.get(date) ?? dayOf(date)
  dayOfDate.set(date, day)
  return day
}

/** One row of a table as the columns of a project, with everything that is wrong with it. */

import { FACT_COLUMNS } from '../edit/project-facts'
import { TO_WGS84 } from '../geometry/datum'
import type { Position } from '../records'
import { unsafeText } from '../text/csv'
import { readDate } from '../text/date-text'
import { readFigure } from '../text/figure-text'
import { readAmountCell } from './amount-cell'
import { DATE_FIELDS, type ForAll, type ImportField } from './columns'
import { checkPosition, readDegrees, readPair } from './position-text'
import type { RowProblem } from './problems'
import type { Lookups, RowColumns, RowMilestone, RowReading } from './row-reading'
import type { ImportSettings } from './settings'
import { isTermField, type TermField } from './terms'

const MAX_NAME = 300
const MAX_TEXT = 4000
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/
const DECIMALS = 6

/**
 * Reads a row; its position is converted to WGS-84. Never throws: an unreadable cell becomes a problem, not a column.
 */
export function readRow(cells: readonly string[], settings: ImportSettings, look: Lookups): RowReading {
  const row = new Reader(cells, settings, look)
  row.texts()
  row.facts()
  row.terms()
  row.references()
  row.amount()
  row.location()
  row.dates()
  return { columns: row.columns, milestones: row.milestones, sourceId: row.sourceId, problems: row.problems }
}

type Loose = { -readonly [K in keyof RowColumns]: RowColumns[K] }

class Reader {
  readonly columns: Loose = {}
  readonly milestones: RowMilestone[] = []
  readonly problems: RowProblem[] = []
  sourceId: string | null = null
  readonly #texts = new Map<ImportField, string>()

  constructor(
    cells: readonly string[],
    readonly settings: ImportSettings,
    readonly look: Lookups,
  ) {
    settings.columns.forEach((field, i) => {
      const text = clean(cells[i] ?? '')
      if (field !== null && text !== '') this.#texts.set(field, text)
    })
    const extra = cells.slice(settings.columns.length).filter((cell) => clean(cell) !== '')
    if (extra.length > 0) this.#problem(null, 'extra-cells', extra[0]!)
  }

  #cell = (field: ImportField): string => this.#texts.get(field) ?? ''
  /** The row's own value, otherwise the one set for all rows. */
  #text = (field: ForAll): string => this.#cell(field) || (this.settings.forAll[field] ?? '')

  #problem(field: ImportField | null, code: RowProblem['code'], value: string, allowed?: string): void {
    const shown = Array.from(value).slice(0, 80).join('')
    this.problems.push(allowed === undefined ? { field, code, value: shown } : { field, code, value: shown, allowed })
  }

  texts(): void {
    for (const field of ['nameZh', 'nameEn', 'summaryZh', 'summaryEn'] as const) {
      const text = this.#within(field, field.startsWith('summary') ? MAX_TEXT : MAX_NAME)
      if (text !== '') this.columns[field] = text
    }
    const aliases = this.#cell('aliases')
      .split(/\s*[;；、|]\s*/)
      .filter(Boolean)
    if (aliases.length > 0) this.columns.aliases = [...new Set(aliases)]
    const slug = this.#cell('slug').toLowerCase()
    if (slug !== '' && !SLUG.test(slug)) this.#problem('slug', 'slug', slug)
    else if (slug !== '') this.columns.slug = slug
  }

  /** The text of a field; empty if it is too long, which is reported. */
  #within(field: ImportField, maxLength: number): string {
    const text = this.#cell(field)
    if (text.length <= maxLength) return text
    this.#problem(field, 'too-long', text, String(maxLength))
    return ''
  }

  facts(): void {
    for (const { field, widget } of FACT_COLUMNS) {
      const text = this.#within(field, MAX_NAME)
      const value = widget === 'figure' ? readFigure(text) : text
      if (text !== '' && value === null) this.#problem(field, 'figure', text)
      else if (text !== '' && value !== null) this.columns[field] = value
    }
  }

  terms(): void {
    for (const field of ['kind', 'sector', 'status'] as const) this.#term(field, this.#text(field))
  }

  #term(field: TermField, text: string): string | null {
    if (text === '' || !isTermField(field)) return null
    const value = this.look.term(field, text)
    if (value === null) this.#problem(field, 'term', text)
    else this.columns[field] = value
    return value
  }

  references(): void {
    const district = this.#text('district')
    const districtId = district === '' ? null : this.look.district(district)
    if (district !== '' && districtId === null) this.#problem('district', 'district', district)
    const placeName = this.#cell('place')
    const place = placeName === '' ? null : this.look.place(placeName)
    if (placeName !== '' && place === null) this.#problem('place', 'place', placeName)
    if (place) this.columns.placeId = place.id
    const belongsTo = districtId ?? (district === '' ? place?.districtId : null) ?? null
    if (belongsTo !== null) this.columns.districtId = belongsTo
    if (belongsTo !== null && !this.look.mayEdit(belongsTo))
      this.#problem('district', 'forbidden', district || placeName)
    const source = this.#text('source')
    if (source === '') return
    this.sourceId = this.look.source(source)
    if (this.sourceId === null) this.#problem('source', 'source', source)
  }

  amount(): void {
    const text = this.#cell('amount')
    if (text === '') return
    const reading = readAmountCell(text, this.settings.amountUnit)
    const kind = this.#text('amountKind')
    if ('error' in reading) this.#problem('amount', `amount-${reading.error}`, text)
    else if (reading.cny === null) return
    else if (kind === '') this.#problem('amountKind', 'amount-kind', text)
    else if (this.#term('amountKind', kind) !== null) this.columns.amountCny = reading.cny
  }

  location(): void {
    const position = this.#position()
    const precisionText = this.#cell('precision') || (position ? this.#text('precision') : '')
    const precision = precisionText === '' ? null : this.look.term('precision', precisionText)
    const isRough = precision === 'district' || precision === 'city'
    if (precisionText !== '' && precision === null) this.#problem('precision', 'term', precisionText)
    else if (position && precision === null) this.#problem('precision', 'precision-needed', '')
    else if (position && isRough) this.#problem('precision', 'precision-rough', precisionText)
    else if (position) this.#place(position, precision!)
    else if (isRough) this.columns.precision = precision
    else if (precision !== null && !this.#hasPosition) this.#problem('lng', 'position-needed', precisionText)
  }

  get #hasPosition(): boolean {
    return ['lng', 'lat', 'position'].some((field) => this.#texts.has(field as ImportField))
  }

  #place(position: Position, precision: string): void {
    const [lng, lat] = position
    Object.assign(this.columns, { lng, lat, precision })
    this.#error()
    const { districtId } = this.columns
    if (districtId && !this.look.isInside(districtId, position))
      this.#problem('lng', 'outside-district', position.join(', '), districtId)
  }

  #error(): void {
    const text = this.#cell('errorM')
    if (text === '') return
    const metres = /^\d+(\.\d+)?\s*(米|m)?$/i.test(text.normalize('NFKC')) ? Math.round(Number.parseFloat(text)) : 0
    if (metres > 0 && metres <= 100_000) this.columns.errorM = metres
    else this.#problem('errorM', 'error-m', text)
  }

  /** The position in WGS-84; null if the row has none or a wrong one. */
  #position(): Position | null {
    const typed = this.#typedPosition()
    if (!typed) return null
    const error = checkPosition(typed, this.look.near)
    const turned: Position = [typed[1], typed[0]]
    if (error === 'swapped' && this.settings.turnSwapped) return this.#converted(turned)
    if (error === null) return this.#converted(typed)
    this.#problem(this.#cell('lng') ? 'lng' : 'position', `position-${error}`, typed.join(', '))
    return null
  }

  #converted(position: Position): Position {
    const [lng, lat] = TO_WGS84[this.settings.datum](position)
    return [Number(lng.toFixed(DECIMALS)), Number(lat.toFixed(DECIMALS))]
  }

  #typedPosition(): Position | null {
    const [lng, lat, both] = [this.#cell('lng'), this.#cell('lat'), this.#cell('position')]
    if (lng === '' && lat === '') {
      const pair = both === '' ? null : readPair(both)
      if (both !== '' && pair === null) this.#problem('position', 'position-number', both)
      // The order in one cell is unknown: take the one that lies near the map.
      return pair && checkPosition(pair, this.look.near) === 'swapped' ? [pair[1], pair[0]] : pair
    }
    if (lng === '' || lat === '') {
      this.#problem(lng === '' ? 'lng' : 'lat', 'position-half', lng || lat)
      return null
    }
    const [x, y] = [readDegrees(lng), readDegrees(lat)]
    if (x === null) this.#problem('lng', 'position-number', lng)
    if (y === null) this.#problem('lat', 'position-number', lat)
    return x === null || y === null ? null : [x, y]
  }

  dates(): void {
    for (const kind of DATE_FIELDS) {
      const text = this.#cell(kind)
      if (text === '') continue
      const reading = readDate(text)
      if ('error' in reading) this.#problem(kind, `date-${reading.error}`, text)
      else this.milestones.push({ kind, date: reading.date, datePrecision: reading.precision })
    }
  }
}

/** The cell without invisible characters, and without the apostrophe that our own exports add. */
const clean = (cell: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
  unsafeText(cell.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b-\u200f\u202a-\u202e\ufeff]/g, '').trim())

/**
 * What headings between rows say: a district, sector, kind or stage that holds for the rows below, until the next
 * heading of its rank.
 */

import type { RowProblem } from '../problems'
import type { Lookups, RowReading } from '../row-reading'
import type { ImportSettings } from '../settings'
import { isNumeral, isPlainNumber, type LeftOut } from './left-out'

/** What may stand before and after a name: 一、某某区（2个）. */
const NUMBER = /^[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*/
const COUNT = /[（(][^)）]*[)）]\s*[:：]?\s*$/
/** What may follow a word of a vocabulary: 生物医药类, 在建项目. */
const KIND_OF = /(类|产业|领域|行业|方向|板块)?(类)?(的?项目)?$/

const TERMS = ['sector', 'kind', 'status'] as const
type SectionField = 'district' | (typeof TERMS)[number]

interface Heading {
  readonly field: SectionField
  readonly id: string
  readonly text: string
  readonly no: number
}

export class Sections {
  /** Those that hold, the outermost first. */
  #open: readonly Heading[] = []

  constructor(private readonly look: Lookups) {}

  /** Takes notice of a row that is no record. */
  see(no: number, leftOut: LeftOut, cells: readonly string[]): void {
    if (leftOut !== 'section' && leftOut !== 'subtotal') return
    const text =
      cells.map((cell) => cell.trim()).find((cell) => cell !== '' && !isPlainNumber(cell) && !isNumeral(cell)) ?? ''
    const named = this.#named(text.replace(COUNT, '').replace(NUMBER, '').trim())
    if (named) {
      const at = this.#open.findIndex(({ field }) => field === named.field)
      // A heading ends the one before of its kind, and those that stood below that.
      this.#open = [...(at < 0 ? this.#open : this.#open.slice(0, at)), { ...named, text, no }]
    }
    // 小计 ends nothing: the rows below it may belong to the same heading or to the next.
    else if (leftOut === 'section') this.#open = []
  }

  #named(name: string): Pick<Heading, 'field' | 'id'> | null {
    const district = this.look.district(name) ?? this.look.districtIn(name)
    if (district !== null) return { field: 'district', id: district }
    for (const word of new Set([name, name.replace(KIND_OF, '')]))
      for (const field of TERMS) {
        const id = word === '' ? null : this.look.term(field, word)
        if (id !== null) return { field, id }
      }
    return null
  }

  /** The settings of the rows below. */
  below(settings: ImportSettings): ImportSettings {
    if (this.#open.length === 0) return settings
    const forAll = Object.fromEntries(this.#open.map(({ field, id }) => [field, id]))
    return { ...settings, forAll: { ...settings.forAll, ...forAll } }
  }

  /** What a row has from the headings above it, each with the heading: it says nothing of it itself. */
  problems(reading: RowReading, cells: readonly string[], settings: ImportSettings): RowProblem[] {
    return this.#open
      .filter(({ field }) => isFromAbove(field, reading, cells, settings))
      .map(({ field, text, no }) => ({ field, code: 'filled-down', value: text, allowed: String(no) }))
  }
}

function isFromAbove(
  field: SectionField,
  { columns, problems }: RowReading,
  cells: readonly string[],
  settings: ImportSettings,
): boolean {
  const own = (cells[settings.columns.indexOf(field)] ?? '').trim()
  if (own !== '') return false
  if (field !== 'district') return columns[field] !== undefined
  const isElsewhere = columns.placeId !== undefined || problems.some(({ code }) => code === 'district-of-address')
  return columns.districtId !== undefined && !isElsewhere
}

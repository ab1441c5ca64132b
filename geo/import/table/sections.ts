/** The district that a heading between rows names: it holds for the rows below, until the next heading. */

import type { RowProblem } from '../problems'
import type { Lookups, RowReading } from '../row-reading'
import type { ImportSettings } from '../settings'
import type { LeftOut } from './left-out'

/** What may stand before and after a name: 一、某某区（2个）. */
const NUMBER = /^[（(]?[一二三四五六七八九十\d]+[)）、.．]\s*/
const COUNT = /[（(][^)）]*[)）]\s*[:：]?\s*$/

export class Sections {
  #district: { readonly id: string; readonly text: string; readonly no: number } | null = null

  constructor(private readonly look: Lookups) {}

  /** Takes notice of a row that is no record. */
  see(no: number, leftOut: LeftOut, cells: readonly string[]): void {
    if (leftOut !== 'section' && leftOut !== 'subtotal') return
    const text = cells.map((cell) => cell.trim()).find((cell) => cell !== '' && !/^[-\d.,%\s]+$/.test(cell)) ?? ''
    const name = text.replace(COUNT, '').replace(NUMBER, '').trim()
    const id = this.look.district(name) ?? this.look.districtIn(name)
    // 小计 ends nothing: the rows below it may belong to the same district or to the next heading.
    if (id !== null) this.#district = { id, text, no }
    else if (leftOut === 'section') this.#district = null
  }

  /** The settings of the rows below, and the row that says so; null where no heading names a district. */
  below(
    settings: ImportSettings,
  ): { readonly settings: ImportSettings; readonly text: string; readonly no: number } | null {
    if (!this.#district) return null
    const { id, text, no } = this.#district
    return { settings: { ...settings, forAll: { ...settings.forAll, district: id } }, text, no }
  }
}

/** Whether a row has its district from the heading above it: it names none, nor an address or a park that does. */
export function isOfSection(
  { columns, problems }: RowReading,
  cells: readonly string[],
  settings: ImportSettings,
): boolean {
  const own = (cells[settings.columns.indexOf('district')] ?? '').trim()
  const isElsewhere = columns.placeId !== undefined || problems.some(({ code }) => code === 'district-of-address')
  return own === '' && columns.districtId !== undefined && !isElsewhere
}

export const sectionProblem = ({ text, no }: { readonly text: string; readonly no: number }): RowProblem => ({
  ...{ field: 'district', code: 'filled-down', value: text, allowed: String(no) },
})

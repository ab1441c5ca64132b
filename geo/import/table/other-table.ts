/** Notices where a second table begins below the first, with headings of its own: its rows mean something else. */

import { recognise } from '../headings'
import type { RowProblem } from '../problems'

const LEAST_KNOWN = 2

export class OtherTable {
  #headings: number | null = null

  /**
   * What is wrong with a row because of headings above it that are not those of the file. Only a row whose name is none
   * can be such headings; those of the file, repeated, begin its own rows again.
   */
  problems(no: number, cells: readonly string[], found: readonly RowProblem[]): RowProblem[] {
    const mayBeHeadings = found.some(({ code }) => code === 'name-none')
    if (mayBeHeadings && cells.filter((cell) => recognise(cell).field !== null).length >= LEAST_KNOWN)
      this.#headings = no
    if (this.#headings === null || this.#headings === no) return []
    return [{ field: null, code: 'other-table', value: '', allowed: String(this.#headings) }]
  }

  /** The headings of the file stand here once more. */
  end(): void {
    this.#headings = null
  }
}

/** Tables that stand side by side on a sheet, with the same headings: one list that goes on in the next columns. */

import { recognise } from '../headings'
import type { ReadRow } from '../row-notes'

/** Fewer headings that come again are two columns of one name. */
const LEAST = 2

/**
 * How many columns each of them has, the empty ones between them included; null where no list stands beside another.
 * All headings must come again in their order, that of the projects' names among them; the last table may be cut off.
 */
export function widthOfEach(headings: readonly string[]): number | null {
  const texts = headings.map((heading) => heading.trim())
  const first = texts.findIndex(Boolean)
  const last = texts.findLastIndex(Boolean)
  for (let width = LEAST; first >= 0 && first + width < last; width++) {
    const again = texts.slice(first + width, last + 1)
    const isAgain = again.every((text, i) => text === texts[first + i])
    const known = texts.slice(first, first + width)
    const isList = known.filter(Boolean).length >= LEAST && known.some((text) => recognise(text).field === 'nameZh')
    if (isAgain && isList && again.filter(Boolean).length >= LEAST) return width
  }
  return null
}

/** The row of each table, the first with whatever stands before it. A note of the whole row is one of each. */
export function sideRows({ cells, notes }: ReadRow, first: number, width: number): ReadRow[] {
  const count = Math.max(1, Math.ceil((cells.length - first) / width))
  return Array.from({ length: count }, (_, i) => {
    const from = i === 0 ? 0 : first + i * width
    const to = first + (i + 1) * width
    return {
      // Under the columns of the first.
      cells: [...(i === 0 ? [] : Array<string>(first).fill('')), ...cells.slice(from, to)],
      notes: notes.flatMap((note) => {
        if (note.column === null) return [note]
        return note.column >= from && note.column < to ? [{ ...note, column: note.column - i * width }] : []
      }),
    }
  })
}

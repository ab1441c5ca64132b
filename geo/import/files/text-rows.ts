/** The rows of a text whose cells a sign parts and quotation marks enclose, whatever it has wrong. */

interface TextRow {
  readonly cells: readonly string[]
  /** A quotation mark opens or closes nothing. */
  readonly isStray: boolean
  /** One cell holds several lines, each of which would be a whole row: a quotation mark may be missing. */
  readonly isDoubtful: boolean
  /** Where the next row begins. */
  readonly end: number
}

interface Cell {
  readonly text: string
  readonly end: number
  readonly isStray: boolean
  readonly isTall: boolean
}

const LINE_END = /[\r\n]/

/**
 * The rows from `start` on. Lines end with CR, LF or both, whichever of them; within quotation marks they belong to the
 * cell. A mark that opens a cell and is closed nowhere, or only by one that opens another, stands for itself. `width`
 * is how many cells the rows have: a cell of several lines that would change it is none.
 */
export function* parsedRows(text: string, start: number, delimiter: string, width: number): Generator<TextRow> {
  for (let at = start; at < text.length; ) {
    const row = rowAt(text, at, delimiter, width)
    yield row
    at = row.end
  }
}

function rowAt(text: string, start: number, delimiter: string, width: number): TextRow {
  const row = readRow(text, start, delimiter, true)
  if (!row.isTall || width < 2) return row
  const line = readRow(text, start, delimiter, false)
  if (line.cells.length !== width) return row
  if (row.cells.length !== width) return line
  return { ...row, isDoubtful: areWhole(text, line.end, row.end, delimiter, width) }
}

/** Whether each line between would be a row of its own. */
function areWhole(text: string, from: number, to: number, delimiter: string, width: number): boolean {
  for (let at = from; at < to; ) {
    const line = readRow(text, at, delimiter, false)
    if (line.cells.length !== width) return false
    at = line.end
  }
  return true
}

/** `isTall`: whether a cell may hold, and does hold, several lines. */
function readRow(text: string, start: number, delimiter: string, mayBeTall: boolean): TextRow & { isTall: boolean } {
  const cells: string[] = []
  let [isStray, isTall] = [false, false]
  for (let at = start; ; at++) {
    const quoted = quotedCell(text, at, delimiter, mayBeTall)
    const cell = typeof quoted === 'object' ? quoted : plainCell(text, at, delimiter)
    cells.push(cell.text)
    isStray ||= cell.isStray || quoted === 'open'
    isTall ||= cell.isTall
    at = cell.end
    if (text[at] !== delimiter) return { cells, isStray, isTall, isDoubtful: false, end: afterLineEnd(text, at) }
  }
}

const afterLineEnd = (text: string, at: number): number =>
  text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1

function plainCell(text: string, start: number, delimiter: string): Cell {
  let end = start
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++
  return { text: text.slice(start, end), end, isStray: false, isTall: false }
}

/** `none`: no quotation mark opens the cell; `open`: one does, and none closes it. */
function quotedCell(text: string, start: number, delimiter: string, mayBeTall: boolean): Cell | 'none' | 'open' {
  const mark = afterSpaces(text, start)
  if (text[mark] !== '"') return 'none'
  const first = mark + 1
  let isStray = false
  for (let from = first; ; ) {
    const at = text.indexOf('"', from)
    if (at < 0) return 'open'
    if (text[at + 1] === '"') {
      from = at + 2
      continue
    }
    const end = afterSpaces(text, at + 1)
    const closes = end >= text.length || text[end] === delimiter || LINE_END.test(text[end]!)
    const isTall = LINE_END.test(text.slice(first, at))
    // Further down, a mark that closes nothing has opened something: the first one was astray.
    if (isTall && (!mayBeTall || isStray || !closes)) return 'open'
    if (closes) return { text: text.slice(first, at).replaceAll('""', '"'), end, isStray, isTall }
    isStray = true
    from = at + 1
  }
}

function afterSpaces(text: string, start: number): number {
  let at = start
  while (text[at] === ' ') at++
  return at
}

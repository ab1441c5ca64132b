/** What a file says of a row besides its texts: what a reader of the file would see, or would not see, there. */

/**
 * `error-cell`: a formula that has failed (#REF!); `no-value`: a formula without a value, which the program that wrote
 * the file has left to others; `merged`: part of a merged cell, `value` is its text and `from` its row; `hidden-row`;
 * `stray-quote` and `ragged`: what a text file has wrong there; `bad-byte`: no character of the encoding.
 */
export interface CellNote {
  /** From 0; null: the whole row. */
  readonly column: number | null
  readonly code: 'error-cell' | 'no-value' | 'merged' | 'hidden-row' | 'stray-quote' | 'bad-byte'
  readonly value: string
  readonly from?: number
}

export interface ReadRow {
  readonly cells: readonly string[]
  readonly notes: readonly CellNote[]
}

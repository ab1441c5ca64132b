/**
 * One line of the benchmark: what was measured, and the aim it is held against. A missed aim is marked, never an error.
 */
export interface Line {
  readonly what: string
  readonly value: string
  readonly aim: string
  /** Null: nothing to hold it against. */
  readonly isMet: boolean | null
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** At or above 95 of a hundred values. */
export const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * 0.95) - 1)]!

export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
export const kb = (bytes: number): string => `${(bytes / 1000).toFixed(1)} KB`

/** A Markdown table. */
export function tableOf(lines: readonly Line[]): string {
  const mark = ({ isMet }: Line) => (isMet === null ? '' : isMet ? 'ok' : 'over')
  const rows = lines.map((line) => [line.what, line.value, line.aim, mark(line)])
  return [['what', 'measured', 'aim', ''], ['---', '---', '---', '---'], ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
}

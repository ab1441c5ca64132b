'use client'

import type { CompareMapStrings } from './strings'
import type { MapCell } from './types'

interface Props {
  readonly t: CompareMapStrings
  readonly cells: readonly MapCell[]
  readonly sides: readonly [number, number]
  readonly onChange: (sides: readonly [number, number]) => void
}

/** Which two of more than two areas lie under the divider. Choosing what the other side has swaps them. */
export function SwipeSides({ t, cells, sides: [left, right], onChange }: Props) {
  const select = (label: string, value: number, onSide: (side: number) => void) => (
    <label>
      {label}
      <select value={value} onChange={(event) => onSide(Number(event.target.value))}>
        {cells.map((cell, i) => (
          <option key={cell.key} value={i}>
            {cell.label}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <p className="swipe-sides">
      {select(t.left, left, (side) => onChange([side, side === right ? left : right]))}
      {select(t.right, right, (side) => onChange([side === left ? right : left, side]))}
    </p>
  )
}

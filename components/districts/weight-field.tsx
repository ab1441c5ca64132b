'use client'

import { useState } from 'react'

interface Props {
  readonly name: string
  readonly label: string
  readonly value: number
}

const MOST_BY_SLIDER = 10

/** A weight by slider or as a number: both show the same, the number is what is sent. */
export function WeightField({ name, label, value }: Props) {
  const [text, setText] = useState(value === 0 ? '' : String(value))
  return (
    <span className="weight-field">
      <input
        type="range"
        min="0"
        max={MOST_BY_SLIDER}
        step="1"
        aria-label={label}
        value={Number(text) || 0}
        onChange={(event) => setText(event.target.value === '0' ? '' : event.target.value)}
      />
      <input
        type="number"
        name={name}
        min="0"
        max="100"
        step="any"
        aria-label={label}
        value={text}
        placeholder="0"
        onChange={(event) => setText(event.target.value)}
      />
    </span>
  )
}

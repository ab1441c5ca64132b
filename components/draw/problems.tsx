'use client'

import { useEffect, useRef } from 'react'
import type { PolygonArea } from '#geo/areas/area'
import { fill } from '#geo/text/format'
import type { Reading } from './reading'
import type { DrawStrings } from './strings'

interface Props {
  readonly t: DrawStrings
  readonly reading: Reading
  readonly onUse: (area: PolygonArea) => void
  readonly onDiscard: () => void
}

/** What is wrong with an area that was drawn or dropped, and the choices that remain. */
export function Problems({ t, reading: { problems, area, repaired, inDatums }, onUse, onDiscard }: Props) {
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <div
      className="area-problems"
      role="alertdialog"
      aria-labelledby="area-problems-title"
      aria-describedby="area-problems"
    >
      <p id="area-problems-title">{t.found}</p>
      <ul id="area-problems">
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      {inDatums?.map(({ name, area: converted }) => (
        <button key={name} type="button" onClick={() => onUse(converted)}>
          {fill(t.useInDatum, { datum: name })}
        </button>
      ))}
      {repaired && !inDatums && (
        <button type="button" ref={first} onClick={() => onUse(repaired)}>
          {t.mend}
        </button>
      )}
      {area && !inDatums && (
        <button type="button" onClick={() => onUse(area)}>
          {t.useAnyway}
        </button>
      )}
      <button type="button" ref={repaired && !inDatums ? undefined : first} onClick={onDiscard}>
        {t.discard}
      </button>
    </div>
  )
}
